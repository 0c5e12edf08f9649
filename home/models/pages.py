"""The front page and the general pages in the tree."""

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.blocks import BodyBlock
from core.frame import current_frame
from core.languages import active_language
from core.models import SitePage, contact_in
from core.reading import in_language, reading_url
from core.structured_data import office


class HomePage(SitePage):
    """The front page of one language: what is new, and the ways into the site."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "home.StandardPage",
        "news.NewsIndexPage",
        "trainings.TrainingIndexPage",
        "circles.CircleIndexPage",
    ]

    lead = models.TextField(
        "Begrüßung",
        max_length=400,
        blank=True,
        help_text="Zwei Sätze: Wer wir sind und wem wir helfen.",
    )
    image = models.ForeignKey(
        "core.SiteImage",
        verbose_name="Bild",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    image_alt = models.CharField(
        "Alternativtext",
        max_length=255,
        blank=True,
        help_text="Was zeigt das Bild? Leer lassen, wenn es nur schmückt.",
    )
    body = StreamField(BodyBlock(), verbose_name="Inhalt", blank=True)

    facts = ["image"]
    translatable_fields = [
        # The slug of a home page names its language, so it is not synchronised.
        *[field for field in SitePage.translatable_fields if field.field_name != "slug"],
        TranslatableField("lead"),
        TranslatableField("image_alt"),
        TranslatableField("body"),
        SynchronizedField("image", overridable=False),
    ]

    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        MultiFieldPanel([FieldPanel("image"), FieldPanel("image_alt")], heading="Bild"),
        FieldPanel("body"),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
    ]

    shown_with = ["image"]
    prefetched_with = ["image__renditions"]

    class Meta:
        verbose_name = "Startseite"
        verbose_name_plural = "Startseiten"

    def get_structured_data(self, request):
        return [office(request)]

    def get_context(self, request, *args, **kwargs):
        from .. import front

        context = super().get_context(request, *args, **kwargs)
        sections = front.ways_in(self.source)
        return context | {
            "source": self.source,
            "ways": list(sections.values()),
            "sections": sections,
            "releases": front.newest_releases(),
            "dates": front.next_dates(),
            "circle_numbers": front.numbers_of_circles(),
        }


class StandardPage(SitePage):
    """A general page in the tree: about volunteering, imprint, privacy notice and the like."""

    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]

    lead = models.TextField(
        "Vorspann",
        max_length=500,
        blank=True,
        help_text="Ein bis drei Sätze, die sagen, worum es geht.",
    )
    body = StreamField(BodyBlock(), verbose_name="Inhalt", blank=True)
    contact = models.ForeignKey(
        "core.Contact",
        verbose_name="Ansprechpartner",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    facts = ["contact"]
    translatable_fields = [
        *SitePage.translatable_fields,
        TranslatableField("lead"),
        TranslatableField("body"),
    ]

    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("body"),
        FieldPanel("contact"),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
    ]

    shown_with = ["contact__locale"]

    class Meta:
        verbose_name = "Inhaltsseite"
        verbose_name_plural = "Inhaltsseiten"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "contact": contact_in(self.source.contact, self.language),
            "children": self._children(),
            "is_accessibility_page": self._is_legal_page("accessibility_page", request),
            "is_imprint": self._is_legal_page("imprint_page", request),
        }

    def _children(self) -> list["StandardPage"]:
        """The pages below: words in the language of this text, addresses in the reader's."""
        if not self.source.numchild:
            return []
        below = in_language(StandardPage.objects.child_of(self.source).readable(), self.language)
        for page in below:
            page.reading_url = reading_url(page, active_language())
        return below

    def _is_legal_page(self, name: str, request) -> bool:
        frame = current_frame(request)
        return frame is not None and getattr(frame.settings, f"{name}_id") == self.source.pk
