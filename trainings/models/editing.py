"""How a training is edited: rules said at the field."""

from datetime import datetime
from typing import cast

from django import forms

from core.models import SitePageForm

ONE_SESSION = "Eine Schulung braucht mindestens einen Termin, bevor sie veröffentlicht wird."
MODE_IN_USE = "Es gibt schon Anmeldungen. Die Art der Anmeldung lässt sich nicht mehr ändern."
OFFLINE_TOO_EARLY = (
    "Dann ist der letzte Termin noch nicht vorbei, und wer angemeldet ist, erfährt nichts davon. "
    "Wählen Sie einen späteren Zeitpunkt. Fällt die Schulung aus? Dann sagen Sie ihre Termine ab."
)


def session_in_use(session) -> str:
    """Why this date cannot be removed."""
    return (
        f"Für den Termin {session} gibt es Anmeldungen. "
        "Sagen Sie ihn ab (Status „abgesagt“), statt ihn zu löschen."
    )


class TrainingPageForm(SitePageForm):
    """The edit form of a training."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "sessions" in self.formsets:
            self.formsets["sessions"].error_messages["too_few_forms"] = ONE_SESSION
        if "circles" in self.fields:
            circles = cast(forms.ModelMultipleChoiceField, self.fields["circles"])
            circles.queryset = circles.queryset.order_by("title")

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk and "sessions" in self.formsets:
            self._keep_sessions_in_use()
            self._keep_mode_in_use(cleaned)
        if "sessions" in self.formsets:
            self._stay_online_until_the_end(cleaned.get("expire_at"))
        return cleaned

    def _stay_online_until_the_end(self, expires_at: datetime | None) -> None:
        """Nobody would learn of it: who signs up until then still counts on the date."""
        formset = self.formsets["sessions"]
        if not formset.is_valid():
            return
        rows = [form.instance for form in formset.forms if form not in formset.deleted_forms]
        ends = [row.ends_at for row in rows if row.ends_at and not row.is_cancelled]
        if expires_at and ends and expires_at < max(ends):
            self.add_error("expire_at", OFFLINE_TOO_EARLY)

    def _keep_sessions_in_use(self) -> None:
        """A date with registrations stays, also when an old version without it is restored."""
        formset = self.formsets["sessions"]
        deleted = formset.deleted_forms if formset.is_valid() else []
        kept = {form.instance.pk for form in formset.forms if form not in deleted}
        for session in self.instance.sessions_in_use():
            if session.pk not in kept:
                self.add_error(None, session_in_use(session))

    def _keep_mode_in_use(self, cleaned: dict) -> None:
        live = type(self.instance).objects.filter(pk=self.instance.pk).first()
        mode = cleaned.get("booking_mode")
        if live and mode != live.booking_mode and live.is_in_use:
            self.add_error("booking_mode", MODE_IN_USE)
