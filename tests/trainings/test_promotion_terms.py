"""Until when somebody moves up, and how long an offered seat can be taken."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.registrations import registered, states
from tests.factories.trainings import SessionFactory, TrainingPageFactory, book_of
from trainings import clock, desk
from trainings.models import RegistrationBook
from trainings.models.terms import offer_deadline

HOUR = timedelta(hours=1)


def book_in(hours: float, **numbers) -> RegistrationBook:
    """The seats of a training that begins in so many hours."""
    start = timezone.now() + hours * HOUR
    session = SessionFactory(starts_at=start, ends_at=start + 2 * HOUR)
    page = TrainingPageFactory(sessions=[session])
    return book_of(page, **({"capacity": 1, "waiting_capacity": 3} | numbers))


@pytest.mark.parametrize(
    ("begins_in", "holds_for"), [(100, 48), (72, 48), (60, 36), (40, 20), (25, 12.5), (20, 10)]
)
def test_an_offer_holds_two_days_and_half_of_what_is_left_near_the_end(db, begins_in, holds_for):
    book = book_in(begins_in, offer_hours=48)
    (start,) = [session.starts_at for session in book.sessions()]
    now = start - begins_in * HOUR
    assert offer_deadline(book, now) == now + holds_for * HOUR


@pytest.mark.parametrize(("begins_in", "moves_up"), [(7, True), (5, False)])
def test_nobody_moves_up_shortly_before_the_beginning(db, begins_in, moves_up):
    book = book_in(begins_in, promotion_stop_hours=6)
    ada = registered(book, "Ada")
    registered(book, "Ben")
    desk.cancel_by_office(ada, "user:1", "Hat angerufen.")
    clock.fill_free_seats()
    assert states(book)["Ben"] == ("confirmed" if moves_up else "waiting")
    # Who comes now does not overtake whoever waits for the free seat.
    assert registered(book, "Cem").state == "waiting"


@pytest.mark.parametrize(("begins_in", "moves_up"), [(7, True), (5, False)])
def test_the_clock_fills_free_seats_until_the_stop_only(db, begins_in, moves_up):
    book = book_in(begins_in, promotion_stop_hours=6)
    registered(book, "Ada")
    registered(book, "Ben")
    RegistrationBook.objects.update(capacity=2)  # Behind the back of the desk.
    assert clock.fill_free_seats() == moves_up
    assert states(book)["Ben"] == ("confirmed" if moves_up else "waiting")
