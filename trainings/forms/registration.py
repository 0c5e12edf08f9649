"""The form with which somebody registers for a training."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.languages import active_language, all_languages
from core.public_forms import PublicForm, SelectWidget

from ..booking import Bookable, Periods, day_in_words
from ..registration import SignUp
from .circles import Choice
from .questions import REQUIRED, AskedQuestion, question_fields, questions_of
from .words import MailField, NameField, PhoneField, SentencesField

# Changes with the text in templates/trainings/registration/_privacy.html: it says what
# somebody agreed to.
CONSENT_VERSION = "2026-1"
NEED_LENGTH = 500
GIVEN_NAME = _("Bitte geben Sie den Vornamen an.")
FAMILY_NAME = _("Bitte geben Sie den Nachnamen an.")


class RegistrationForm(PublicForm):
    """One page for everything; only name, address and language have to be given."""

    stamp_salt = "trainings.registration_form"

    given_name = NameField(
        label=_("Vorname"),
        attrs={"autocomplete": "given-name"},
        error_messages={"required": GIVEN_NAME},
    )
    family_name = NameField(
        label=_("Nachname"),
        attrs={"autocomplete": "family-name"},
        error_messages={"required": FAMILY_NAME},
    )
    email = MailField(help_text=_("An diese Adresse schicken wir Ihnen einen Link."))
    language = forms.ChoiceField(
        label=_("Sprache unserer Mails"),
        widget=SelectWidget,
        error_messages=REQUIRED | {"invalid_choice": _("Diese Sprache gibt es nicht.")},
    )
    phone = PhoneField(
        label=_("Telefon"),
        required=False,
        help_text=_("Nur für kurzfristige Änderungen."),
    )
    circle = forms.ChoiceField(
        label=_("Helferkreis"),
        required=False,
        widget=SelectWidget,
        error_messages={"invalid_choice": _("Diesen Helferkreis gibt es nicht.")},
    )
    access_need = SentencesField(
        label=_("Was brauchen Sie, um teilzunehmen?"), max_length=NEED_LENGTH, required=False
    )

    def __init__(self, data: Any, *, bookable: Bookable, periods: Periods, circles: list[Choice]):
        super().__init__(data)
        self.periods = periods
        self.questions: list[AskedQuestion] = questions_of(bookable)
        self.others = range(2, bookable.party_limit + 1)
        self.initial["language"] = active_language().code
        self._offer("language", [(item.code, item.name) for item in all_languages()])
        self._offer("circle", [("", gettext("noch keiner")), *circles])
        self.fields["access_need"].help_text = _need_hint(periods)
        for number in self.others:
            self.fields |= _other_person(number)
        self.fields |= question_fields(self.questions, bookable, periods)

    def _offer(self, name: str, choices: list[Choice]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def clean(self):
        for number in self.others:
            self._check_both_names(number)
        return super().clean()

    def _check_both_names(self, number: int) -> None:
        given, family = f"given_name_{number}", f"family_name_{number}"
        if given in self.errors or family in self.errors:
            return
        if self.cleaned_data[family] and not self.cleaned_data[given]:
            self.add_error(given, ValidationError(GIVEN_NAME))
        elif self.cleaned_data[given] and not self.cleaned_data[family]:
            self.add_error(family, ValidationError(FAMILY_NAME))

    @property
    def other_people(self) -> list[tuple[Any, Any]]:
        """The two fields for the names of each further person."""
        return [(self[f"given_name_{n}"], self[f"family_name_{n}"]) for n in self.others]

    @property
    def names_others(self) -> bool:
        """Somebody has begun to fill in further people: then they are not folded away."""
        return any(field.value() for pair in self.other_people for field in pair)

    @property
    def question_fields(self) -> list[Any]:
        return [self[question.name] for question in self.questions]

    def sign_up(self) -> SignUp:
        """What somebody wrote; sent twice, it is the same."""
        cleaned = self.cleaned_data
        people = [(cleaned["given_name"], cleaned["family_name"])]
        people += [(cleaned[f"given_name_{n}"], cleaned[f"family_name_{n}"]) for n in self.others]
        answers = [(question, cleaned[question.name]) for question in self.questions]
        return SignUp(
            people=[names for names in people if any(names)],
            email=cleaned["email"],
            language=cleaned["language"],
            phone=cleaned["phone"],
            circle_id=int(cleaned["circle"]) if cleaned["circle"] else None,
            access_need=cleaned["access_need"],
            answers=[question.answer(value) for question, value in answers if value],
            consent_version=CONSENT_VERSION,
            submission_key=self.receipt(),
        )


def _need_hint(periods: Periods) -> str:
    day = day_in_words(periods.needs)
    return gettext(
        "Zum Beispiel Rollstuhl, Gebärdensprache oder Kinderbetreuung. Das können Angaben zu Ihrer "
        "Gesundheit sein: Schreiben Sie nur, was wir wissen müssen. Wenn Sie etwas eintragen, sind "
        "Sie einverstanden, dass die Koordination der Schulungen es liest. Niemand sonst sieht es. "
        "Wir löschen es spätestens am %(day)s."
    ) % {"day": day}


def _other_person(number: int) -> dict[str, forms.Field]:
    position = {"number": number}
    return {
        f"given_name_{number}": NameField(
            label=gettext("Person %(number)s: Vorname") % position,
            required=False,
            attrs={"autocomplete": "off"},
        ),
        f"family_name_{number}": NameField(
            label=gettext("Person %(number)s: Nachname") % position,
            required=False,
            attrs={"autocomplete": "off"},
        ),
    }
