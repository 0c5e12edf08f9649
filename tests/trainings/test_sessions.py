from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.core import MunicipalityFactory
from tests.factories.trainings import SessionFactory, TrainingPageFactory, book_of
from trainings.models import Session, TrainingPage

HOUR = timedelta(hours=1)


def stored(**fields) -> Session:
    return TrainingPageFactory(sessions=[SessionFactory(**fields)]).sessions.get()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("status", "cancelled"),
        ("status", "moved"),
        ("is_online", True),
        ("place_name", "Rathaus"),
        ("street", "Marktplatz 1"),
        ("postcode", "87534"),
    ],
)
def test_what_a_calendar_shows_raises_the_sequence(db, name, value):
    session = stored()
    setattr(session, name, value)
    session.save()
    assert Session.objects.get().sequence == 1


def test_another_municipality_raises_the_sequence(db):
    session = stored()
    session.municipality = MunicipalityFactory()
    session.save()
    assert Session.objects.get().sequence == 1


@pytest.mark.parametrize("name", ["note", "directions"])
def test_text_does_not_raise_the_sequence(db, name):
    session = stored()
    setattr(session, name, "Bitte läuten")
    session.save()
    assert Session.objects.get().sequence == 0


def test_a_number_from_an_old_version_is_never_stored(db):
    session = stored()
    session.status = "cancelled"
    session.save()
    session.sequence = 0
    session.note = "Schade"
    session.save()
    assert Session.objects.get().sequence == 1


def test_saving_only_some_fields_raises_the_sequence_too(db):
    session = stored()
    session.status = "cancelled"
    session.save(update_fields=["status"])
    assert Session.objects.get().sequence == 1


def test_drafts_of_a_page_nobody_has_seen_change_nothing(db):
    page = TrainingPageFactory(is_published=False)
    session = page.sessions.get()
    session.place_name = "Rathaus"
    session.save()
    assert Session.objects.get().sequence == 0


def test_a_change_while_the_page_is_withdrawn_counts(db):
    page = TrainingPageFactory()
    page.unpublish()
    session = page.sessions.get()
    session.place_name = "Rathaus"
    session.save()
    assert Session.objects.get().sequence == 1


def test_trainings_by_time(db):
    now = timezone.now()
    coming = TrainingPageFactory()
    between = TrainingPageFactory(sessions=[SessionFactory(days=-2), SessionFactory(days=5)])
    over = TrainingPageFactory(sessions=[SessionFactory(days=-9), SessionFactory(days=-2)])
    trainings = TrainingPage.objects.german()
    assert list(trainings.upcoming(now)) == [coming]
    assert list(trainings.running(now)) == [between]
    assert list(trainings.past(now)) == [over]


def test_sessions_by_time(db):
    start = timezone.now().replace(microsecond=0)
    session = stored(starts_at=start, ends_at=start + HOUR)
    sessions = Session.objects
    assert list(sessions.upcoming(start - HOUR)) == [session]
    assert list(sessions.running(start)) == [session]
    assert list(sessions.running(start + HOUR)) == []
    assert list(sessions.past(start + HOUR)) == [session]


@pytest.mark.parametrize(
    ("numbers", "is_open"),
    [
        ({}, True),
        ({"seats_taken": 20}, True),
        ({"seats_taken": 20, "waiting_capacity": 0}, False),
        ({"seats_taken": 20, "waiting_count": 10}, False),
        ({"opens_at": timezone.now() + HOUR}, False),
        ({"opens_at": timezone.now() - HOUR}, True),
        ({"closes_at": timezone.now() - HOUR}, False),
    ],
)
def test_open_for_registration(db, numbers, is_open):
    page = TrainingPageFactory()
    book_of(page, **numbers)
    assert TrainingPage.objects.german().open_for_registration().exists() == is_open


@pytest.mark.parametrize("mode", ["whole", "per_session"])
@pytest.mark.parametrize("session", [{"days": -1}, {"status": "cancelled"}])
def test_nobody_signs_up_for_what_is_over_or_cancelled(db, mode, session):
    TrainingPageFactory(booking_mode=mode, sessions=[SessionFactory(**session)])
    assert not TrainingPage.objects.german().open_for_registration().exists()


def test_a_course_that_has_begun_is_closed_but_a_series_goes_on(db):
    dates = [-1, 6]
    TrainingPageFactory(sessions=[SessionFactory(days=days) for days in dates])
    series = TrainingPageFactory(
        booking_mode="per_session", sessions=[SessionFactory(days=days) for days in dates]
    )
    assert list(TrainingPage.objects.german().open_for_registration()) == [series]


def test_free_seats_are_not_for_newcomers_while_somebody_waits(db):
    page = TrainingPageFactory()
    book_of(page, seats_taken=19)
    assert Session.objects.with_free_seats().exists()
    book_of(page, waiting_count=1)
    assert not Session.objects.with_free_seats().exists()
    book_of(page, waiting_count=2, smallest_waiting=2)  # They need one seat more.
    assert Session.objects.with_free_seats().exists()


def test_free_seats_of_a_series_are_counted_date_by_date(db):
    page = TrainingPageFactory(
        booking_mode="per_session", sessions=[SessionFactory(), SessionFactory(days=40)]
    )
    first, second = page.sessions.all()
    book_of(page, first, seats_taken=20)
    assert list(Session.objects.with_free_seats()) == [second]


def test_the_place_is_said_once(db):
    town = MunicipalityFactory(name="Sonthofen")
    session = SessionFactory(place_name="Rathaus", municipality=town, street="Markt 1")
    assert session.place == "Rathaus, Sonthofen"
    assert session.address == "Markt 1, 87527 Sonthofen"
    assert SessionFactory(place_name="Rathaus Sonthofen", municipality=town).place == (
        "Rathaus Sonthofen"
    )
