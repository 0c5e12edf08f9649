"""What one registers for, as a reader sees it: the training, its dates, seats and terms."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from core.languages import Language, active_language
from core.models import Contact, contact_in
from core.reading import in_language

from .models import RegistrationBook, RegistrationSettings, Session, TrainingPage
from .models.seats import Seats, seats_of, span_of
from .models.terms import begins_at, cancel_until
from .reading import Fact, ShownSession


@dataclass(frozen=True)
class Bookable:
    """A book with its dates, and its training in the language of the reader."""

    book: RegistrationBook
    reading: TrainingPage

    @property
    def source(self) -> TrainingPage:
        return self.reading.source

    @property
    def fact_lang(self) -> str:
        """The language of places and notes where it is not the reader's."""
        return "" if active_language().is_source else settings.LANGUAGE_CODE

    @property
    def sessions(self) -> list[ShownSession]:
        return [ShownSession(session, None) for session in self.book.sessions()]

    @property
    def seats(self) -> Seats | None:
        return seats_of(self.book, span_of(self.book.sessions()), timezone.now())

    @property
    def is_open(self) -> bool:
        """One can sign up now."""
        seats = self.seats
        return seats is not None and seats.is_open

    @property
    def is_over(self) -> bool:
        return all(row.ends_at <= timezone.now() for row in self.book.sessions())

    @property
    def is_to_come(self) -> bool:
        """Something of it takes place, and nothing has begun."""
        start = self.begins_at
        return start is not None and timezone.now() < start

    @property
    def begins_at(self) -> datetime | None:
        return begins_at(self.book)

    @property
    def cancel_until(self) -> datetime | None:
        return cancel_until(self.book)

    @property
    def deadline(self) -> datetime | None:
        """Until when one may sign up."""
        return self.book.closes_at or self.begins_at

    @property
    def last_end(self) -> datetime:
        """From here the periods of retention count."""
        return max((row.ends_at for row in self.book.sessions()), default=timezone.now())

    @property
    def party_limit(self) -> int:
        return min(self.book.party_limit, self.book.capacity)

    def contact(self, language: Language) -> Contact | None:
        return contact_in(self.source.contact_id, language)

    def facts(self) -> list[Fact]:
        """What one wants to know in the moment of signing up."""
        seats = self.seats
        return [
            Fact(gettext("Unterrichtssprache"), self.source.get_teaching_language_display()),
            Fact(gettext("Kosten"), self.reading.cost or gettext("kostenlos")),
            Fact(gettext("Plätze"), seats.text if seats else ""),
            Fact(gettext("Anmeldung bis"), moment_in_words(self.deadline)),
        ]


@dataclass(frozen=True)
class Periods:
    """Until when personal data of one registration is kept; shown before it is sent."""

    people: datetime
    needs: datetime
    last_end: datetime
    unverified_hours: int

    def answers(self, keep_days: int) -> datetime:
        return _night_after(self.last_end + timedelta(days=keep_days))


def periods_of(bookable: Bookable) -> Periods:
    """The real days, from what the office has set."""
    kept = RegistrationSettings.load()
    last = bookable.last_end
    return Periods(
        people=_night_after(last + kept.keep_people),
        needs=_night_after(last + kept.keep_needs),
        last_end=last,
        unverified_hours=kept.keep_unverified // timedelta(hours=1),
    )


def _night_after(moment: datetime) -> datetime:
    """Data goes once a day: on the day after its period ended it is gone for sure."""
    return timezone.localtime(moment) + timedelta(days=1)


def day_in_words(moment: datetime) -> str:
    """ "Dienstag, 3. November 2026" in the active language."""
    return gettext("%(weekday)s, %(date)s") % _parts(moment)


def moment_in_words(moment: datetime | None) -> str:
    """Day of the week, day and time, as the clock in the office shows it."""
    if moment is None:
        return ""
    return gettext("%(weekday)s, %(date)s, %(time)s Uhr") % _parts(moment)


def _parts(moment: datetime) -> dict[str, str]:
    local = timezone.localtime(moment)
    return {
        "weekday": date_format(local, "l"),
        "date": date_format(local, "DATE_FORMAT"),
        "time": date_format(local, "H:i"),
    }


def find_bookable(book_id: int) -> Bookable | None:
    """What a visitor may sign up for; None where nothing is published."""
    books = RegistrationBook.objects.select_related("training", "session")
    readable = TrainingPage.objects.readable().order_by().values("pk")
    book = books.filter(pk=book_id, training__in=readable).first()
    # A book of the other way to book is from before the office changed it.
    if book is None or book.training.is_whole != (book.session_id is None):
        return None
    return bookables([book])[0]


def bookables(books: Iterable[RegistrationBook]) -> list[Bookable]:
    """These books in the language of the reader: two queries, however many they are.

    Their trainings must be loaded.
    """
    books = list(books)
    _load_sessions(books)
    trainings = {book.training_id: book.training for book in books}
    readings = {page.source.pk: page for page in in_language(trainings.values())}
    return [Bookable(book, readings[book.training_id]) for book in books]


def _load_sessions(books: list[RegistrationBook]) -> None:
    trainings = {book.training_id for book in books}
    rows = Session.objects.filter(training__in=trainings).select_related("municipality")
    by_training: dict[int, list[Session]] = {}
    for row in rows.order_by("starts_at", "pk"):
        by_training.setdefault(row.training_id, []).append(row)
    for book in books:
        rows_of_training = by_training.get(book.training_id, [])
        book.know_sessions(rows_of_training)
