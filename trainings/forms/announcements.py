"""What the coordinator writes to participants: the words by language, and to whom."""

import uuid
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from outbox.rendering import SUBJECT_LIMIT

from ..announcing import NO_CIRCLE, Audience, Texts
from ..choices import MAY_BE_TOLD, RegistrationState
from ..drafts import approved_words
from ..models import MessageDraft, RegistrationBook, TrainingPage
from .words import SentencesField, is_invisible, without_invisible

MESSAGE_LIMIT = MessageDraft._meta.get_field("message").max_length
ALREADY_THERE = "Anrede, Termine und Ansprechpartner stehen schon in der Mail."
GERMAN = settings.LANGUAGE_CODE
BOTH = "Schreiben Sie Betreff und Nachricht, oder lassen Sie beides leer."


class SubjectField(forms.CharField):
    """One line that a mail program shows whole."""

    def __init__(self, **kwargs):
        super().__init__(
            max_length=SUBJECT_LIMIT, widget=forms.TextInput(attrs={"dir": "auto"}), **kwargs
        )

    def clean(self, value):
        subject = super().clean(value)
        if any(is_invisible(character) for character in subject):
            raise ValidationError("Schreiben Sie den Betreff in eine Zeile, ohne Steuerzeichen.")
        return subject


class KeyField(forms.UUIDField):
    """Which form this is, so that a double click sends once; nobody types it, so no complaint."""

    widget = forms.HiddenInput

    def clean(self, value):
        try:
            return super().clean(value)
        except ValidationError:
            return uuid.uuid4()


class AnnouncementForm(forms.Form):
    """A message: German always, other languages where the office can write them."""

    submission_key = KeyField(initial=uuid.uuid4)
    states = forms.MultipleChoiceField(
        label="Stand",
        choices=[(state.value, state.label) for state in MAY_BE_TOLD],
        initial=[RegistrationState.CONFIRMED],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Wählen Sie, wem Sie schreiben."},
    )
    book = forms.ChoiceField(label="Termin", required=False)
    circle = forms.ChoiceField(label="Helferkreis", required=False)
    language = forms.ChoiceField(label="Sprache", required=False)

    def __init__(
        self,
        *args: Any,
        training: TrainingPage,
        books: list[RegistrationBook],
        draft: MessageDraft | None = None,
        **kwargs: Any,
    ):
        self.draft = draft
        approved = approved_words(draft) if draft else {}
        self.approved = {code: _as_the_form_takes_it(words) for code, words in approved.items()}
        kwargs["initial"] = self._from_the_draft() | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.training = training
        self.books = {str(book.pk): book for book in books}
        everybody = Audience(training)
        self.reads = everybody.languages()
        self._offer("book", "Alle Termine", [(key, str(b)) for key, b in self.books.items()])
        self._offer("circle", "Alle", _circles_of(everybody))
        names = dict(settings.LANGUAGES)
        self._offer("language", "Alle", [(code, names[code]) for code in self.reads])
        self.languages = [GERMAN, *[code for code in self.reads if code != GERMAN]]
        for code in self.languages:
            self._add_words(code, names[code])

    def _from_the_draft(self) -> dict[str, str]:
        """What waited for its translations, and what of them is approved."""
        texts = self.approved | ({GERMAN: self.draft.words} if self.draft else {})
        return {
            f"{name}_{code}": text for code, words in texts.items() for name, text in words.items()
        }

    def _offer(self, name: str, everything: str, choices: list[tuple[str, str]]) -> None:
        """A choice of one is none."""
        field = self.fields[name]
        if len(choices) < 2:
            del self.fields[name]
        elif isinstance(field, forms.ChoiceField):
            field.choices = [("", everything), *choices]

    def _add_words(self, code: str, name: str) -> None:
        is_german = code == GERMAN
        number = self.reads.get(code, 0)
        who = "eine Anmeldung ist" if number == 1 else f"{number} Anmeldungen sind"
        note = "" if is_german else f"Freiwillig; {who} in dieser Sprache."
        self.fields[f"subject_{code}"] = SubjectField(
            label=f"Betreff ({name})",
            required=is_german,
            help_text=note,
            error_messages={"required": "Schreiben Sie einen Betreff auf Deutsch."},
        )
        self.fields[f"message_{code}"] = SentencesField(
            label=f"Nachricht ({name})",
            required=is_german,
            max_length=MESSAGE_LIMIT,
            rows=8,
            help_text=ALREADY_THERE if is_german else "",
            error_messages={"required": "Schreiben Sie die Nachricht auf Deutsch."},
        )

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        for code in self.languages[1:]:
            names = [f"subject_{code}", f"message_{code}"]
            given = [bool(self.cleaned_data.get(name)) for name in names]
            if any(given) and not all(given) and not any(name in self.errors for name in names):
                self.add_error(names[given.index(False)], BOTH)
        return cleaned

    @property
    def texts(self) -> Texts:
        """What was written, by language."""
        return {
            code: {"subject": subject, "message": self.cleaned_data[f"message_{code}"]}
            for code in self.languages
            if (subject := self.cleaned_data[f"subject_{code}"])
        }

    @property
    def typed_by_hand(self) -> list[str]:
        """The languages with words of the coordinator's own: no translator would see them."""
        return [
            code
            for code, words in self.texts.items()
            if code != GERMAN and words != self.approved.get(code)
        ]

    @property
    def differs_from_draft(self) -> bool:
        """The German words are others than those that approved translations were made of."""
        if self.draft is None or self.texts[GERMAN] == self.draft.words:
            return False
        return any(self.texts.get(code) == words for code, words in self.approved.items())

    @property
    def audience(self) -> Audience:
        """To whom it goes."""
        return Audience(
            self.training,
            states=tuple(self.cleaned_data["states"]),
            book=self.books.get(self.cleaned_data.get("book", "")),
            circle=self.cleaned_data.get("circle", ""),
            language=self.cleaned_data.get("language", ""),
        )

    def as_typed(self) -> dict[str, Any]:
        """What the browser sent, to show it once more without complaint."""
        return {
            name: field.widget.value_from_datadict(self.data, self.files, name)
            for name, field in self.fields.items()
        }


def _as_the_form_takes_it(words: dict[str, str]) -> dict[str, str]:
    """Translators may write marks of direction; the fields below take none."""
    subject, message = (without_invisible(words[name]) for name in ("subject", "message"))
    return {"subject": " ".join(subject.split()), "message": message}


def _circles_of(everybody: Audience) -> list[tuple[str, str]]:
    """The circles that occur in the training."""
    meant = everybody.registrations()
    found = meant.exclude(circle=None).order_by("circle__title", "circle_id")
    rows = found.values_list("circle_id", "circle__title").distinct()
    named = [(str(pk), title or "") for pk, title in rows]
    if named and meant.filter(circle=None).exists():
        named.append((NO_CIRCLE, "ohne"))
    return named
