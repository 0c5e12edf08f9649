"""What happens by itself: cheap when nothing is due, and harmless twice at once."""

import threading
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from core import due
from outbox.models import OutboxMessage
from tests.factories.registrations import registered, states, unverified
from tests.factories.trainings import SessionFactory, TrainingPageFactory, book_of, noon_in
from trainings import clock
from trainings.changes import tell_changes
from trainings.choices import PromotionMode
from trainings.models import Registration, RegistrationBook, Session
from trainings.registration import cancel

LONG_AGO = timedelta(days=60)


@pytest.fixture
def book(db) -> RegistrationBook:
    return book_of(TrainingPageFactory(), capacity=1, waiting_capacity=5)


def test_the_jobs_run_with_the_others(book):
    ada = unverified(book, "Ada")
    Registration.objects.update(created_at=timezone.now() - LONG_AGO)
    cache.clear()
    assert due.run_due() == []
    assert not Registration.objects.filter(pk=ada.pk).exists()


def test_what_is_for_once_a_day_runs_once_a_day(db, monkeypatch):
    monkeypatch.setattr(due, "_jobs", {})
    cache.clear()
    runs = []

    @due.once_a_day
    def job():
        runs.append(1)

    due.run_due()
    due.run_due()
    assert runs == [1]


def test_what_failed_today_is_tried_again(db, monkeypatch, caplog):
    monkeypatch.setattr(due, "_jobs", {})
    cache.clear()
    runs = []

    @due.once_a_day
    def job():
        runs.append(1)
        if len(runs) == 1:
            raise RuntimeError("kaputt")

    assert len(due.run_due()) == 1
    assert due.run_due() == []
    assert due.run_due() == []
    assert len(runs) == 2


@pytest.mark.parametrize(
    "job",
    [
        clock.expire_unverified,
        clock.expire_offers,
        clock.fill_free_seats,
        clock.write_reminders,
        tell_changes,
    ],
)
def test_a_job_with_nothing_to_do_asks_once(book, django_assert_num_queries, job):
    for name in ("Ada", "Ben", "Cem"):
        registered(book, name)
    unverified(book, "Dana")
    with django_assert_num_queries(1):
        job()


def test_reminding_costs_the_same_for_many_people(db, django_assert_num_queries):
    page = TrainingPageFactory(sessions=[SessionFactory(days=5)])
    book = book_of(page, capacity=20)
    for number in range(3):
        registered(book, f"Person{number}")
    Registration.objects.update(changed_at=timezone.now() - LONG_AGO)
    assert clock.write_reminders() == 3
    with django_assert_num_queries(3):
        assert clock.write_reminders() == 0


def test_nobody_is_asked_about_a_queue_that_is_over(book):
    registered(book, "Ada")
    registered(book, "Ben")
    RegistrationBook.objects.update(capacity=2)
    Session.objects.update(starts_at=noon_in(-3), ends_at=noon_in(-2))
    assert not RegistrationBook.objects.with_queue_and_seats().exists()


@pytest.mark.django_db(transaction=True)
def test_everything_twice_at_once_happens_once():
    soon = TrainingPageFactory(sessions=[SessionFactory(days=5)])
    near = book_of(soon, capacity=4)
    for name in ("Ada", "Ben", "Cem"):
        registered(near, name)
    moved = TrainingPageFactory()
    registered(book_of(moved), "Dana")
    offered = book_of(TrainingPageFactory(), capacity=1, promotion=PromotionMode.OFFER)
    first = registered(offered, "Eva")
    registered(offered, "Finn")
    registered(offered, "Gül")
    cancel(first)
    unverified(near, "Hans")
    Registration.objects.update(
        changed_at=timezone.now() - LONG_AGO, created_at=timezone.now() - LONG_AGO
    )
    Registration.objects.filter(state="offered").update(offered_until=timezone.now())
    for session in moved.sessions.all():
        session.place_name = "Rathaus"
        session.save()
    before = OutboxMessage.objects.count()
    problems = at_once(
        clock.expire_unverified, clock.expire_offers, clock.write_reminders, tell_changes
    )
    assert problems == []
    assert states(offered) == {"Eva": "cancelled", "Finn": "expired", "Gül": "offered"}
    assert states(near)["Hans"] == "expired"
    written = OutboxMessage.objects.order_by("pk")[before:]
    assert sorted((mail.kind, mail.recipient.partition("@")[0]) for mail in written) == [
        ("registration_offer_expired", "finn"),
        ("registration_offered", "gül"),
        ("registration_reminder", "ada"),
        ("registration_reminder", "ben"),
        ("registration_reminder", "cem"),
        ("session_changed", "dana"),
    ]


def at_once(*jobs) -> list[Exception]:
    """Runs the jobs in two threads that start at the same moment; returns what went wrong."""
    start = threading.Barrier(2)
    problems = []

    def work():
        try:
            for job in jobs:
                start.wait(20)
                job()
        except Exception as error:
            problems.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return problems
