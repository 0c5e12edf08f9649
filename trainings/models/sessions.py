"""The dates (Termine) of a training."""

import uuid
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from ..choices import SessionStatus
from .books import RegistrationBook
from .seats import Span
from .session_queryset import SessionQuerySet

LONGEST = timedelta(days=14)
# A change of these is news for everybody who has the date in a calendar.
CALENDAR_FACTS = [
    "starts_at",
    "ends_at",
    "status",
    "is_online",
    "online_url",
    "place_name",
    "street",
    "postcode",
    "municipality_id",
]
# What is kept of a date when one of these changes; the note may say why.
REMEMBERED = [*CALENDAR_FACTS, "note"]


class Session(models.Model):
    """One date of a training: when and where.

    Rows belong to the German page; other languages read them from there. Calendar programs
    know a date by `uid` and see by `sequence` that it has changed (RFC 5545, 3.8.7.4).
    """

    training = ParentalKey(
        "trainings.TrainingPage", related_name="sessions", on_delete=models.CASCADE
    )
    uid = models.UUIDField("Kennung im Kalender", default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField("Fassung im Kalender", default=0, editable=False)
    starts_at = models.DateTimeField("Beginn", help_text="Ortszeit in Deutschland.")
    ends_at = models.DateTimeField("Ende")
    status = models.CharField(
        "Status",
        max_length=20,
        choices=SessionStatus,
        default=SessionStatus.SCHEDULED,
        help_text="Einen veröffentlichten Termin sagen Sie ab, statt ihn zu löschen.",
    )
    is_online = models.BooleanField(
        "Online", default=False, help_text="Der Zugang steht nie auf der Seite."
    )
    online_url = models.URLField(
        "Link zum Mitmachen",
        max_length=500,
        blank=True,
        help_text="Steht nur in den Mails an Menschen, die einen Platz haben.",
    )
    place_name = models.CharField(
        "Ort", max_length=120, blank=True, help_text="Etwa „Landratsamt, Sitzungssaal 2“."
    )
    street = models.CharField("Straße und Hausnummer", max_length=120, blank=True)
    postcode = models.CharField(
        "Postleitzahl",
        max_length=5,
        blank=True,
        validators=[RegexValidator(r"^[0-9]{5}\Z", "Eine Postleitzahl hat fünf Ziffern.")],
    )
    # Not PROTECT: old versions of the page may name a municipality that is gone, and
    # modelcluster cannot read them then.
    municipality = models.ForeignKey(
        "core.Municipality",
        verbose_name="Gemeinde",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Damit der Termin bei der Suche nach Gemeinde erscheint.",
    )
    directions = models.CharField(
        "Anfahrt", max_length=300, blank=True, help_text="Etwa „Bus 9764, Haltestelle Schloss“."
    )
    note = models.CharField(
        "Hinweis", max_length=200, blank=True, help_text="Etwa „Bitte Hausschuhe mitbringen“."
    )

    objects = SessionQuerySet.as_manager()

    panels = [
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        FieldRowPanel([FieldPanel("status"), FieldPanel("is_online")]),
        FieldPanel("online_url"),
        FieldRowPanel([FieldPanel("place_name"), FieldPanel("street")]),
        FieldRowPanel([FieldPanel("postcode"), FieldPanel("municipality")]),
        FieldPanel("directions"),
        FieldPanel("note"),
    ]

    class Meta:
        ordering = ["starts_at", "pk"]
        verbose_name = "Termin"
        verbose_name_plural = "Termine"
        indexes = [models.Index(fields=["starts_at"], name="trainings_session_starts_at")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="trainings_session_ends_after_start"
            )
        ]

    def __str__(self):
        start = timezone.localtime(self.starts_at)
        return f"{date_format(start, 'DATE_FORMAT')}, {start:%H:%M} Uhr"

    def clean(self):
        super().clean()
        errors = {}
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            errors["ends_at"] = "Das Ende liegt vor dem Beginn."
        elif self.starts_at and self.ends_at and self.ends_at - self.starts_at > LONGEST:
            errors["ends_at"] = (
                "Ein Termin dauert höchstens 14 Tage. Legen Sie sonst mehrere Termine an."
            )
        if not self.is_online and not self.place_name:
            errors["place_name"] = "Geben Sie den Ort an, oder wählen Sie „Online“."
        if errors:
            raise ValidationError(errors)

    @property
    def is_cancelled(self) -> bool:
        return self.status == SessionStatus.CANCELLED

    @property
    def is_moved(self) -> bool:
        return self.status == SessionStatus.MOVED

    @property
    def own_book(self) -> RegistrationBook | None:
        """The seats of this date where it is booked by itself."""
        return getattr(self, "book", None)

    # Set by the QuerySet (`with_books`, `with_seats`, `with_training`); what a draft in memory
    # does not know is asked for.
    whole_book = None
    number_of_dates = 1
    whole_start = None
    whole_end = None
    has_circles = True
    has_files = True

    @property
    def whole_span(self) -> Span:
        """From the first to the last moment of the training, without what is cancelled."""
        if self.whole_start is None or self.whole_end is None:
            return None
        return self.whole_start, self.whole_end

    @property
    def place(self) -> str:
        """Where it is in a few words: "Landratsamt, Sonthofen"."""
        if self.is_online:
            return str(_("Online"))
        name = self.municipality.name if self.municipality else ""
        parts = [self.place_name, name if name not in self.place_name else ""]
        return ", ".join(part for part in parts if part)

    @property
    def address(self) -> str:
        """Street and town in one line; empty online."""
        if self.is_online:
            return ""
        town = self.municipality.name if self.municipality else ""
        return ", ".join(filter(None, [self.street, f"{self.postcode} {town}".strip()]))

    def save(self, *args, update_fields=None, **kwargs):
        stored = Session.objects.filter(pk=self.pk).first() if self.pk else None
        if update_fields is not None:
            update_fields = {*update_fields, "sequence"}
        if stored is None:
            self._become_new()
            with transaction.atomic():
                super().save(*args, update_fields=update_fields, **kwargs)
                if self._comes_to_a_course_in_use():
                    self.changes.create(before={})
            return
        is_news = self._is_news_after(stored)
        # The stored row decides: a revision carries the numbers of its own time.
        self.uid = stored.uid
        self.sequence = stored.sequence + is_news
        with transaction.atomic():
            if is_news:  # Who comes is told later, from this row (trainings/changes.py).
                self.changes.create(before={name: getattr(stored, name) for name in REMEMBERED})
            super().save(*args, update_fields=update_fields, **kwargs)

    def _become_new(self) -> None:
        """A copy of a training starts with dates that no calendar knows yet."""
        self.sequence = 0
        if Session.objects.filter(uid=self.uid).exists():
            self.uid = uuid.uuid4()

    def _comes_to_a_course_in_use(self) -> bool:
        """Somebody is registered for all dates of the training: from now on for this one too."""
        books = RegistrationBook.objects.in_use()
        return books.filter(training=self.training_id, session=None).exists()

    def _is_news_after(self, stored: "Session") -> bool:
        if all(getattr(self, fact) == getattr(stored, fact) for fact in CALENDAR_FACTS):
            return False
        trainings = type(self)._meta.get_field("training").related_model.objects
        return (
            trainings.filter(pk=stored.training_id)
            .filter(Q(live=True) | Q(first_published_at__isnull=False))
            .exists()
        )
