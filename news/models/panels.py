"""How the press office finds its fields in the admin."""

from django import forms
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    PageChooserPanel,
    TitleFieldPanel,
)

from core.models import FactRowsPanel

PHOTO = [FieldPanel("image"), FieldPanel("alt"), FieldPanel("caption")]
ATTACHMENT = [FieldPanel("document"), FieldPanel("title")]
CORRECTION = [FieldPanel("corrected_on"), FieldPanel("text")]
RELATED = [PageChooserPanel("release", page_type="news.PressReleasePage")]

MESSAGE = MultiFieldPanel(
    [
        FieldPanel("kicker"),
        TitleFieldPanel("title"),
        FieldRowPanel([FieldPanel("published_on"), FieldPanel("place")]),
        FieldPanel("lead"),
        FieldPanel("body"),
    ],
    heading="Meldung",
)
PICTURES = MultiFieldPanel(
    [
        FieldPanel("lead_image"),
        FieldPanel("lead_image_alt"),
        FieldPanel("lead_image_caption"),
        InlinePanel(
            "photos",
            heading="Pressefotos zum Herunterladen",
            label="Pressefoto",
            help_text="In voller Größe für Redaktionen, mit Bildnachweis und Lizenz.",
        ),
    ],
    heading="Bilder",
)
ATTACHMENTS = MultiFieldPanel(
    [
        InlinePanel(
            "attachments",
            heading="Dateien",
            label="Anlage",
            help_text="Etwa ein Faltblatt oder eine Tabelle. Lesende sehen Art und Größe.",
        )
    ],
    heading="Anlagen",
)
CONNECTIONS = MultiFieldPanel(
    [
        FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
        FieldPanel("press_contact"),
        FactRowsPanel(
            "related_releases", heading="Verwandte Mitteilungen", label="Mitteilung", max_num=6
        ),
    ],
    heading="Einordnung",
)
EMBARGO = MultiFieldPanel([FieldPanel("embargo_until")], heading="Sperrfrist")
AFTERWARDS = MultiFieldPanel(
    [
        InlinePanel(
            "corrections",
            heading="Korrekturen",
            label="Korrektur",
            help_text=(
                "Wenn Sie einen veröffentlichten Text ändern, sagen Sie hier, was anders ist. "
                "Es steht über der Mitteilung."
            ),
        ),
        FieldPanel("withdrawn_on"),
    ],
    heading="Korrigieren und zurückziehen",
)

CONTENT = [MESSAGE, PICTURES, ATTACHMENTS, CONNECTIONS, EMBARGO, AFTERWARDS]
PROMOTE = [
    MultiFieldPanel(
        [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")],
        heading="Für Suchmaschinen",
    )
]
