"""The people of the sample's trainings: numbered roles in every state, who really hold seats.

They go through the same lock and the same verbs as real ones, so every counter is true.
"""

from datetime import timedelta
from itertools import count

from django.utils import timezone
from wagtail.signal_handlers import disable_reference_index_auto_update

from circles.models import CirclePage
from core.models import User
from trainings import attendance, certificates
from trainings.allocation import allocate, locked, move, promote
from trainings.choices import RegistrationState
from trainings.forms import CONSENT_VERSION
from trainings.models import (
    AccessNeed,
    Answer,
    Certificate,
    Participant,
    Registration,
    RegistrationBook,
    RegistrationEvent,
    TrainingPage,
)
from trainings.models.terms import begins_at
from trainings.periods import apply_retention

from . import shelf
from .correspondence import write_correspondence
from .terms import Special, special
from .trainings import ALL_TRAININGS
from .trainings.kinds import Seats, Training

ROLES = 60
LANGUAGES = ["de", "de", "uk", "de", "ar", "de", "en", "de", "fa", "de-simple", "ru", "tr", "fr"]
NEEDS = ["Ich sitze im Rollstuhl.", "Ich höre schlecht und brauche die Induktionsschleife."]
STEP = timedelta(hours=3)


def fill_books() -> None:
    """Signs people up where nobody is yet; a book that somebody is in stays as it is."""
    entered: list[Registration] = []
    with disable_reference_index_auto_update():
        for number, training in enumerate(ALL_TRAININGS):
            page = shelf.page_at(f"schulungen/{training.slug}")
            if page is not None:
                entered += _fill(training, page, first_role=number * 7)
        if entered:
            write_correspondence(entered)
            apply_retention()


def _fill(training: Training, page: TrainingPage, first_role: int) -> list[Registration]:
    group = Group(page, special(training.slug), first_role)
    books = RegistrationBook.objects.filter(training=page).order_by("session__starts_at", "pk")
    for book, seats in zip(books, training.seats, strict=False):
        if not book.registrations.exists():
            group.enter(book.pk, seats)
    if group.entered:
        _hold(page, group.terms)
    return group.entered


def _hold(page: TrainingPage, terms: Special) -> None:
    """What is over: who was there, and of one training the certificates; others are still due."""
    coordinator = User.objects.get(email="schulungen@example.org")
    for session in page.sessions.filter(ends_at__lt=timezone.now()):
        people = attendance.expected(session)
        # Every seventh could not come.
        marks = {person.pk: number % 7 != 6 for number, person in enumerate(people)}
        attendance.mark(session, marks, coordinator)
    if terms.has_certificates and certificates.issue(page):
        of_page = Certificate.objects.filter(participant__registration__book__training=page)
        of_page.update(issued_at=page.sessions.latest("ends_at").ends_at + timedelta(days=1))


class Group:
    """The people of one training, in the order in which they ask for a seat."""

    def __init__(self, page: TrainingPage, terms: Special, first_role: int):
        self.page = page
        self.terms = terms
        self.roles = count(first_role)
        self.circles = list(CirclePage.objects.filter(locale=shelf.german()).order_by("slug"))
        self.questions = list(page.questions.all())
        self.entered: list[Registration] = []

    def enter(self, book_id: int, seats: Seats) -> None:
        """Until as many seats are taken and as many people wait as the sample says."""
        before = len(self.entered)
        with locked(book_id) as book:
            leaving = [self._seated(book) for _number in range(self.terms.gave_back)]
            party = self.terms.party_limit if seats.taken else 1
            wanted = seats.taken + seats.waiting
            while wanted > 0:
                self._seated(book, party)
                wanted -= party
                party = 1
            for registration in leaving:
                move(book, registration, RegistrationState.CANCELLED, "person")
            promote(book)
            self._undecided(book)
            everybody = self.entered[before:]
            if self.terms.called_off:
                for registration in everybody:
                    move(book, registration, "cancelled", "clock", self.terms.called_off)
            _date_back(book, everybody)

    def _seated(self, book: RegistrationBook, seats: int = 1) -> Registration:
        registration = self._new(book, seats)
        allocate(book, registration, "person", by_office=True)
        return registration

    def _undecided(self, book: RegistrationBook) -> None:
        """Requests, a refusal, and addresses that nobody confirmed (in time)."""
        for _number in range(self.terms.asked):
            allocate(book, self._new(book), "person")
        for _number in range(self.terms.refused):
            refused = self._new(book)
            allocate(book, refused, "person")
            reason = "Die Schulung setzt eine zweite Sprache voraus."
            move(book, refused, RegistrationState.REJECTED, "clock", reason)
        for _number in range(self.terms.expired):
            move(book, self._new(book), RegistrationState.EXPIRED, "clock")
        for _number in range(self.terms.unverified):
            self._new(book)

    def _new(self, book: RegistrationBook, seats: int = 1) -> Registration:
        role = next(self.roles) % ROLES + 1
        is_by_office = role % 10 == 0
        word = "Teilnehmerin" if role % 2 else "Teilnehmer"
        registration = Registration.objects.create(
            book=book,
            seats=seats,
            email="" if is_by_office else f"{word.lower()}{role:02d}@example.org",
            phone=f"(089) 99998-3{role:02d}" if role % 5 == 0 else "",
            circle=self.circles[role % len(self.circles)] if role % 3 == 0 else None,
            language=LANGUAGES[role % len(LANGUAGES)],
            consent_version=CONSENT_VERSION,
            is_by_office=is_by_office,
        )
        names = [f"{role:02d}", *(f"{role:02d} {letter}" for letter in "BCDEF")]
        Participant.objects.bulk_create(
            Participant(
                registration=registration, position=number, given_name=word, family_name=name
            )
            for number, name in enumerate(names[:seats], start=1)
        )
        self._answer(registration, role)
        self.entered.append(registration)
        return registration

    def _answer(self, registration: Registration, role: int) -> None:
        if role % 9 == 0:
            text = NEEDS[role % len(NEEDS)]
            AccessNeed.objects.create(registration=registration, text=text)
        Answer.objects.bulk_create(
            Answer(
                registration=registration,
                question_key=question.translation_key,
                label=question.label,
                value=_answer_to(question, role),
                keep_days=question.keep_days,
            )
            for question in self.questions
        )


def _answer_to(question, role: int) -> str:
    choices = question.choice_list or {"yes_no": ["nein", "ja"]}.get(question.kind, [])
    spoken = ["Arabisch und Französisch", "Ukrainisch", "Dari", "Türkisch und Kurdisch"]
    options = choices or spoken
    return options[role % len(options)]


def _date_back(book: RegistrationBook, everybody: list[Registration]) -> None:
    """They did not all come at the minute in which the sample was loaded."""
    now = timezone.now()
    start = begins_at(book) or now
    last = min(now - timedelta(hours=1), start - timedelta(days=2))
    for number, registration in enumerate(reversed(everybody)):
        moment = last - number * STEP
        if registration.state == RegistrationState.EXPIRED:
            moment = min(moment, now - timedelta(hours=30))
        registration.created_at = registration.consent_given_at = moment
        registration.changed_at = moment
    fields = ["created_at", "consent_given_at", "changed_at"]
    Registration.objects.bulk_update(everybody, fields)
    moments = {registration.pk: registration.changed_at for registration in everybody}
    events = list(RegistrationEvent.objects.filter(registration__in=moments))
    for event in events:
        event.happened_at = moments[event.registration_id]
    RegistrationEvent.objects.bulk_update(events, ["happened_at"])
