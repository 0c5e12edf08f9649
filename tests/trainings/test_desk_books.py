from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import querydict_from_html

from outbox.models import OutboxMessage
from tests.factories.circles import CirclePageFactory
from tests.factories.editing import person_in
from tests.factories.registrations import registered, states
from tests.factories.trainings import SessionFactory, TrainingPageFactory, book_of
from trainings.desk import change_book
from trainings.models import RegistrationBook


@pytest.fixture
def book(coordinator) -> RegistrationBook:
    return book_of(TrainingPageFactory(title="Asylrecht"), capacity=1)


def send(client, book: RegistrationBook, **changes):
    """Opens the form of the seats, changes what is named and saves."""
    address = reverse("trainings_books:edit", args=[book.pk])
    html = client.get(address).content.decode()
    data = querydict_from_html(html, form_id="w-editor-form")
    return client.post(address, {name: data[name] for name in data} | changes)


def errors(response) -> str:
    soup = BeautifulSoup(response.content, "html.parser")
    return " ".join(" ".join(p.get_text().split()) for p in soup.select(".error-message"))


def test_every_setting_of_the_coordinator_can_be_set(client, book):
    circle = CirclePageFactory()
    changes = {
        "capacity": "12",
        "waiting_capacity": "3",
        "party_limit": "4",
        "seats_shown": "few",
        "opens_at": "01.03.2030 08:00",
        "closes_at": "20.03.2030 12:00",
        "admission": "approval",
        "cancel_stop_hours": "24",
        "promotion": "offer",
        "offer_hours": "36",
        "promotion_stop_hours": "6",
        "reserved_for": str(circle.pk),
        "reserved_seats": "2",
        "reserved_until": "10.03.2030 00:00",
    }
    assert set(changes) == set(RegistrationBook.editable_fields)
    assert send(client, book, **changes).status_code == 302
    stored = RegistrationBook.objects.get()
    kept = {
        name: str(getattr(stored, name))
        for name in changes
        if not name.endswith(("_at", "_until", "_for"))
    }
    assert kept == {name: changes[name] for name in kept}
    assert stored.reserved_for == circle
    assert timezone.localtime(stored.closes_at).hour == 12


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"party_limit": "2"}, "Höchstens 1: Mehr Plätze gibt es nicht."),
        ({"party_limit": "0"}, "größer oder gleich 1"),
        ({"reserved_seats": "2"}, "Höchstens 1: Mehr Plätze gibt es nicht."),
        ({"reserved_seats": "1"}, "Für welchen Helferkreis"),
        ({"offer_hours": "0"}, "größer oder gleich 1"),
        ({"capacity": "-1"}, "größer oder gleich 0"),
        ({"capacity": "10000"}, "Höchstens 9999."),
        ({"cancel_stop_hours": "99999999"}, "Höchstens 9999."),
        ({"capacity": "viele"}, "ganze Zahl"),
        ({"admission": "lotterie"}, "gültige Auswahl"),
        ({"reserved_for": "999999"}, "gültige Auswahl"),
        (
            {"opens_at": "02.03.2030 08:00", "closes_at": "01.03.2030 08:00"},
            "endet, bevor sie beginnt",
        ),
    ],
)
def test_settings_that_do_not_fit_are_said_at_the_field(client, book, changes, message):
    response = send(client, book, **changes)
    assert response.status_code == 200
    assert message in errors(response)


def test_kept_seats_need_a_number(client, book):
    response = send(client, book, reserved_for=str(CirclePageFactory().pk))
    assert "Wie viele Plätze halten Sie frei?" in errors(response)


def test_fewer_seats_than_people_are_refused_in_words(client, book):
    RegistrationBook.objects.update(capacity=2)
    registered(book, "Ada")
    registered(book, "Ben")
    assert "Es sind schon 2 Plätze vergeben" in errors(send(client, book, capacity="1"))
    book.refresh_from_db()
    assert book.capacity == 2


def test_more_seats_go_to_those_who_wait_and_they_are_told(client, book):
    for name in ("Ada", "Ben", "Cem"):
        registered(book, name)
    assert send(client, book, capacity="2").status_code == 302
    assert states(book) == {"Ada": "confirmed", "Ben": "confirmed", "Cem": "waiting"}
    promoted = OutboxMessage.objects.get(kind="registration_promoted")
    assert promoted.recipient == "ben@example.org"
    send(client, book, capacity="2")
    assert OutboxMessage.objects.filter(kind="registration_promoted").count() == 1


def test_seats_that_are_no_longer_kept_go_to_those_who_wait(book):
    RegistrationBook.objects.update(reserved_for=CirclePageFactory(), reserved_seats=1)
    registered(book, "Ada")
    assert states(book) == {"Ada": "waiting"}
    book.refresh_from_db()
    book.reserved_for, book.reserved_seats = None, 0
    change_book(book)
    assert states(book) == {"Ada": "confirmed"}


def test_a_new_date_of_a_series_has_the_settings_of_the_others(coordinator):
    page = TrainingPageFactory(booking_mode="per_session")
    first = page.sessions.get()
    circle = CirclePageFactory()
    pattern = book_of(
        page,
        first,
        capacity=8,
        party_limit=3,
        promotion="offer",
        admission="approval",
        reserved_for=circle,
        reserved_seats=2,
        closes_at=first.starts_at - timedelta(days=3),
        opens_at=None,
    )
    page.sessions.add(SessionFactory(days=200))
    page.save_revision().publish()
    new = page.books.exclude(pk=pattern.pk).get()
    for name in ("capacity", "party_limit", "promotion", "admission", "reserved_for"):
        assert getattr(new, name) == getattr(pattern, name)
    assert new.opens_at is None
    local = timezone.localtime
    # The same hour three days before, also when the clock changes in between.
    assert local(new.closes_at).date() == local(new.session.starts_at).date() - timedelta(days=3)
    assert local(new.closes_at).hour == local(new.session.starts_at).hour


def test_a_book_with_cancelled_people_survives_a_change_of_mode(coordinator):
    page = TrainingPageFactory()
    ada = registered(page.books.get(), "Ada")
    type(ada).objects.update(state="cancelled")
    RegistrationBook.objects.update(seats_taken=0)
    page.booking_mode = "per_session"
    page.save_revision().publish()
    assert page.books.filter(session=None).exists()


def test_the_editor_says_before_publishing_where_seats_come_from(client, coordinator):
    draft = TrainingPageFactory(is_published=False)
    edit = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    assert "sobald die Schulung veröffentlicht ist" in client.get(edit).content.decode()


def test_the_editor_leads_to_the_desk_who_may_open_it(client, book):
    edit = reverse("wagtailadmin_pages:edit", args=[book.training_id])
    desk = reverse("trainings_desk:training", args=[book.training_id])
    assert desk in client.get(edit).content.decode()
    client.force_login(person_in("Redaktion"))
    assert desk not in client.get(edit).content.decode()
