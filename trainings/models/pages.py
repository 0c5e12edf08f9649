"""One training: its words in every language, its facts on the German page."""

from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.functional import cached_property
from modelcluster.fields import ParentalManyToManyField
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from core.blocks import BodyBlock
from core.models import SitePage, SitePageQuerySet

from ..choices import ACTIVE_STATES, BookingMode, TeachingLanguage
from .api import PUBLIC_FIELDS
from .books import RegistrationBook
from .editing import MODE_IN_USE, ONE_SESSION, TrainingPageForm, session_in_use
from .panels import TRAINING_PANELS
from .routes import TrainingRoutes
from .sessions import Session
from .versions import settle_sessions


class TrainingPageQuerySet(SitePageQuerySet):
    """Trainings in words of the office; `now` is for tests, the clock otherwise."""

    def upcoming(self, now: datetime | None = None):
        """Nothing of the training has begun."""
        now = now or timezone.now()
        dates = Session.objects.filter(training=OuterRef("pk"))
        return self.filter(Exists(dates), ~Exists(dates.filter(starts_at__lte=now)))

    def running(self, now: datetime | None = None):
        """Begun and not over: in a session, or between two of them."""
        now = now or timezone.now()
        dates = Session.objects.filter(training=OuterRef("pk"))
        return self.filter(
            Exists(dates.filter(starts_at__lte=now)), Exists(dates.filter(ends_at__gt=now))
        )

    def past(self, now: datetime | None = None):
        """All dates are over."""
        now = now or timezone.now()
        dates = Session.objects.filter(training=OuterRef("pk"))
        return self.filter(Exists(dates), ~Exists(dates.filter(ends_at__gt=now)))

    def open_for_registration(self, now: datetime | None = None):
        """One can sign up now, for a seat or for the waiting list."""
        books = RegistrationBook.objects.open_for_registration(now)
        return self.filter(Exists(books.filter(training=OuterRef("pk"))))


class TrainingPage(TrainingRoutes, SitePage):
    """One training with its dates."""

    parent_page_types = ["trainings.TrainingIndexPage"]
    subpage_types = []

    summary = models.TextField(
        "In einem Satz",
        max_length=300,
        help_text="Was lernt man hier, und wofür? Steht im Kalender unter dem Titel.",
    )
    body = StreamField(BodyBlock(), verbose_name="Beschreibung", blank=True)
    target_group = models.CharField(
        "Für wen",
        max_length=200,
        blank=True,
        help_text="Etwa „Ehrenamtliche, die neu dabei sind“.",
    )
    learning_goals = models.TextField(
        "Das lernen Sie", max_length=1000, blank=True, help_text="Eine Zeile je Ziel."
    )
    programme = models.TextField(
        "Ablauf", max_length=1500, blank=True, help_text="Eine Zeile je Punkt."
    )
    trainers = models.CharField(
        "Wer leitet die Schulung",
        max_length=200,
        blank=True,
        help_text="Namen nur mit Einwilligung.",
    )
    topics = ParentalManyToManyField("core.Topic", verbose_name="Themen", blank=True)
    circles = ParentalManyToManyField(
        "circles.CirclePage",
        verbose_name="Für Helferkreise",
        blank=True,
        help_text="Leer lassen, wenn die Schulung für alle ist.",
    )
    teaching_language = models.CharField(
        "Unterrichtssprache",
        max_length=20,
        choices=TeachingLanguage,
        default=TeachingLanguage.GERMAN,
        help_text="Nach der Sprache lässt sich der Kalender filtern.",
    )
    cost = models.CharField(
        "Kosten",
        max_length=120,
        blank=True,
        help_text="Leer lassen, wenn die Schulung kostenlos ist.",
    )
    booking_mode = models.CharField(
        "Anmeldung für",
        max_length=20,
        choices=BookingMode,
        default=BookingMode.WHOLE,
        help_text=(
            "„Alle Termine gehören zusammen“: eine Anmeldung gilt für alle. "
            "„Jeder Termin einzeln“: eine Reihe, jeder Termin hat eigene Plätze."
        ),
    )
    is_wheelchair_accessible = models.BooleanField("Mit Rollstuhl zugänglich", default=False)
    has_induction_loop = models.BooleanField("Induktionsschleife", default=False)
    has_childcare = models.BooleanField("Kinderbetreuung", default=False)
    interpreter_on_request = models.BooleanField("Dolmetschen auf Anfrage", default=False)
    accessibility_note = models.CharField(
        "Weiteres zur Zugänglichkeit",
        max_length=200,
        blank=True,
        help_text="Etwa „Aufzug im Hof, WC im Erdgeschoss“.",
    )
    contact = models.ForeignKey(
        "core.Contact",
        verbose_name="Ansprechpartner",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Wen man zu dieser Schulung fragen kann.",
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

    objects = PageManager.from_queryset(TrainingPageQuerySet)()

    facts = [
        "sessions",
        "topics",
        "circles",
        "teaching_language",
        "booking_mode",
        "is_wheelchair_accessible",
        "has_induction_loop",
        "has_childcare",
        "interpreter_on_request",
        "contact",
        "image",
    ]
    personal = ["trainers"]
    translatable_fields = [
        *SitePage.translatable_fields,
        TranslatableField("summary"),
        TranslatableField("body"),
        TranslatableField("target_group"),
        TranslatableField("learning_goals"),
        TranslatableField("programme"),
        TranslatableField("trainers"),
        TranslatableField("cost"),
        TranslatableField("accessibility_note"),
        TranslatableField("image_alt"),
        TranslatableField("attachments"),
        TranslatableField("questions"),
    ]
    base_form_class = TrainingPageForm
    content_panels = [*Page.content_panels, *TRAINING_PANELS]
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary", boost=2),
        index.SearchField("body"),
        index.SearchField("target_group"),
        index.SearchField("learning_goals"),
        index.SearchField("programme"),
        index.SearchField("trainers"),
    ]
    api_fields = [APIField(name, serializer=serializer) for name, serializer in PUBLIC_FIELDS]

    class Meta:
        verbose_name = "Schulung"
        verbose_name_plural = "Schulungen"

    @classmethod
    def translation_deadlines(cls):
        """Translators come first to what begins first."""
        ahead = cls.objects.filter(sessions__starts_at__gt=timezone.now())
        return ahead.annotate(translation_deadline=models.Min("sessions__starts_at"))

    @property
    def is_whole(self) -> bool:
        return self.booking_mode == BookingMode.WHOLE

    @property
    def is_in_use(self) -> bool:
        """Somebody is or was registered."""
        return self.books.in_use().exists()

    @property
    def has_people(self) -> bool:
        """Somebody has a seat, waits, or has asked for one."""
        is_active = Q(registrations__state__in=ACTIVE_STATES)
        return self.books.filter(Q(seats_taken__gt=0) | Q(waiting_count__gt=0) | is_active).exists()

    @cached_property
    def source(self):
        """The German page with its dates: one query for both."""
        if self.language.is_source:
            return self
        dates = list(
            Session.objects.with_training().filter(
                training__translation_key=self.translation_key,
                training__locale__language_code=settings.LANGUAGE_CODE,
            )
        )
        if not dates:
            return SitePage.source.func(self)
        german = dates[0].training
        german.dates = dates
        return german

    @cached_property
    def dates(self) -> list[Session]:
        """The dates in order with place and seats; those of a draft while it is previewed."""
        rows = self.sessions.all()
        if not isinstance(rows, models.QuerySet):
            return sorted(rows, key=lambda session: session.starts_at)
        dates = list(rows.with_training())
        if dates and dates[0].training.image_id == self.image_id:
            self.image = dates[0].training.image
        return dates

    def sessions_in_use(self):
        """Stored dates for which somebody is or was registered."""
        books = RegistrationBook.objects.in_use().filter(training=self.pk)
        together = Q(Exists(books.filter(session=None)))
        return Session.objects.filter(Q(book__in=books) | together, training_id=self.pk)

    def clean(self):
        super().clean()
        if not (self.pk and self.live and self.language.is_source):
            return
        # A draft, or a version with a date of its own, may be older than the registrations.
        stored = TrainingPage.objects.filter(pk=self.pk).values_list("booking_mode", flat=True)
        if self.booking_mode != stored.get() and self.has_people:
            raise ValidationError({"booking_mode": MODE_IN_USE})
        kept = {session.pk for session in self.sessions.all()}
        if not kept:
            raise ValidationError(ONE_SESSION)
        for session in self.sessions_in_use():
            if session.pk not in kept:
                raise ValidationError(session_in_use(session))

    def with_content_json(self, content):
        return super().with_content_json(settle_sessions(self.pk, content))

    def copy_for_translation(self, locale, *args, exclude_fields=None, **kwargs):
        """A translation starts with the words only; the facts stay on the German page."""
        # Fields without which the copy could not be stored keep their value.
        left_out = ["sessions", "topics", "circles", "contact", "image"]
        return super().copy_for_translation(
            locale, *args, exclude_fields=[*(exclude_fields or []), *left_out], **kwargs
        )

    def get_context(self, request, *args, **kwargs):
        from ..reading import training_context

        return super().get_context(request, *args, **kwargs) | training_context(self)

    def get_structured_data(self, request):
        from ..structured_data import education_event

        return [education_event(self, request)]
