"""What the coordinator types at the desk: reasons, corrections, people who phoned."""

import uuid
from typing import cast

from django import forms
from django.conf import settings
from django.utils import timezone

from core.models.row_forms import fingerprint

from ..choices import RegistrationState
from ..desk import REASON_LIMIT, Details
from ..models import AccessNeed, Registration, RegistrationBook
from ..models.room import seats_for_newcomers
from ..registration import SignUp
from .circles import published_circles
from .words import MailField, NameField, PhoneField, SentencesField

THE_PERSON_READS_IT = "Die Person liest diesen Satz in ihrer Mail, so wie Sie ihn schreiben."
WHO_IS_IT = "Wie heißt die Person?"
NO_ADDRESS = "Die Person hat keine E-Mail-Adresse: Sagen Sie ihr den Grund bitte selbst."
CHANGED_MEANWHILE = (
    "Diese Angaben hat inzwischen jemand geändert; oben steht, was gilt. Ihre Eingaben stehen noch "
    "hier, sind aber nicht gespeichert. Wenn Sie noch einmal speichern, gilt Ihre Fassung."
)
NO_MAIL = "Die Adresse der Person nimmt keine Mails an: Sagen Sie ihr den Grund bitte selbst."


class LanguageField(forms.ChoiceField):
    """In which language the mails are."""

    def __init__(self):
        super().__init__(
            label="Sprache der Mails",
            choices=settings.LANGUAGES,
            initial=settings.LANGUAGE_CODE,
        )


class ReasonForm(forms.Form):
    """Why somebody loses a place or does not get one."""

    reason = SentencesField(
        label="Grund",
        max_length=REASON_LIMIT,
        rows=2,
        error_messages={"required": "Schreiben Sie einen Grund: Die Person möchte wissen, warum."},
    )

    def __init__(self, *args, registration: Registration, **kwargs):
        super().__init__(*args, **kwargs)
        unheard = NO_MAIL if registration.email else NO_ADDRESS
        is_read = registration.is_reached_by_mail
        self.fields["reason"].help_text = THE_PERSON_READS_IT if is_read else unheard

    def clean_reason(self) -> str:
        return " ".join(self.cleaned_data["reason"].split())


class AgainForm(forms.Form):
    """Which press of the button this is, so that a double click sends one mail."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


class MoveForm(forms.Form):
    """To which other date somebody goes."""

    book = forms.ChoiceField(
        label="Neuer Termin",
        error_messages={"invalid_choice": "Dorthin kann man nicht (mehr) umbuchen."},
    )
    may_wait = forms.BooleanField(
        label="Auch umbuchen, wenn dort nur auf der Warteliste Platz ist",
        required=False,
        help_text="Der jetzige Platz geht dann verloren.",
    )

    def __init__(self, *args, targets: list[RegistrationBook], **kwargs):
        super().__init__(*args, **kwargs)
        self.targets = {str(book.pk): book for book in targets}
        choices = [(pk, f"{book} – {_room_in(book)}") for pk, book in self.targets.items()]
        cast(forms.ChoiceField, self.fields["book"]).choices = [("", "Bitte wählen"), *choices]

    @property
    def target(self) -> RegistrationBook:
        return self.targets[self.cleaned_data["book"]]


def _room_in(book: RegistrationBook) -> str:
    """What somebody who comes now would get."""
    now = timezone.now()
    free = seats_for_newcomers(book, now, in_circle=False)
    kept = seats_for_newcomers(book, now, in_circle=True) - free
    if free:
        more = "1 weiterer Platz" if kept == 1 else f"{kept} weitere Plätze"
        return f"{_seats(free)} frei" + (f", {more} nur für den Helferkreis" if kept else "")
    has_queue = book.waiting_count < book.waiting_capacity
    queue = "nur Warteliste" if has_queue else "Warteliste voll"
    if kept:
        return f"{_seats(kept)} frei nur für den Helferkreis, sonst {queue}"
    return f"ausgebucht, {queue}"


def _seats(number: int) -> str:
    return "1 Platz" if number == 1 else f"{number} Plätze"


def _likeliest(books: list[RegistrationBook]) -> RegistrationBook:
    """Of the dates that are not over the first with a free seat, else the first."""
    now = timezone.now()
    ahead = [book for book in books if book.session is None or book.session.ends_at > now]
    ahead = [book for book in ahead if book.session is None or not book.session.is_cancelled]
    free = [book for book in ahead if seats_for_newcomers(book, now, in_circle=False)]
    return [*free, *ahead, *books][0]


class PeopleForm(forms.Form):
    """The people of one registration, how to reach them, and their circle."""

    email = MailField(required=False)
    phone = PhoneField(label="Telefon", required=False)
    language = LanguageField()
    circle = forms.ModelChoiceField(
        label="Helferkreis", queryset=None, required=False, empty_label="keiner oder noch keiner"
    )

    first_fields: list[str] = []

    def __init__(self, *args, seats: int, **kwargs):
        super().__init__(*args, **kwargs)
        chosen = published_circles(also=self.initial.get("circle"))
        cast(forms.ModelChoiceField, self.fields["circle"]).queryset = chosen
        self.seats = seats
        names = []
        for number in range(1, seats + 1):
            of_whom = "" if seats == 1 else f", Person {number}"
            for part, label in (("given_name", "Vorname"), ("family_name", "Nachname")):
                self.fields[f"{part}_{number}"] = NameField(
                    label=label + of_whom,
                    required=self._is_needed(part, number),
                    error_messages={"required": WHO_IS_IT},
                )
                names.append(f"{part}_{number}")
        self.order_fields(self.first_fields + names)

    def _is_needed(self, part: str, number: int) -> bool:
        """Who phones often says the family name only."""
        return part == "family_name" and number == 1

    def _name(self, number: int) -> tuple[str, str]:
        parts = (f"given_name_{number}", f"family_name_{number}")
        given, family = (self.cleaned_data.get(part, "") for part in parts)
        return given, family

    @property
    def names(self) -> list[tuple[str, str]]:
        return [self._name(number) for number in range(1, self.seats + 1)]

    @property
    def circle_id(self) -> int | None:
        circle = self.cleaned_data["circle"]
        return circle.pk if circle else None


class CorrectionForm(PeopleForm):
    """Puts right what somebody mistyped.

    A page that was opened before a colleague corrected the address must not bring the old one
    back: new links would go to a stranger.
    """

    opened_with = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, registration: Registration, **kwargs):
        self.registration = registration
        people = list(registration.participants.all())
        initial = {
            "email": registration.email,
            "phone": registration.phone,
            "language": registration.language,
            "circle": registration.circle_id,
        }
        for number, person in enumerate(people, start=1):
            initial[f"given_name_{number}"] = person.given_name
            initial[f"family_name_{number}"] = person.family_name
        initial["opened_with"] = fingerprint(initial)
        super().__init__(*args, seats=len(people), initial=initial, **kwargs)
        self.fields["email"].help_text = (
            "Alle künftigen Mails gehen an diese Adresse. Ist sie neu, gelten die Links aus "
            "früheren Mails nicht mehr; die Person bekommt sofort eine Mail mit neuen."
        )

    def _is_needed(self, part: str, number: int) -> bool:
        return part == "family_name"

    @property
    def details(self) -> Details:
        return Details(
            people=self.names,
            email=self.cleaned_data["email"],
            phone=self.cleaned_data["phone"],
            language=self.cleaned_data["language"],
            circle_id=self.circle_id,
        )

    def clean(self):
        cleaned = super().clean()
        is_unverified = self.registration.state == RegistrationState.UNVERIFIED
        if is_unverified and cleaned.get("email") == "":
            self.add_error("email", "Ohne Adresse kann niemand die Anmeldung bestätigen.")
        if {"opened_with"} < set(self.changed_data) and cleaned.get("opened_with"):
            # The next click on "Speichern" comes with the knowledge of what is stored now.
            self.data = self.data.copy()
            self.data["opened_with"] = self.initial["opened_with"]
            self.add_error(None, CHANGED_MEANWHILE)
        return cleaned


class AddForm(PeopleForm):
    """Somebody phoned or came by."""

    first_fields = ["book"]

    book = forms.ChoiceField(label="Termin")
    access_need = SentencesField(
        label="Was braucht die Person, um teilzunehmen?",
        required=False,
        max_length=AccessNeed._meta.get_field("text").max_length,
        rows=2,
        help_text="Gesundheitsdaten: nur, was die Person selbst sagt und was Sie brauchen.",
    )
    submission_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, *args, books: list[RegistrationBook], sees_needs: bool, **kwargs):
        super().__init__(*args, seats=max(book.party_limit for book in books), **kwargs)
        self.books = {str(book.pk): book for book in books}
        choices = [(pk, f"{book} – {_room_in(book)}") for pk, book in self.books.items()]
        cast(forms.ChoiceField, self.fields["book"]).choices = choices
        self.initial.setdefault("book", _likeliest(books).pk)
        self.fields["email"].help_text = "Leer lassen, wenn die Person keine Mail hat."
        if not sees_needs:
            del self.fields["access_need"]

    def clean(self):
        cleaned = super().clean()
        for number in range(2, self.seats + 1):
            given, family = self._name(number)
            if given and not family:
                self.add_error(f"family_name_{number}", WHO_IS_IT)
        book = self.books.get(cleaned.get("book", ""))
        if book and len(self.names) > book.party_limit:
            self.add_error(
                f"given_name_{book.party_limit + 1}",
                f"Zu diesem Termin meldet man höchstens {book.party_limit} Menschen zusammen an.",
            )
        return cleaned

    @property
    def names(self) -> list[tuple[str, str]]:
        return [name for name in super().names if any(name)]

    @property
    def book_chosen(self) -> RegistrationBook:
        return self.books[self.cleaned_data["book"]]

    @property
    def sign_up(self) -> SignUp:
        return SignUp(
            people=self.names,
            email=self.cleaned_data["email"],
            phone=self.cleaned_data["phone"],
            language=self.cleaned_data["language"],
            circle_id=self.circle_id,
            submission_key=self.cleaned_data["submission_key"],
            access_need=self.cleaned_data.get("access_need", ""),
        )
