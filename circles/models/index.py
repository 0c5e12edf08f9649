"""The directory of all circles."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from core.models import Municipality, SitePage, contact_in
from core.models.municipalities import fold
from core.reading import in_language

from ..directory import DirectoryForm
from .circle import CirclePage
from .focus import FocusArea
from .lists import CirclePageQuerySet, circles_in_language


class CircleIndexPage(SitePage):
    """The directory of all circles, searched by municipality or postcode."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["circles.CirclePage"]
    max_count_per_parent = 1

    lead = models.TextField(
        "Vorspann",
        max_length=500,
        blank=True,
        help_text="Ein bis drei Sätze: Was sind Helferkreise, und wie hilft das Verzeichnis?",
    )
    contact = models.ForeignKey(
        "core.Contact",
        verbose_name="Ansprechpartner",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Wen man fragt, wenn es am Ort noch keinen Helferkreis gibt.",
    )

    facts = ["contact"]
    translatable_fields = [*SitePage.translatable_fields, TranslatableField("lead")]
    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("contact")]
    search_fields = [*Page.search_fields, index.SearchField("lead")]

    shown_with = ["contact__locale"]

    class Meta:
        verbose_name = "Helferkreis-Verzeichnis"
        verbose_name_plural = "Helferkreis-Verzeichnisse"

    def circles(self) -> CirclePageQuerySet:
        """All published circles of the directory."""
        return CirclePage.objects.child_of(self.source).readable()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        names = FocusArea.objects.names_in(self.language)
        form = DirectoryForm(request.GET, Municipality.objects.all(), list(names.values()))
        form.is_valid()
        found = circles_in_language(self._found(form), names)
        context["form"] = form
        context["circles"] = found
        context["heading"] = form.heading(len(found))
        context["contact"] = contact_in(self.source.contact, self.language)
        context["is_noindex"] = context["is_noindex"] or form.is_asked
        if not found and form.places:
            context["neighbours"] = in_language(self._with_focus(form).nearest_to(form.places))
        if form.unknown_place:
            context["similar_places"] = form.municipalities.similar_to(form.unknown_place)
        return context

    def _found(self, form: DirectoryForm) -> list[CirclePage]:
        """What answers the question; everything as long as there is no question."""
        if form.unknown_place and not form.places:
            return []
        circles = self._with_focus(form)
        if form.places:
            circles = circles.serving(form.places)
        # Sorted here: databases disagree on where Ä, Ö and Ü belong.
        return sorted(circles.for_cards(), key=lambda circle: fold(circle.title))

    def _with_focus(self, form: DirectoryForm) -> CirclePageQuerySet:
        focus = form.chosen_focus
        return self.circles().with_focus(focus.slug) if focus else self.circles()
