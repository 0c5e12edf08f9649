"""The profile of one circle."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from modelcluster.fields import ParentalManyToManyField
from rest_framework.fields import ReadOnlyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.images.api.fields import ImageRenditionField
from wagtail.models import Page, PageManager
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from core.blocks import BodyBlock
from core.models import Contact, Municipality, SitePage, contact_in
from core.reading import in_language

from ..structured_data import as_organisation
from .focus import FocusArea, names_of
from .lists import CirclePageQuerySet


def this_year() -> int:
    """The latest year in which a circle can have been founded."""
    return timezone.localdate().year


class CirclePage(SitePage):
    """The profile of one circle."""

    parent_page_types = ["circles.CircleIndexPage"]
    subpage_types = []

    summary = models.TextField(
        "In einem Satz",
        max_length=300,
        help_text="Wer sind Sie, und was tun Sie? Steht im Verzeichnis und über dem Profil.",
    )
    activities = StreamField(BodyBlock(), verbose_name="Was wir tun", blank=True)
    needs = models.TextField(
        "Was wir brauchen",
        max_length=600,
        blank=True,
        help_text="Eine Zeile je Bedarf. Leer lassen, wenn gerade nichts gebraucht wird.",
    )
    how_to_join = models.TextField(
        "So kann man mitmachen",
        max_length=600,
        blank=True,
        help_text="Was ist der erste Schritt? Etwa „Kommen Sie zum nächsten Treffen“.",
    )
    municipalities = ParentalManyToManyField(
        "core.Municipality",
        verbose_name="Gemeinden",
        help_text="Unter jeder dieser Gemeinden findet das Verzeichnis den Helferkreis.",
    )
    focus_areas = ParentalManyToManyField(
        FocusArea,
        verbose_name="Schwerpunkte",
        blank=True,
        help_text="Nach ihnen lässt sich das Verzeichnis filtern.",
    )
    meeting_place = models.CharField(
        "Treffpunkt", max_length=200, blank=True, help_text="Etwa „Pfarrheim, Kirchplatz 1“."
    )
    meeting_times = models.CharField(
        "Treffzeiten",
        max_length=200,
        blank=True,
        help_text="Etwa „jeden zweiten Dienstag, 18 Uhr“.",
    )
    languages_spoken = models.CharField(
        "Sprachen", max_length=200, blank=True, help_text="Etwa „Deutsch, Arabisch, Englisch“."
    )
    contact = models.ForeignKey(
        "core.Contact",
        verbose_name="Ansprechpartner",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Eine Privatperson braucht eine eingetragene Einwilligung.",
    )
    photo = models.ForeignKey(
        "core.SiteImage",
        verbose_name="Foto",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Nur Fotos, deren abgebildete Personen zugestimmt haben.",
    )
    photo_alt = models.CharField(
        "Alternativtext",
        max_length=255,
        blank=True,
        help_text="Was zeigt das Foto? Für Menschen, die es nicht sehen.",
    )
    founded_in = models.PositiveSmallIntegerField(
        "Gegründet (Jahr)",
        null=True,
        blank=True,
        validators=[
            MinValueValidator(1900, "Geben Sie ein Jahr ab 1900 ein."),
            MaxValueValidator(this_year, "Dieses Jahr liegt in der Zukunft."),
        ],
    )
    volunteer_count = models.PositiveSmallIntegerField(
        "Zahl der Ehrenamtlichen",
        null=True,
        blank=True,
        validators=[
            MinValueValidator(1, "Geben Sie mindestens 1 ein oder lassen Sie das Feld leer."),
            MaxValueValidator(5000, "Geben Sie höchstens 5000 ein."),
        ],
    )

    objects = PageManager.from_queryset(CirclePageQuerySet)()

    facts = [
        "municipalities",
        "focus_areas",
        "contact",
        "photo",
        "founded_in",
        "volunteer_count",
    ]
    translatable_fields = [
        *SitePage.translatable_fields,
        TranslatableField("summary"),
        TranslatableField("activities"),
        TranslatableField("needs"),
        TranslatableField("how_to_join"),
        TranslatableField("meeting_place"),
        TranslatableField("meeting_times"),
        TranslatableField("languages_spoken"),
        TranslatableField("photo_alt"),
    ]

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldPanel("municipalities", widget=forms.CheckboxSelectMultiple),
                FieldPanel("focus_areas", widget=forms.CheckboxSelectMultiple),
            ],
            heading="Wo und wofür",
        ),
        FieldPanel("activities"),
        MultiFieldPanel(
            [FieldPanel("needs"), FieldPanel("how_to_join")], heading="Mithilfe gesucht"
        ),
        MultiFieldPanel(
            [
                FieldPanel("meeting_place"),
                FieldPanel("meeting_times"),
                FieldPanel("languages_spoken"),
                FieldPanel("contact"),
            ],
            heading="Treffen und Kontakt",
        ),
        MultiFieldPanel([FieldPanel("photo"), FieldPanel("photo_alt")], heading="Foto"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("founded_in"), FieldPanel("volunteer_count")])],
            heading="Zahlen",
        ),
    ]

    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("activities"),
        index.SearchField("needs"),
        index.SearchField("how_to_join"),
        index.SearchField("meeting_place"),
        index.SearchField("languages_spoken"),
        index.SearchField("municipality_names", boost=2),
    ]
    api_fields = [
        APIField("summary"),
        APIField("activities"),
        APIField("needs"),
        APIField("how_to_join"),
        APIField("municipalities", serializer=ReadOnlyField(source="municipality_names")),
        APIField("focus_areas", serializer=ReadOnlyField(source="focus_slugs")),
        APIField("meeting_place"),
        APIField("meeting_times"),
        APIField("languages_spoken"),
        APIField("contact", serializer=ReadOnlyField(source="contact_facts")),
        APIField("photo", serializer=ImageRenditionField("fill-1200x630", source="source.photo")),
        APIField("photo_alt"),
        APIField("founded_in", serializer=ReadOnlyField(source="source.founded_in")),
        APIField("volunteer_count", serializer=ReadOnlyField(source="source.volunteer_count")),
    ]

    shown_with = ["photo", "contact__locale"]
    prefetched_with = ["photo__renditions"]

    class Meta:
        verbose_name = "Helferkreis"
        verbose_name_plural = "Helferkreise"

    def clean(self):
        super().clean()
        # A translation holds copies of the facts that nobody reads.
        if self.language.is_source:
            self._check_facts()

    def _check_facts(self):
        problems = {}
        if self.photo and not self.photo_alt:
            problems["photo_alt"] = "Beschreiben Sie, was das Foto zeigt."
        if self.photo and not self.photo.credit:
            problems["photo"] = "Diesem Foto fehlt der Bildnachweis. Tragen Sie ihn am Bild nach."
        if self.contact and not self.contact.is_public:
            problems["contact"] = (
                "Diese Privatperson hat nicht zugestimmt, veröffentlicht zu werden. "
                "Tragen Sie die Einwilligung am Kontakt ein oder wählen Sie einen anderen."
            )
        if problems:
            raise ValidationError(problems)

    @property
    def need_lines(self) -> list[str]:
        """What help is needed, one line each, without dashes somebody typed before them."""
        lines = (line.strip(" -–•*\t") for line in self.needs.splitlines())
        return [line for line in lines if line]

    @cached_property
    def places(self) -> list[Municipality]:
        return list(self.source.municipalities.all())

    @property
    def municipality_names(self) -> list[str]:
        return [place.name for place in self.places]

    @property
    def focus_slugs(self) -> list[str]:
        return [focus.slug for focus in self.source.focus_areas.all()]

    @cached_property
    def public_contact(self) -> Contact | None:
        """The contact in the language of this page; None without consent to be shown."""
        return contact_in(self.source.contact, self.language)

    @property
    def contact_facts(self) -> dict[str, str] | None:
        return self.public_contact.as_dict() if self.public_contact else None

    @property
    def neighbours(self) -> list["CirclePage"]:
        """The circles close by, as a reader sees them."""
        others = CirclePage.objects.readable().exclude(pk=self.source.pk)
        return in_language(others.nearest_to(self.places))

    def get_structured_data(self, request):
        return [as_organisation(self, request)]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["contact"] = self.public_contact
        context["focus_names"] = names_of(self.source.focus_areas, self.language)
        context["photo"] = self.source.photo
        context["photo_alt"] = self.photo_alt or self.source.photo_alt
        context["neighbours"] = self.neighbours
        return context
