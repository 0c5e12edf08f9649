"""How the admin checks what an editor typed about a release."""

from core.models import SitePageForm


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
