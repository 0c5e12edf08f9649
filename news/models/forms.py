"""How the admin checks what an editor typed about a release."""

from django.conf import settings
from wagtail.admin.forms import WagtailAdminPageForm


class PressReleaseForm(WagtailAdminPageForm):
    """The editing form of a release: drafts may be incomplete, the schedule follows the embargo."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "topics" in self.fields:
            # Editors choose the German row; readers get its translation.
            topics = self.fields["topics"].queryset
            self.fields["topics"].queryset = topics.filter(
                locale__language_code=settings.LANGUAGE_CODE
            )
        if "published_on" in self.fields:
            self.fields["published_on"].error_messages["required"] = (
                "Geben Sie das Datum der Mitteilung an."
            )

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
