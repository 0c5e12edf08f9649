import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from outbox.models import OutboxMessage
from outbox.services import mark_undeliverable, with_words
from tests.factories.registrations import registered, sign_up_of, states, unverified
from tests.factories.trainings import TrainingPageFactory, book_of
from trainings import clock, desk, moving, registration
from trainings.choices import AdmissionMode, PromotionMode
from trainings.models import Registration, RegistrationBook
from trainings.registration import (
    DeadlinePassed,
    OfferExpired,
    RegistrationClosed,
    accept_offer,
    cancel,
    confirm_address,
    decline_offer,
    sign_up,
)
from trainings.services import SeatsTaken


@pytest.fixture
def book(db) -> RegistrationBook:
    return book_of(TrainingPageFactory(), capacity=1, waiting_capacity=2)


def kinds(name: str) -> list[str]:
    """The kinds of mails a person got, oldest first."""
    mails = OutboxMessage.objects.filter(recipient=f"{name.lower()}@example.org")
    return [mail.kind.removeprefix("registration_") for mail in mails.order_by("pk")]


def counters(book) -> tuple[int, int]:
    book.refresh_from_db()
    return book.seats_taken, book.waiting_count


def test_nobody_has_a_seat_before_the_address_is_confirmed(book):
    unverified(book, "Ada")
    assert counters(book) == (0, 0)
    assert kinds("Ada") == ["confirm_address"]


def test_confirming_gives_the_seat_then_the_queue_then_nothing(book):
    for name in ("Ada", "Ben", "Cem", "Dana"):
        registered(book, name)
    assert states(book) == {
        "Ada": "confirmed",
        "Ben": "waiting",
        "Cem": "waiting",
        "Dana": "rejected",
    }
    assert counters(book) == (1, 2)
    assert kinds("Ben") == ["confirm_address", "waiting"]
    waiting = OutboxMessage.objects.get(kind="registration_waiting", recipient__startswith="cem")
    assert "Nummer 2" in with_words(waiting).text


def test_pressing_the_button_twice_changes_nothing(book):
    ada = registered(book, "Ada")
    again = confirm_address(ada)
    assert again.sequence == 1
    assert counters(book) == (1, 0)
    assert kinds("Ada") == ["confirm_address", "confirmed"]


def test_a_double_click_makes_one_registration(book):
    form = sign_up_of("Ada")
    sign_up(book, form)
    sign_up(book, form)
    assert Registration.objects.count() == 1
    assert kinds("Ada") == ["confirm_address"]


def test_a_known_address_learns_it_by_mail_only(book):
    registered(book, "Ada")
    sign_up(book, sign_up_of("Ada"))
    assert Registration.objects.count() == 1
    assert kinds("Ada")[-1] == "known"


def test_an_unconfirmed_address_gets_the_link_again(book):
    unverified(book, "Ada")
    sign_up(book, sign_up_of("Ada"))
    assert kinds("Ada") == ["confirm_address", "confirm_address"]


def test_whoever_cancelled_a_moment_before_is_not_forgotten(book, monkeypatch):
    """Thanked for signing up, and never written down: the address was taken a moment ago."""
    ada = registered(book, "Ada")
    looks = iter([lambda: False, lambda: cancel(ada) is None])
    monkeypatch.setattr(registration, "was_sent", lambda key: next(looks)())
    sign_up(book, sign_up_of("Ada"))
    assert book.registrations.filter(state="unverified", email="ada@example.org").exists()
    assert kinds("Ada")[-1] == "confirm_address"


def test_whoever_confirms_an_address_takes_mail_there(book):
    ada = unverified(book, "Ada")
    mark_undeliverable(ada.email, "452 voll")
    confirm_address(ada)
    assert Registration.objects.by_mail().filter(pk=ada.pk).exists()


def test_the_window_is_checked(book):
    RegistrationBook.objects.update(closes_at=timezone.now() - timedelta(minutes=1))
    book.refresh_from_db()
    with pytest.raises(RegistrationClosed):
        sign_up(book, sign_up_of("Ada"))


def test_who_cancels_makes_room_for_the_first_in_the_queue(book):
    ada, _ben, _cem = (registered(book, name) for name in ("Ada", "Ben", "Cem"))
    cancel(ada)
    assert states(book) == {"Ada": "cancelled", "Ben": "confirmed", "Cem": "waiting"}
    assert counters(book) == (1, 1)
    assert kinds("Ada")[-1] == "cancelled"
    assert kinds("Ben")[-1] == "promoted"


def test_only_who_had_the_date_in_the_calendar_gets_it_taken_out(book):
    ada, ben = registered(book, "Ada"), registered(book, "Ben")
    cancel(ben)
    cancel(ada)
    methods = dict(
        OutboxMessage.objects.filter(kind="registration_cancelled").values_list(
            "recipient", "calendar_method"
        )
    )
    assert methods == {"ada@example.org": "CANCEL", "ben@example.org": ""}


def test_cancelling_is_over_when_the_deadline_is(book):
    ada = registered(book, "Ada")
    RegistrationBook.objects.update(cancel_stop_hours=24 * 60)
    with pytest.raises(DeadlinePassed):
        cancel(ada)
    assert states(book) == {"Ada": "confirmed"}


def test_a_newcomer_never_overtakes_who_waits(book):
    registered(book, "Ada")
    registered(book, "Ben")
    RegistrationBook.objects.update(capacity=2)  # A seat falls free without anybody moving up.
    registered(book, "Cem")
    assert states(book) == {"Ada": "confirmed", "Ben": "waiting", "Cem": "waiting"}
    clock.fill_free_seats()
    assert states(book)["Ben"] == "confirmed"


def test_a_party_needs_seats_for_all(book):
    RegistrationBook.objects.update(capacity=3)
    registered(book, "Ada", people=[("Ada", "B"), ("Eva", "B")])
    registered(book, "Ben", people=[("Ben", "B"), ("Ole", "B")])
    assert states(book) == {"Ada": "confirmed", "Ben": "waiting"}
    registered(book, "Cem")
    assert states(book)["Cem"] == "confirmed"
    assert counters(book) == (3, 2)


def test_an_offer_is_accepted_or_goes_on(book):
    RegistrationBook.objects.update(promotion=PromotionMode.OFFER)
    ada, ben, cem = (registered(book, name) for name in ("Ada", "Ben", "Cem"))
    cancel(ada)
    ben.refresh_from_db()
    assert ben.state == "offered"
    assert ben.offered_until > timezone.now() + timedelta(hours=47)
    decline_offer(ben)
    cem.refresh_from_db()
    assert cem.state == "offered"
    accept_offer(cem)
    assert states(book) == {"Ada": "cancelled", "Ben": "cancelled", "Cem": "confirmed"}
    with pytest.raises(OfferExpired):
        accept_offer(ben)


def test_an_offer_nobody_answers_expires_and_goes_to_the_next(book):
    RegistrationBook.objects.update(promotion=PromotionMode.OFFER)
    ada = registered(book, "Ada")
    registered(book, "Ben")
    registered(book, "Cem")
    cancel(ada)
    assert clock.expire_offers(timezone.now() + timedelta(hours=49)) == 1
    assert states(book)["Ben"] == "expired"
    assert states(book)["Cem"] == "offered"
    assert kinds("Ben")[-1] == "offer_expired"
    assert clock.expire_offers(timezone.now()) == 0


def test_an_address_nobody_confirms_expires_without_a_mail(book):
    ada = unverified(book, "Ada")
    assert clock.expire_unverified(timezone.now() + timedelta(hours=23)) == 0
    assert clock.expire_unverified(timezone.now() + timedelta(hours=25)) == 1
    ada.refresh_from_db()
    assert ada.state == "expired"
    assert kinds("Ada") == ["confirm_address"]


def test_the_office_decides_where_it_wants_to(book):
    RegistrationBook.objects.update(admission=AdmissionMode.APPROVAL)
    ada, ben = registered(book, "Ada"), registered(book, "Ben")
    assert states(book) == {"Ada": "requested", "Ben": "requested"}
    desk.approve(ada, "user:1")
    desk.reject(ben, "user:1", "Diese Schulung ist für Vereine.")
    assert states(book) == {"Ada": "confirmed", "Ben": "rejected"}
    refusal = with_words(OutboxMessage.objects.get(kind="registration_rejected"))
    assert "für Vereine" in refusal.text


def test_somebody_who_phoned_needs_no_mail(book):
    desk.add_by_phone(book, sign_up_of("Ada", email=""), "user:1")
    assert states(book) == {"Ada": "confirmed"}
    assert not OutboxMessage.objects.exists()


def test_the_same_address_is_entered_once(book):
    registered(book, "Ada")
    with pytest.raises(desk.AlreadyRegistered):
        desk.add_by_phone(book, sign_up_of("Ada"), "user:1")


def test_moving_somebody_gives_the_old_seat_to_the_queue(book):
    ada = registered(book, "Ada")
    registered(book, "Ben")
    other = book_of(TrainingPageFactory(), capacity=1)
    moving.move_to(ada, other, "user:1")
    moving.move_to(ada, other, "user:1")
    assert states(other) == {"Ada": "confirmed"}
    assert states(book) == {"Ada": "cancelled", "Ben": "confirmed"}


def test_more_seats_go_to_the_queue_and_fewer_than_taken_are_refused(book):
    registered(book, "Ada")
    registered(book, "Ben")
    book.capacity = 2
    desk.change_book(book)
    assert states(book) == {"Ada": "confirmed", "Ben": "confirmed"}
    with pytest.raises(SeatsTaken):
        book.capacity = 1
        desk.change_book(book)


def test_a_cancelled_training_tells_everybody(book):
    for name in ("Ada", "Ben"):
        registered(book, name)
    unverified(book, "Cem")
    assert desk.cancel_all(book, "user:1", "Die Trainerin ist krank.") == 3
    assert set(states(book).values()) == {"cancelled"}
    assert counters(book) == (0, 0)
    told = OutboxMessage.objects.filter(kind="training_cancelled")
    assert {mail.recipient for mail in told} == {"ada@example.org", "ben@example.org"}
    assert all("krank" in with_words(mail).text for mail in told)


def test_every_transition_leaves_a_line_in_the_log(book):
    ada = registered(book, "Ada")
    desk.cancel_by_office(ada, "user:7", "Doppelt angemeldet")
    lines = ada.events.values_list("actor", "from_state", "to_state", "reason")
    assert list(lines) == [
        ("person", "unverified", "confirmed", ""),
        ("user:7", "confirmed", "cancelled", "Doppelt angemeldet"),
    ]


def test_the_database_refuses_the_same_person_twice(book):
    ada = registered(book, "Ada")
    with pytest.raises(IntegrityError), transaction.atomic():
        Registration.objects.create(
            book=book, email=ada.email, language="de", submission_key=uuid.uuid4()
        )
