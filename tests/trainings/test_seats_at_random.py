"""Whatever happens to seats, in any order: the rows say each time what must be true.

The numbers on the book are counted anew from the rows, and so is who could have a free seat.
"""

import random
from contextlib import suppress

import pytest
from django.db.models import F, Sum

from tests.factories.circles import CirclePageFactory
from tests.factories.registrations import registered
from tests.factories.trainings import SessionFactory, TrainingPageFactory, book_of
from trainings import clock, desk, moving
from trainings.choices import AdmissionMode, PromotionMode, RegistrationState
from trainings.models import Registration, RegistrationBook
from trainings.registration import accept_offer, cancel, decline_offer

STEPS = 120
HELD = [RegistrationState.CONFIRMED, RegistrationState.OFFERED]
REFUSED = (desk.NoRoom, desk.OnlyWaitingList, desk.AlreadyRegistered, desk.SeatsTaken)


class Chance:
    """Somebody without a plan at two books of a series."""

    def __init__(self, seed: int, books: list[RegistrationBook], circles: list[int]):
        self.dice = random.Random(seed)
        self.books = books
        self.circles: list[int | None] = [None, *circles]
        self.number = 0

    def act(self) -> None:
        verbs = [self.sign_up] * 5 + [
            self.sign_up_before_the_clock,
            self.cancel,
            self.cancel,
            self.approve,
        ]
        verb = self.dice.choice([*verbs, self.answer, self.correct, self.move, self.change])
        verb(self.dice.choice(self.books))

    def sign_up(self, book: RegistrationBook) -> None:
        self.number += 1
        name = f"P{self.number}"
        people = [(name, "Beispiel")] * self.dice.choice([1, 1, 1, 2, 3])
        before = RegistrationBook.objects.get(pk=book.pk)
        circle = self.dice.choice(self.circles)
        expected = outcome_for(before, len(people), circle)
        assert registered(book, name, people=people, circle_id=circle).state == expected

    def cancel(self, book: RegistrationBook) -> None:
        if somebody := self._one(book, *HELD, RegistrationState.WAITING):
            waiting = set(_rows(book, RegistrationState.WAITING)) - {somebody}
            expected = who_moves_up(RegistrationBook.objects.get(pk=book.pk), somebody)
            cancel(somebody)
            assert waiting & set(_rows(book, *HELD)) == expected

    def sign_up_before_the_clock(self, book: RegistrationBook) -> None:
        """A seat is free, and nobody has moved up yet."""
        RegistrationBook.objects.filter(pk=book.pk).update(capacity=F("capacity") + 1)
        self.sign_up(book)
        clock.fill_free_seats()

    def approve(self, book: RegistrationBook) -> None:
        if somebody := self._one(book, RegistrationState.REQUESTED):
            desk.approve(somebody, "user:1")

    def answer(self, book: RegistrationBook) -> None:
        if somebody := self._one(book, RegistrationState.OFFERED):
            self.dice.choice([accept_offer, decline_offer])(somebody)

    def correct(self, book: RegistrationBook) -> None:
        if somebody := self._one(book, *HELD, RegistrationState.WAITING):
            names = [(row.given_name, row.family_name) for row in somebody.participants.all()]
            circle = self.dice.choice(self.circles)
            desk.correct(somebody, desk.Details(names, somebody.email, "", "de", circle), "user:1")

    def move(self, book: RegistrationBook) -> None:
        if somebody := self._one(book, *HELD, RegistrationState.WAITING):
            (target,) = [other for other in self.books if other != book]
            moving.move_to(somebody, target, "user:1", may_wait=self.dice.random() < 0.5)

    def change(self, book: RegistrationBook) -> None:
        changed = RegistrationBook.objects.get(pk=book.pk)
        changed.capacity = max(1, changed.seats_taken + self.dice.randint(-1, 3))
        changed.reserved_for_id = self.dice.choice(self.circles)
        changed.reserved_seats = self.dice.randint(0, 4)
        changed.promotion = self.dice.choice(PromotionMode.values)
        changed.admission = self.dice.choice([AdmissionMode.DIRECT, *AdmissionMode.values])
        desk.change_book(changed)

    def _one(self, book: RegistrationBook, *states: str) -> Registration | None:
        found = list(Registration.objects.filter(book=book, state__in=states).order_by("pk"))
        return self.dice.choice(found) if found else None


def _rows(book: RegistrationBook, *states: str):
    return Registration.objects.filter(book=book, state__in=states).order_by("sequence")


def _seats(rows) -> int:
    return rows.aggregate(all=Sum("seats", default=0))["all"]


def room_for(book: RegistrationBook, circle: int | None) -> int:
    """Free seats for somebody of this circle, counted from the rows."""
    free = book.capacity - _seats(_rows(book, *HELD))
    if book.reserved_for_id in (None, circle):
        return free
    used = _seats(_rows(book, *HELD).filter(circle=book.reserved_for_id))
    return free - min(free, max(0, book.reserved_seats - used))


def fits_now(book: RegistrationBook) -> list[Registration]:
    """Who waits although there is a seat."""
    waiting = _rows(book, RegistrationState.WAITING)
    return [row for row in waiting if row.seats <= room_for(book, row.circle_id)]


def who_moves_up(book: RegistrationBook, gone: Registration) -> set[Registration]:
    """Who gets seats when somebody goes: each in turn, and nobody those of the circle."""
    held = [row for row in _rows(book, *HELD) if row != gone]
    free = book.capacity - sum(row.seats for row in held)
    unused = book.reserved_seats if book.reserved_for_id else 0
    unused -= sum(row.seats for row in held if row.circle_id == book.reserved_for_id)
    found = set()
    for row in _rows(book, RegistrationState.WAITING):
        is_of_circle = row.circle_id == book.reserved_for_id
        kept = 0 if is_of_circle else max(0, min(free, unused))
        if row != gone and row.seats <= free - kept:
            found.add(row)
            free -= row.seats
            unused -= row.seats * is_of_circle
    return found


def outcome_for(book: RegistrationBook, seats: int, circle: int | None) -> RegistrationState:
    if book.admission == AdmissionMode.APPROVAL:
        return RegistrationState.REQUESTED
    if not fits_now(book) and seats <= room_for(book, circle):
        return RegistrationState.CONFIRMED
    in_queue = _seats(_rows(book, RegistrationState.WAITING))
    has_queue = in_queue + seats <= book.waiting_capacity
    return RegistrationState.WAITING if has_queue else RegistrationState.REJECTED


def counted(book: RegistrationBook) -> list[int | None]:
    """The numbers of the book, from the rows."""
    held, waiting = _rows(book, *HELD), _rows(book, RegistrationState.WAITING)
    of_circle = {"circle": book.reserved_for_id or 0}
    inside = [row.seats for row in waiting.filter(**of_circle)]
    outside = [row.seats for row in waiting if row.circle_id != of_circle["circle"]]
    return [
        _seats(held),
        _seats(held.filter(**of_circle)),
        _seats(waiting),
        min(outside, default=None),
        min(inside, default=None),
    ]


def kept_numbers(book: RegistrationBook) -> list[int | None]:
    return [
        book.seats_taken,
        book.taken_by_circle,
        book.waiting_count,
        book.smallest_waiting,
        book.smallest_waiting_of_circle,
    ]


@pytest.mark.parametrize("seed", [6, 7])
def test_seats_stay_right_whatever_happens(db, seed):
    dates = [SessionFactory(days=30), SessionFactory(days=40)]
    page = TrainingPageFactory(booking_mode="per_session", sessions=dates)
    numbers = {"capacity": 5, "waiting_capacity": 6, "party_limit": 3}
    books = [book_of(page, session, **numbers) for session in page.sessions.all()]
    circles = [CirclePageFactory(title=f"Kreis {number}").pk for number in (1, 2)]
    chance = Chance(seed, books, circles)
    for _step in range(STEPS):
        with suppress(REFUSED):
            chance.act()
        for book in RegistrationBook.objects.all():
            assert kept_numbers(book) == counted(book)
            assert book.seats_taken <= book.capacity
            assert fits_now(book) == []
    assert clock.fill_free_seats() == 0
