"""How the office edits a circle."""

from wagtail.admin.forms import WagtailAdminPageForm

from .focus import FocusArea


class CirclePageForm(WagtailAdminPageForm):
    """The form of a circle; a translation has words only, its facts stand on the German page."""

    FACTS = [
        "municipalities",
        "focus_areas",
        "contact",
        "photo",
        "founded_in",
        "volunteer_count",
    ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.language.is_source:
            for fact in self.FACTS:
                self.fields.pop(fact, None)
        elif "focus_areas" in self.fields:
            self.fields["focus_areas"].queryset = FocusArea.objects.german()
