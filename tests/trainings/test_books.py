from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.test.utils.form_data import querydict_from_html

from tests.factories.core import UserFactory
from tests.factories.editing import person_in
from tests.factories.trainings import SessionFactory, TrainingPageFactory, book_of, translation_of
from trainings.desk import change_book
from trainings.models import RegistrationBook, TrainingPage
from trainings.models.seats import seats_of, span_of
from trainings.services import SeatsTaken, ensure_books


def test_a_published_training_has_one_book(db):
    page = TrainingPageFactory(sessions=[SessionFactory(), SessionFactory(days=40)])
    assert [book.session for book in page.books.all()] == [None]


def test_a_draft_has_none(db):
    TrainingPageFactory(is_published=False)
    assert not RegistrationBook.objects.exists()


def test_a_series_has_a_book_for_each_date(db):
    page = TrainingPageFactory(
        booking_mode="per_session", sessions=[SessionFactory(), SessionFactory(days=40)]
    )
    assert {book.session for book in page.books.all()} == set(page.sessions.all())


def test_publishing_again_changes_no_numbers(db):
    page = TrainingPageFactory()
    book = book_of(page, capacity=12, seats_taken=5)
    page.save_revision().publish()
    assert RegistrationBook.objects.get() == book
    assert RegistrationBook.objects.get().seats_taken == 5


def test_a_translation_has_no_book_of_its_own(db):
    page = TrainingPageFactory()
    translation_of(page, "ar", title="تدريب")
    assert RegistrationBook.objects.get().training == page


def test_a_new_date_of_a_series_starts_with_the_seats_of_the_others(db):
    page = TrainingPageFactory(booking_mode="per_session")
    book_of(page, page.sessions.get(), capacity=8, waiting_capacity=2)
    page.sessions.add(SessionFactory(days=50))
    page.save_revision().publish()
    assert list(page.books.values_list("capacity", "waiting_capacity")) == [(8, 2), (8, 2)]


def test_the_book_of_the_other_mode_goes_when_nobody_is_in_it(db):
    page = TrainingPageFactory()
    page.booking_mode = "per_session"
    page.save_revision().publish()
    assert [book.session for book in page.books.all()] == [page.sessions.get()]


def test_a_book_with_people_is_never_thrown_away(db):
    page = TrainingPageFactory()
    book = book_of(page, waiting_count=1)
    TrainingPage.objects.filter(pk=page.pk).update(booking_mode="per_session")
    ensure_books(TrainingPage.objects.get(pk=page.pk))
    assert book in page.books.all()
    assert page.books.count() == 2


def test_fewer_seats_than_people_are_refused_at_the_field(db):
    book = book_of(TrainingPageFactory(), seats_taken=12)
    book.capacity = 11
    with pytest.raises(ValidationError) as caught:
        book.full_clean()
    assert caught.value.message_dict == {
        "capacity": ["Es sind schon 12 Plätze vergeben. Weniger Plätze gehen nicht."]
    }


def test_the_window_cannot_close_before_it_opens(db):
    book = book_of(TrainingPageFactory())
    book.opens_at = timezone.now()
    book.closes_at = book.opens_at - timedelta(hours=1)
    with pytest.raises(ValidationError, match="endet, bevor sie beginnt"):
        book.full_clean()


def test_the_form_never_writes_back_an_old_number_of_seats(db):
    shown = book_of(TrainingPageFactory(), seats_taken=3)
    RegistrationBook.objects.update(seats_taken=4)
    shown.capacity = 30
    change_book(shown)
    stored = RegistrationBook.objects.get()
    assert (stored.capacity, stored.seats_taken) == (30, 4)


def test_seats_taken_while_the_form_was_open_count(db):
    shown = book_of(TrainingPageFactory(), seats_taken=3)
    RegistrationBook.objects.update(seats_taken=10)
    shown.capacity = 5
    with pytest.raises(SeatsTaken, match="Es sind schon 10 Plätze vergeben"):
        change_book(shown)
    assert RegistrationBook.objects.get().capacity == 20


@pytest.mark.parametrize(
    ("numbers", "text", "is_open"),
    [
        ({"seats_taken": 8}, "12 von 20 Plätzen frei", True),
        ({"seats_taken": 18}, "nur noch 2 Plätze", True),
        ({"seats_taken": 19}, "nur noch 1 Platz", True),
        ({"seats_taken": 20}, "ausgebucht – Warteliste möglich", True),
        ({"seats_taken": 19, "waiting_count": 3}, "ausgebucht – Warteliste möglich", True),
        ({"seats_taken": 20, "waiting_count": 10}, "ausgebucht", False),
        ({"seats_taken": 20, "waiting_capacity": 0}, "ausgebucht", False),
        ({"opens_at": "2099-05-03T08:00:00+02:00"}, "Anmeldung ab 3. Mai 2099", False),
        ({"closes_at": "2020-05-03T08:00:00+02:00"}, "Anmeldung geschlossen", False),
    ],
)
def test_the_seats_in_words(db, numbers, text, is_open):
    page = TrainingPageFactory()
    book = book_of(page, **numbers)
    book.refresh_from_db()
    seats = seats_of(book, span_of(page.sessions.all()), timezone.now())
    assert (seats.text, seats.is_open) == (text, is_open)


@pytest.mark.parametrize(
    ("sessions", "text"),
    [
        ([{"status": "cancelled"}], "abgesagt"),
        ([{"days": -5}], "vorbei"),
        ([{"days": -5}, {"days": 5}], "hat schon begonnen"),
        ([{"days": -5, "status": "cancelled"}, {"days": 5}], "20 von 20 Plätzen frei"),
    ],
)
def test_dates_decide_before_numbers(db, sessions, text):
    page = TrainingPageFactory(sessions=[SessionFactory(**fields) for fields in sessions])
    span = span_of(page.sessions.all())
    assert seats_of(page.books.get(), span, timezone.now()).text == text


def test_numbers_stand_in_every_language(db):
    page = TrainingPageFactory()
    with translation.override("ar"):
        text = seats_of(page.books.get(), span_of(page.sessions.all()), timezone.now()).text
    assert "20" in text


@pytest.fixture
def coordinator(client, db):
    person = person_in("Schulungskoordination", is_staff=True)
    client.force_login(person)
    return person


def test_a_coordinator_changes_the_seats(client, coordinator):
    book = book_of(TrainingPageFactory(title="Asylrecht"), seats_taken=3)
    address = reverse("trainings_books:edit", args=[book.pk])
    soup = BeautifulSoup(client.get(reverse("trainings_books:index")).content, "html.parser")
    assert soup.find("a", href=address, string=lambda text: text and "Asylrecht" in text)
    form = querydict_from_html(client.get(address).content.decode(), form_id="w-editor-form")
    client.post(address, form.dict() | {"capacity": "25", "waiting_capacity": "5"})
    book.refresh_from_db()
    assert (book.capacity, book.waiting_capacity, book.seats_taken) == (25, 5, 3)


def test_the_list_of_seats_needs_the_same_queries_for_any_number(client, coordinator):
    counts = []
    for _number in range(3):
        TrainingPageFactory(
            booking_mode="per_session", sessions=[SessionFactory(), SessionFactory(days=40)]
        )
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("trainings_books:index"))
        counts.append(len(queries))
    assert counts[1] == counts[2]


def test_the_coordinator_is_told_why_the_seats_stay(client, coordinator):
    book = book_of(TrainingPageFactory(), seats_taken=12)
    address = reverse("trainings_books:edit", args=[book.pk])
    response = client.post(address, {"capacity": "4", "waiting_capacity": "5"})
    assert "Es sind schon 12 Plätze vergeben" in response.content.decode()
    book.refresh_from_db()
    assert book.capacity == 20


@pytest.mark.parametrize("name", ["add", "delete"])
def test_books_come_and_go_with_their_training_only(client, coordinator, name):
    book = book_of(TrainingPageFactory())
    args = [book.pk] if name == "delete" else []
    client.post(reverse(f"trainings_books:{name}", args=args), {"capacity": "1"})
    assert RegistrationBook.objects.get() == book


def test_others_have_nothing_to_do_with_seats(client, db):
    person = UserFactory(is_staff=True)
    person.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(person)
    book = book_of(TrainingPageFactory())
    client.post(reverse("trainings_books:edit", args=[book.pk]), {"capacity": "1"})
    book.refresh_from_db()
    assert book.capacity == 20
