"""Seats kept for a circle: its people get in, others learn in time, and nobody is refused twice."""

from datetime import timedelta
from itertools import product

import pytest
from django.utils import timezone

from circles.models import CirclePage
from tests.factories.circles import CirclePageFactory
from tests.factories.desk_buttons import text_of
from tests.factories.editing import person_in
from tests.factories.registrations import registered, states
from tests.factories.trainings import TrainingPageFactory, book_of
from tests.factories.visitors import TYPED, form_on, sign_up, words
from trainings.allocation import count_again
from trainings.desk import Details, change_book, correct
from trainings.models import Registration, RegistrationBook, Session, TrainingPage
from trainings.models.room import somebody_moves_up
from trainings.registration import cancel

KEPT_OR_QUEUE = "Plätze nur noch für einen Helferkreis, sonst Warteliste"
ONLY_KEPT = "Plätze nur noch für einen Helferkreis"
ONLY_CIRCLE = "Freie Plätze gibt es nur noch für Menschen aus diesem Helferkreis:"
TOO_MANY = "Für so viele Menschen ist kein Platz mehr frei"

NUMBERS = [
    "seats_taken",
    "taken_by_circle",
    "smallest_waiting",
    "smallest_waiting_of_circle",
    "reserved_until",
    "reserved_for",
]


@pytest.fixture
def circle(db) -> CirclePage:
    return CirclePageFactory(title="Helferkreis Sonthofen")


@pytest.fixture
def page(circle) -> TrainingPage:
    return TrainingPageFactory(title="Asylrecht")


@pytest.fixture
def book(page, circle) -> RegistrationBook:
    """Two seats, one of them kept."""
    return book_of(
        page, capacity=2, waiting_capacity=1, party_limit=2, reserved_for=circle, reserved_seats=1
    )


def form_of(book: RegistrationBook) -> str:
    return f"/de/anmeldung/{book.pk}/"


def numbers(book: RegistrationBook) -> tuple[int, int, int | None, int | None]:
    book.refresh_from_db()
    return (
        book.seats_taken,
        book.taken_by_circle,
        book.smallest_waiting,
        book.smallest_waiting_of_circle,
    )


@pytest.mark.parametrize(
    ("until", "of_others"), [(timedelta(days=1), "waiting"), (timedelta(days=-1), "confirmed")]
)
def test_a_seat_is_kept_until_the_day(book, circle, until, of_others):
    RegistrationBook.objects.update(
        capacity=3, reserved_seats=2, reserved_until=timezone.now() + until
    )
    registered(book, "Ada")
    registered(book, "Ben")
    registered(book, "Cem", circle_id=circle.pk)
    assert states(book) == {"Ada": "confirmed", "Ben": of_others, "Cem": "confirmed"}


def test_whoever_waits_outside_the_circle_does_not_hide_its_seats(client, page, book, circle):
    registered(book, "Ada")
    registered(book, "Ben")
    assert states(book) == {"Ada": "confirmed", "Ben": "waiting"}
    assert ONLY_KEPT in words(client.get(page.get_url()))
    assert ONLY_KEPT in client.get("/de/schulungen/?frei=1").content.decode()
    assert Session.objects.with_free_seats().exists()
    # The waiting list is full, and the form is still there for the circle.
    assert TrainingPage.objects.german().open_for_registration().exists()
    seen = words(client.get(form_of(book)))
    assert "1 Platz ist für Menschen aus diesem Helferkreis freigehalten" in seen
    assert "Anmelden können sich nur noch Menschen aus dem Helferkreis" in seen
    assert sign_up(client, form_of(book), circle=str(circle.pk)).status_code == 302
    cem = registered(book, "Cem", circle_id=circle.pk)
    assert cem.state == "confirmed"
    assert "ausgebucht" in words(client.get(page.get_url()))
    assert client.get(form_of(book)).status_code == 409


def test_the_page_says_for_whom_seats_are_kept(client, page, book):
    note = "1 Platz ist für Menschen aus diesem Helferkreis freigehalten: Helferkreis Sonthofen"
    assert note in words(client.get(page.get_url()))
    registered(book, "Ada")
    assert note in words(client.get(page.get_url()))
    RegistrationBook.objects.update(reserved_until=timezone.now())
    assert note not in words(client.get(page.get_url()))


def test_the_office_reads_why_somebody_waits_beside_a_free_seat(admin_client, page, book):
    registered(book, "Ada")
    registered(book, "Ben")
    note = "1 auf der Warteliste, 1 frei nur für Helferkreis Sonthofen"
    for address in (f"anmeldungen/schulung/{page.pk}/", f"pages/{page.pk}/edit/"):
        assert note in text_of(admin_client.get(f"/verwaltung/{address}"))


def test_others_may_queue_while_the_queue_has_room(client, page, book):
    registered(book, "Ada")
    assert KEPT_OR_QUEUE in words(client.get(page.get_url()))
    assert "kommt auf die Warteliste" in words(client.get(form_of(book)))
    assert sign_up(client, form_of(book)).status_code == 302
    assert registered(book, "Ben").state == "waiting"


def test_without_a_waiting_list_others_are_told_at_the_form(client, page, book, circle):
    RegistrationBook.objects.update(waiting_capacity=0)
    assert "nur noch 1 Platz" in words(client.get(page.get_url()))
    registered(book, "Ada")
    assert ONLY_KEPT in words(client.get(page.get_url()))
    response = sign_up(client, form_of(book))
    assert f"{ONLY_CIRCLE} Helferkreis Sonthofen" in words(response)
    assert not Registration.objects.filter(email=TYPED["email"]).exists()
    typed = form_on(client, form_of(book)) | TYPED | {"circle": str(circle.pk)}
    assert client.post(form_of(book), typed).status_code == 302
    assert registered(book, "Cem", circle_id=circle.pk).state == "confirmed"
    # Sent once more after the last seat went, the answer is the same.
    assert client.post(form_of(book), typed).status_code == 302


def test_a_party_that_does_not_fit_is_told_at_the_form(client, book, circle):
    RegistrationBook.objects.update(waiting_capacity=0, capacity=3)
    registered(book, "Ada")
    two = {"given_name_2": "Sara", "family_name_2": "Haddad"}
    # One seat is for everybody: that there are none but those of the circle would be wrong.
    assert TOO_MANY in words(sign_up(client, form_of(book), **two))
    registered(book, "Ben")
    response = sign_up(client, form_of(book), circle=str(circle.pk), **two)
    assert TOO_MANY in words(response)
    assert "Sara" in response.content.decode()
    assert not Registration.objects.filter(email=TYPED["email"]).exists()


def test_a_waiting_party_that_does_not_fit_hides_no_seat(client, page):
    book = book_of(page, capacity=2, waiting_capacity=2, party_limit=2)
    registered(book, "Ada")
    registered(book, "Ben", people=[("Ben", "B"), ("Cem", "B")])
    assert states(book) == {"Ada": "confirmed", "Ben": "waiting"}
    assert "nur noch 1 Platz" in words(client.get(page.get_url()))
    assert Session.objects.with_free_seats().exists()
    assert registered(book, "Dana").state == "confirmed"


def test_after_the_day_the_seats_are_for_everybody(client, page, book):
    registered(book, "Ada")
    RegistrationBook.objects.update(reserved_until=timezone.now() - timedelta(minutes=1))
    assert "nur noch 1 Platz" in words(client.get(page.get_url()))
    assert "freigehalten" not in words(client.get(form_of(book)))
    assert registered(book, "Ben").state == "confirmed"


def test_the_numbers_follow_everything_that_happens(book, circle):
    ada = registered(book, "Ada", circle_id=circle.pk)
    registered(book, "Ben")
    RegistrationBook.objects.update(waiting_capacity=5)
    cem = registered(book, "Cem", people=[("Cem", "C"), ("Dana", "C")])
    registered(book, "Emil", circle_id=circle.pk)
    assert numbers(book) == (2, 1, 2, 1)
    correct(ada, Details([("Ada", "Beispiel")], ada.email, "", "de", None), "user:1")
    assert numbers(book) == (2, 0, 2, 1)
    cancel(cem)
    assert numbers(book) == (2, 0, None, 1)
    cancel(ada)
    assert states(book)["Emil"] == "confirmed"
    assert numbers(book) == (2, 1, None, None)
    book.reserved_for, book.reserved_seats = None, 0
    change_book(book)
    assert numbers(book) == (2, 0, None, None)
    count_again(book)
    assert numbers(book) == (2, 0, None, None)


def test_the_desk_says_for_whom_the_seats_are(client, page, book):
    client.force_login(person_in("Schulungskoordination"))
    address = f"/verwaltung/anmeldungen/schulung/{page.pk}/eintragen/"
    RegistrationBook.objects.update(capacity=3)
    assert "2 Plätze frei, 1 weiterer Platz nur für den Helferkreis" in text_of(client.get(address))
    registered(book, "Ada")
    registered(book, "Ben")
    found = text_of(client.get(address))
    assert "1 Platz frei nur für den Helferkreis, sonst nur Warteliste" in found


def test_a_query_and_a_book_say_the_same(db, page, circle):
    """Whoever waits and could have a seat comes first: asked in Python and in the database."""
    now = timezone.now()
    until = [None, now - timedelta(hours=1)]
    book = book_of(page, capacity=3, reserved_seats=2)
    cases = product([2, 3], [0, 1], [None, 1], [None, 2], until, [None, circle])
    wrong = []
    for case in cases:
        values = dict(zip(NUMBERS, case, strict=True))
        RegistrationBook.objects.update(**values)
        for name, value in values.items():
            setattr(book, name, value)
        is_free = RegistrationBook.objects.with_free_seats(now).exists()
        is_queued = RegistrationBook.objects.with_queue_and_seats(now).exists()
        comes_first = somebody_moves_up(book, now)
        if (is_free, is_queued) != (book.seats_free > 0 and not comes_first, comes_first):
            wrong.append(case)
    assert wrong == []


def test_people_of_a_deleted_circle_can_still_cancel(book, circle):
    """The database takes the circle off the rows, and no counter hears of it."""
    ada = registered(book, "Ada", circle_id=circle.pk)
    ben = registered(book, "Ben", circle_id=circle.pk)
    cem = registered(book, "Cem", circle_id=circle.pk)
    circle.delete()
    assert cancel(ada).state == "cancelled"
    assert states(book)["Cem"] == "confirmed"
    assert numbers(book) == (2, 0, None, None)
    cancel(ben)
    cancel(cem)
    assert numbers(book) == (0, 0, None, None)
