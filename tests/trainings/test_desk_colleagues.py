"""Two people at one registration at the same moment: the slower one reads what happened."""

import uuid

import pytest
from django.db.models.signals import post_init

from tests.factories.desk_buttons import mails, press, state_of, text_of
from tests.factories.editing import person_in
from tests.factories.registrations import registered
from tests.factories.trainings import TrainingPageFactory, book_of
from trainings import desk, moving
from trainings.models import Registration, RegistrationBook
from trainings.registration import cancel

DECIDED = "wurde inzwischen schon entschieden"
COLLEAGUE = "user:0"
FORMS = {
    "approve": {},
    "reject": {"reason": "Nur für Vereine."},
    "cancel": {"reason": "Auf Wunsch."},
    "send_again": {"key": uuid.UUID(int=1)},
}


@pytest.fixture
def book(client, db) -> RegistrationBook:
    client.force_login(person_in("Schulungskoordination"))
    return book_of(
        TrainingPageFactory(title="Asylrecht"), capacity=1, waiting_capacity=2, admission="approval"
    )


@pytest.fixture
def once_it_is_read():
    """Does something between the reading of a registration and what is done with it."""
    waiting = []

    def when_read(instance, **kwargs):
        if waiting:
            waiting.pop()()

    post_init.connect(when_read, sender=Registration)
    yield waiting.append
    post_init.disconnect(when_read, sender=Registration)


COLLEAGUES = {
    "reject": lambda ada: desk.reject(ada, COLLEAGUE, "Voll."),
    "approve": lambda ada: desk.approve(ada, COLLEAGUE),
    "cancel": lambda ada: desk.cancel_by_office(ada, COLLEAGUE, "Doppelt."),
    "person": cancel,
}


@pytest.mark.parametrize("is_late", [False, True])
@pytest.mark.parametrize(
    ("verb", "colleague", "state"),
    [
        ("approve", "reject", "abgelehnt"),
        ("approve", "person", "storniert"),
        ("reject", "approve", "bestätigt"),
        ("reject", "cancel", "storniert"),
        ("cancel", "person", "storniert"),
        ("cancel", "reject", "abgelehnt"),
        ("send_again", "cancel", "storniert"),
    ],
)
def test_the_slower_one_reads_how_it_was_decided(
    client, book, once_it_is_read, verb, colleague, state, is_late
):
    ada = registered(book, "Ada")
    if is_late:
        COLLEAGUES[colleague](ada)
    else:
        once_it_is_read(lambda: COLLEAGUES[colleague](ada))
    text = text_of(press(client, ada, verb, **FORMS[verb]))
    assert f"{DECIDED}: {state}." in text
    for untrue in ("Alle Plätze und", "ist abgelehnt.", "ist storniert.", "nächsten Versand"):
        assert untrue not in text
    assert Registration.objects.get(pk=ada.pk).get_state_display() == state


def test_who_is_full_is_still_rejected_with_the_reason(client, book):
    RegistrationBook.objects.update(capacity=0, waiting_capacity=0)
    ada = registered(book, "Ada")
    assert "Alle Plätze und die Warteliste sind voll" in text_of(press(client, ada, "approve"))
    assert state_of(ada) == "rejected"


def test_who_was_moved_a_moment_before_is_not_moved_again(client, book):
    first = book_of(TrainingPageFactory(title="Trauma"), capacity=1)
    second = book_of(TrainingPageFactory(title="Ehrenamt"), capacity=1)
    ada = registered(book, "Ada")
    moving.move_to(ada, first, COLLEAGUE)
    assert "schon umgebucht" in text_of(press(client, ada, "move", book=second.pk))
    assert not second.registrations.exists()


def test_two_colleagues_move_one_person_and_the_slower_one_reads_it(client, book, once_it_is_read):
    first = book_of(TrainingPageFactory(title="Trauma"), capacity=1)
    second = book_of(TrainingPageFactory(title="Ehrenamt"), capacity=1)
    ada = registered(book, "Ada")
    once_it_is_read(lambda: moving.move_to(ada, first, COLLEAGUE))
    text = text_of(press(client, ada, "move", book=second.pk))
    assert "Jemand anderes hat die Person inzwischen schon umgebucht." in text
    assert "storniert. Die Person ist nicht umgebucht" not in text
    assert first.registrations.get().state == "confirmed"
    lost = second.registrations.get()
    assert lost.state == "cancelled"
    assert mails(lost) == ["confirmed"]
