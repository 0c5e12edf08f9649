"""The start page of the admin tells the coordinator what waits."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from core.models import User
from outbox.models import MessageState, UndeliverableAddress
from tests.factories.editing import person_in
from tests.factories.outbox import OutboxMessageFactory
from tests.factories.registrations import registered
from tests.factories.trainings import SessionFactory, TrainingPageFactory, book_of
from trainings.models import Session, TrainingPage
from trainings.views.desk_today import what_waits

START = "/verwaltung/"


@pytest.fixture
def coordinator(client, db) -> User:
    person = person_in("Schulungskoordination")
    client.force_login(person)
    return person


def today(page: TrainingPage) -> Session:
    """The date of this training is the one of today."""
    now = timezone.now()
    Session.objects.filter(training=page).update(
        starts_at=now - timedelta(seconds=1), ends_at=now + timedelta(hours=2)
    )
    return page.sessions.get()


def panel(client):
    soup = BeautifulSoup(client.get(START).content, "html.parser")
    return soup.select_one("#trainings-desk-content")


def links(client) -> dict[str, str]:
    return {" ".join(a.get_text().split()): a["href"] for a in panel(client).select("a")}


def test_who_has_nothing_to_do_reads_nothing(client, coordinator):
    registered(TrainingPageFactory().books.get(), "Ada")
    assert panel(client) is None


def test_what_waits_is_said_with_the_way_there(client, coordinator):
    asked = TrainingPageFactory(title="Dolmetschen")
    registered(book_of(asked, admission="approval"), "Ada")
    bounced = registered(TrainingPageFactory(title="Trauma").books.get(), "Ben")
    UndeliverableAddress.objects.create(email=bounced.email)
    lesson = TrainingPageFactory(title="Erste Hilfe")
    registered(lesson.books.get(), "Cem")
    session = today(lesson)
    OutboxMessageFactory(state=MessageState.FAILED)

    found = links(client)
    text = " ".join(panel(client).get_text(" ").split())
    assert "1 Anfrage wartet auf Ihre Entscheidung" in text
    assert "Adresse nicht zustellbar, angemeldet für Trauma" in text
    assert "1 Platz belegt" in text
    assert f"termin={session.pk}" in found["Erste Hilfe"]
    assert "state=requested" in found["Dolmetschen"]
    assert found["ben@example.org"] == reverse("trainings_desk:registration", args=[bounced.pk])
    assert found["1 Mail ist nicht hinausgegangen"].endswith("?state=failed")
    for address in found.values():
        assert client.get(address).status_code == 200


def test_what_is_over_or_called_off_does_not_wait(client, coordinator):
    over, off = TrainingPageFactory(title="Vorbei"), TrainingPageFactory(title="Fällt aus")
    for number, page in enumerate((over, off)):
        registered(page.books.get(), f"Ada{number}")
        UndeliverableAddress.objects.create(email=f"ada{number}@example.org")
    past = timezone.now() - timedelta(days=2)
    over.sessions.update(starts_at=past, ends_at=past + timedelta(hours=1))
    today(off)
    off.sessions.update(status="cancelled")
    assert panel(client) is None


@pytest.mark.parametrize("role", ["Redaktion", "Pressefreigabe", "Übersetzung Arabisch"])
def test_only_who_may_see_participants_reads_it(client, db, role):
    registered(book_of(TrainingPageFactory(), admission="approval"), "Ada")
    client.force_login(person_in(role))
    assert panel(client) is None


def test_it_costs_four_queries_for_any_number(coordinator):
    coordinator.has_perm("trainings.view_registration")
    for number in range(3):
        page = TrainingPageFactory(sessions=[SessionFactory(days=3)])
        book = book_of(page, admission="approval")
        bounced = registered(book, f"Ada{number}")
        UndeliverableAddress.objects.create(email=bounced.email)
        today(page)
    with CaptureQueriesContext(connection) as queries:
        waiting = what_waits(coordinator)
        shown = [str(book) for book, _url in waiting["requests"]]
        shown += [str(row.book) for row in waiting["unreachable"]]
        shown += [
            f"{row.training.title} {row.place} {row.whole_book.seats_taken}"
            for row in waiting["today"]
        ]
    assert len(shown) == 9
    assert len(queries) <= 4
