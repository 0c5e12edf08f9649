"""The dates (Termine) of a training."""

import uuid
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Count, Exists, F, FilteredRelation, Max, Min, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.api import APIField

from ..choices import BookingMode, SessionStatus
from .books import RegistrationBook

LONGEST = timedelta(days=14)
# A change of these is news for everybody who has the date in a calendar.
CALENDAR_FACTS = [
    "starts_at",
    "ends_at",
    "status",
    "is_online",
    "place_name",
    "street",
    "postcode",
    "municipality_id",
]


class SessionQuerySet(models.QuerySet):
    """Dates in words of the office; `now` is for tests, the clock otherwise."""

    def of(self, trainings):
        """The dates of these trainings."""
        return self.filter(training__in=trainings.order_by().values("pk"))

    def with_place(self):
        """Dates with their training and municipality, for lists; the long text stays out."""
        return self.select_related("training", "municipality").defer("training__body")

    def with_books(self):
        """Dates with their own book, and as `whole_book` the book of the whole training."""
        is_whole = Q(training__books__session__isnull=True)
        return self.annotate(
            whole_book=FilteredRelation("training__books", condition=is_whole)
        ).select_related("book", "whole_book")

    def with_seats(self):
        """Dates with what tells the seats of their training, without a query for each.

        Adds `number_of_dates`, and `whole_start` and `whole_end` of the dates of the same
        training that take place.
        """
        dates = Session.objects.order_by().filter(training=OuterRef("training"))
        active = dates.taking_place().values("training")
        return self.with_books().annotate(
            number_of_dates=Subquery(dates.values("training").annotate(n=Count("pk")).values("n")),
            whole_start=Subquery(active.annotate(value=Min("starts_at")).values("value")),
            whole_end=Subquery(active.annotate(value=Max("ends_at")).values("value")),
        )

    def with_training(self):
        """Dates with all that the page of their training shows of its facts.

        Adds `has_circles` and `has_files`, so that what is not there is not asked for.
        """
        pages = Session._meta.get_field("training").related_model
        circles = pages.circles.through.objects.filter(trainingpage=OuterRef("training"))
        files = pages.attachments.rel.related_model.objects.filter(
            page__translation_key=OuterRef("training__translation_key")
        )
        return (
            self.with_books()
            .select_related("municipality", "training__image")
            .defer("training__body")
            .annotate(has_circles=Exists(circles), has_files=Exists(files))
        )

    def upcoming(self, now: datetime | None = None):
        return self.filter(starts_at__gt=now or timezone.now())

    def running(self, now: datetime | None = None):
        now = now or timezone.now()
        return self.filter(starts_at__lte=now, ends_at__gt=now)

    def past(self, now: datetime | None = None):
        return self.filter(ends_at__lte=now or timezone.now())

    def not_past(self, now: datetime | None = None):
        return self.filter(ends_at__gt=now or timezone.now())

    def taking_place(self):
        return self.exclude(status=SessionStatus.CANCELLED)

    def between(self, start: datetime, end: datetime):
        """Dates of which at least a part lies in the time from start to end."""
        return self.filter(starts_at__lt=end, ends_at__gt=start)

    def with_free_seats(self, now: datetime | None = None):
        """Dates one can still get a seat for."""
        unit = Q(session=OuterRef("pk")) | Q(session__isnull=True, training=OuterRef("training"))
        books = RegistrationBook.objects.open_for_registration(now).with_free_seats()
        return self.filter(Exists(books.filter(unit)))

    def first_of_each_whole(self):
        """Of trainings booked as a whole only the next of these dates that takes place.

        Where all of them are cancelled it is the first cancelled one.
        """
        same = self.order_by().filter(training=OuterRef("training"))
        earlier = same.filter(
            Q(starts_at__lt=OuterRef("starts_at"))
            | Q(starts_at=OuterRef("starts_at"), pk__lt=OuterRef("pk"))
        )
        is_cancelled = Q(status=SessionStatus.CANCELLED)
        return self.filter(
            Q(training__booking_mode=BookingMode.PER_SESSION)
            | ~is_cancelled & ~Exists(earlier.taking_place())
            | is_cancelled & ~Exists(same.taking_place()) & ~Exists(earlier)
        )

    def last_of_each_whole(self):
        """Of trainings booked as a whole only the last of these dates, once all are over."""
        same = self.order_by().filter(training=OuterRef("training"))
        later = same.filter(
            Q(starts_at__gt=OuterRef("starts_at"))
            | Q(starts_at=OuterRef("starts_at"), pk__gt=OuterRef("pk"))
        )
        open_dates = Session.objects.not_past().filter(training=OuterRef("training"))
        return self.filter(
            Q(training__booking_mode=BookingMode.PER_SESSION)
            | ~Exists(later) & ~Exists(open_dates.order_by())
        )


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
    place_name = models.CharField(
        "Ort", max_length=120, blank=True, help_text="Etwa „Landratsamt, Sitzungssaal 2“."
    )
    street = models.CharField("Straße und Hausnummer", max_length=120, blank=True)
    postcode = models.CharField(
        "Postleitzahl",
        max_length=5,
        blank=True,
        validators=[RegexValidator(r"^\d{5}\Z", "Eine Postleitzahl hat fünf Ziffern.")],
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
        FieldRowPanel([FieldPanel("place_name"), FieldPanel("street")]),
        FieldRowPanel([FieldPanel("postcode"), FieldPanel("municipality")]),
        FieldPanel("directions"),
        FieldPanel("note"),
    ]
    api_fields = [
        APIField(name)
        for name in (
            "uid",
            "starts_at",
            "ends_at",
            "status",
            "is_online",
            "place_name",
            "street",
            "postcode",
        )
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

    # Set by `with_books` and `with_training`; a draft in memory asks for itself.
    whole_book = None
    has_circles = True
    has_files = True

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

    @property
    def last_moment(self) -> datetime:
        """A date that ends at midnight belongs to the day before."""
        return self.ends_at - timedelta(microseconds=1)

    def save(self, *args, update_fields=None, **kwargs):
        stored = Session.objects.filter(pk=self.pk).first() if self.pk else None
        if stored is None:
            self._become_new()
        else:
            # The stored row decides: a revision carries the numbers of its own time.
            self.uid = stored.uid
            self.sequence = stored.sequence + self._is_news_after(stored)
        if update_fields is not None:
            update_fields = {*update_fields, "sequence"}
        super().save(*args, update_fields=update_fields, **kwargs)

    def _become_new(self) -> None:
        """A copy of a training starts with dates that no calendar knows yet."""
        self.sequence = 0
        if Session.objects.filter(uid=self.uid).exists():
            self.uid = uuid.uuid4()

    def _is_news_after(self, stored: "Session") -> bool:
        if all(getattr(self, fact) == getattr(stored, fact) for fact in CALENDAR_FACTS):
            return False
        trainings = type(self)._meta.get_field("training").related_model.objects
        return (
            trainings.filter(pk=stored.training_id)
            .filter(Q(live=True) | Q(first_published_at__isnull=False))
            .exists()
        )
