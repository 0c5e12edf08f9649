"""How the admin checks what an editor typed about a release."""

from core.models import SitePageForm

from .rules import UNEXPLAINED, explains_itself


class PressReleaseForm(SitePageForm):
    """The editing form of a release: drafts may be incomplete, the schedule follows the embargo."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "published_on" in self.fields:
            self.fields["published_on"].error_messages["required"] = (
                "Geben Sie das Datum der Mitteilung an."
            )

    def defer_required_fields(self):
        super().defer_required_fields()
        for photo in self.formsets["photos"].forms if "photos" in self.formsets else []:
            photo.instance.is_incomplete_draft = True

    def clean(self):
        cleaned = super().clean()
        before = self.initial.get("embargo_until")
        # The embargo had set the time of publication; without it that time means nothing.
        if before and "embargo_until" in self.changed_data and cleaned.get("go_live_at") == before:
            cleaned["go_live_at"] = None
        return cleaned

    def _post_clean(self):
        self.instance.is_incomplete_draft = self.is_deferred_validation
        super()._post_clean()

    def is_valid(self):
        is_valid = super().is_valid()
        if not is_valid or self.is_deferred_validation or self._explains_itself():
            return is_valid
        # At the rows, and in the message on top: the rows are far down.
        self.formsets["corrections"].non_form_errors().append(UNEXPLAINED)
        self.add_error(None, UNEXPLAINED)
        return False

    def _explains_itself(self) -> bool:
        """A draft may wait for its explanation; what is handed in or published may not."""
        release = self.instance
        if release.pk is None or not release.language.is_source:
            return True
        rows = [form.cleaned_data for form in self.formsets["corrections"].forms]
        said = {row["text"] for row in rows if row.get("text") and not row.get("DELETE")}
        return explains_itself(release, type(release).objects.get(pk=release.pk), said)
