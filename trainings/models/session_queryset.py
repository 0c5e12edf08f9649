"""Which dates, in words of the office."""

from datetime import datetime

from django.db import models
from django.db.models import Count, Exists, FilteredRelation, Max, Min, OuterRef, Q, Subquery
from django.utils import timezone

from ..choices import BookingMode, SessionStatus
from .books import RegistrationBook


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
        dates = self.model.objects.order_by().filter(training=OuterRef("training"))
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
        pages = self.model._meta.get_field("training").related_model
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
        books = RegistrationBook.objects.open_for_registration(now).with_free_seats(now)
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
        open_dates = self.model.objects.not_past().filter(training=OuterRef("training"))
        return self.filter(
            Q(training__booking_mode=BookingMode.PER_SESSION)
            | ~Exists(later) & ~Exists(open_dates.order_by())
        )
