"""The editor for running text as people hear it who cannot see it."""

from wagtail.admin.rich_text import DraftailRichTextArea


class NamedRichTextArea(DraftailRichTextArea):
    """Wagtail's editor for running text, with the name that screen readers ask for."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # The label of the block does not reach into Draftail's field.
        self.options["ariaLabel"] = "Text"
