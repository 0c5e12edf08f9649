"""Which seats, in words of the office."""

from datetime import datetime

from django.apps import apps
from django.db import models
from django.db.models import (
    BooleanField,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    Subquery,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from ..choices import SessionStatus
from .room import somebody_moves_up_in_query


class RegistrationBookQuerySet(models.QuerySet):
    """Books in words of the office; `now` is for tests, the clock otherwise."""

    def with_free_seats(self, now: datetime | None = None):
        """Books with a seat for a newcomer, also one kept for a circle; who waits comes first."""
        return self.filter(_has_seat_for_newcomer(now or timezone.now()))

    def with_queue_and_seats(self, now: datetime | None = None):
        """Books still to come where somebody waits who could have a free seat."""
        now = now or timezone.now()
        return self.filter(somebody_moves_up_in_query(now), _unit_is_still_to_come(now))

    def with_requests(self):
        """Adds how many `requests` wait for a decision of the office."""
        return self.annotate(requests=_number_of(_registrations().requested()))

    def with_reach(self):
        """Adds how many with a seat learn of a change by mail, and how many by telephone only.

        `is_ahead` says whether a date is still to come: nobody is told of what is over.
        """
        now = timezone.now()
        coming = _registrations().confirmed()
        dates = Exists(_sessions_of_training().not_past(now))
        is_ahead = Q(session__ends_at__gt=now) | Q(session__isnull=True) & dates
        return self.annotate(
            by_mail=_number_of(coming.by_mail()),
            by_phone=_number_of(coming.only_by_phone()),
            is_ahead=ExpressionWrapper(is_ahead, BooleanField()),
        )

    def in_use(self):
        """Books in which somebody is or was registered; what happened there is kept."""
        return self.filter(Q(seats_taken__gt=0) | Q(waiting_count__gt=0) | Exists(_registrations()))

    def still_to_come(self, now: datetime | None = None):
        """Books of what takes place and has not begun."""
        return self.filter(_unit_is_still_to_come(now or timezone.now()))

    def open_for_registration(self, now: datetime | None = None):
        """Books that take names now, for a seat or for the waiting list."""
        now = now or timezone.now()
        return (
            self.filter(Q(opens_at=None) | Q(opens_at__lte=now))
            .filter(Q(closes_at=None) | Q(closes_at__gt=now))
            .filter(_has_seat_for_newcomer(now) | Q(waiting_count__lt=F("waiting_capacity")))
            .still_to_come(now)
        )


def _has_seat_for_newcomer(now: datetime) -> Q:
    return Q(seats_taken__lt=F("capacity")) & ~somebody_moves_up_in_query(now)


def _registrations() -> models.QuerySet:
    """Those of a book, for a query about it."""
    registrations = apps.get_model("trainings.Registration").objects.order_by()
    return registrations.filter(book=OuterRef("pk"))


def _sessions_of_training() -> models.QuerySet:
    """All dates of the training of a book, for a query about it."""
    sessions = apps.get_model("trainings.Session").objects.order_by()
    return sessions.filter(training=OuterRef("training"))


def _number_of(registrations: models.QuerySet) -> Coalesce:
    counted = registrations.values("book").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def _unit_is_still_to_come(now: datetime) -> Q:
    """Nothing of what the book covers has begun, and something of it takes place."""
    dates = _sessions_of_training().taking_place()
    one = Q(session__starts_at__gt=now) & ~Q(session__status=SessionStatus.CANCELLED)
    whole = Q(Exists(dates)) & ~Q(Exists(dates.filter(starts_at__lte=now)))
    return Q(session__isnull=False) & one | Q(session__isnull=True) & whole
