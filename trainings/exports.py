"""Lists of participants that leave the site: what is in them, and a line in the log for each."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import IO, Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone, translation
from wagtail.log_actions import log
from wagtail.models import Page

from .choices import RegistrationState
from .models import (
    Answer,
    Attendance,
    Participant,
    Registration,
    RegistrationBook,
    Session,
    TrainingPage,
)
from .spreadsheets import as_csv, as_xlsx

EXPORT_ACTION = "trainings.export"
FORMATS = {"csv": "CSV", "xlsx": "XLSX"}
CHUNK = 250
PRESENCE = {True: "ja", False: "nein", None: ""}
FIELDS = [
    "pk",
    "state",
    "email",
    "phone",
    "language",
    "created_at",
    "circle__title",
    "book__session__starts_at",
]


def log_export(user, page: Page, what: str) -> None:
    """Notes in the history of the training, or of the calendar, who took which list.

    `what` names nobody and completes "Heruntergeladen: …", such as "Teilnehmerliste (PDF)".
    """
    log(page, EXPORT_ACTION, user=user, data={"what": what})


@dataclass
class Export:
    """The registrations of one training as a table, one row for each person."""

    training: TrainingPage
    states: list[str]
    book: RegistrationBook | None = None
    has_needs: bool = False
    number_of_rows: int = field(default=0, init=False)

    def file(self, file_format: str) -> IO[bytes]:
        """The table in one of FORMATS; afterwards `number_of_rows` is known."""
        with translation.override(settings.LANGUAGE_CODE):
            self._look_up()
            if file_format == "xlsx":
                return as_xlsx("Anmeldungen", self.header(), self.rows())
            return as_csv(self.header(), self.rows())

    def describe(self, file_format: str) -> str:
        """What the log says about it."""
        states = ", ".join(str(RegistrationState(state).label) for state in self.states)
        unit = f", nur {self.book.session}" if self.book and self.book.session else ""
        needs = ", mit Unterstützungsbedarf" if self.has_needs else ""
        kind = FORMATS[file_format]
        return f"Anmeldungen ({kind}), {states}{unit}{needs}, {self.number_of_rows} Personen"

    def registrations(self) -> QuerySet[Registration]:
        """Whom the list names; who was anonymised is nobody any more."""
        found = Registration.objects.filter(
            book__training=self.training, state__in=self.states, anonymised_at=None
        )
        return found.filter(book=self.book) if self.book else found

    def _look_up(self) -> None:
        self._sessions = list(self._sessions_of_the_list())
        self._questions = self._questions_asked()
        self._queue = self._queue_positions()
        self._languages = dict(settings.LANGUAGES)
        self._is_series = not self.training.is_whole

    def _sessions_of_the_list(self) -> QuerySet[Session]:
        sessions = Session.objects.filter(training=self.training).order_by("starts_at", "pk")
        if self.book and self.book.session_id:
            return sessions.filter(pk=self.book.session_id)
        return sessions

    def _questions_asked(self) -> dict:
        """Key and words of every question: those of today, then those only answers know."""
        asked = {row.translation_key: row.label for row in self.training.questions.all()}
        answers = Answer.objects.filter(registration__in=self.registrations()).order_by("label")
        known = answers.values_list("question_key", "label").distinct()
        return {**dict(known.exclude(question_key__in=asked)), **asked}

    def _queue_positions(self) -> dict[int, int]:
        waiting = Registration.objects.filter(book__training=self.training).in_waiting_order()
        positions: dict[int, int] = {}
        last: dict[int, int] = {}
        for pk, book_id in waiting.values_list("pk", "book_id"):
            last[book_id] = positions[pk] = last.get(book_id, 0) + 1
        return positions

    def header(self) -> list[str]:
        return [
            "Anmeldung Nr.",
            *(["Termin"] if self._is_series else []),
            "Stand",
            "Nummer auf der Warteliste",
            "Vorname",
            "Nachname",
            "E-Mail",
            "Telefon",
            "Helferkreis",
            "Sprache",
            "Eingegangen",
            *self._questions.values(),
            *[f"Anwesend {_moment(session.starts_at)}" for session in self._sessions],
            *(["Unterstützungsbedarf"] if self.has_needs else []),
        ]

    def rows(self) -> Iterator[list[str]]:
        """Plain values in pieces: rows of models would hold each other in memory."""
        ordered = self.registrations().order_by("book__session__starts_at", "sequence", "pk")
        found = ordered.values(*FIELDS, *(["access_need__text"] if self.has_needs else []))
        found_one_by_one = found.iterator(chunk_size=CHUNK)
        while piece := list(islice(found_one_by_one, CHUNK)):
            yield from self._rows_of(piece)

    def _rows_of(self, piece: list[dict[str, Any]]) -> Iterator[list[str]]:
        pks = [registration["pk"] for registration in piece]
        people, answers, presence = _people(pks), _answers(pks), _presence(pks)
        for registration in piece:
            given = answers.get(registration["pk"], {})
            for pk, given_name, family_name in people.get(registration["pk"], []):
                self.number_of_rows += 1
                yield [
                    *self._about(registration, given_name, family_name),
                    *[given.get(key, "") for key in self._questions],
                    *[PRESENCE[presence.get((pk, row.pk))] for row in self._sessions],
                    *([registration["access_need__text"] or ""] if self.has_needs else []),
                ]

    def _about(self, registration: dict[str, Any], given_name: str, family_name: str) -> list[str]:
        start = registration["book__session__starts_at"]
        return [
            str(registration["pk"]),
            *([_moment(start) if start else ""] if self._is_series else []),
            str(RegistrationState(registration["state"]).label),
            str(self._queue.get(registration["pk"], "")),
            given_name,
            family_name,
            registration["email"],
            registration["phone"],
            registration["circle__title"] or "",
            self._languages.get(registration["language"], registration["language"]),
            _moment(registration["created_at"]),
        ]


def _people(registrations: list[int]) -> dict[int, list[tuple[int, str, str]]]:
    found: dict[int, list[tuple[int, str, str]]] = defaultdict(list)
    rows = Participant.objects.filter(registration__in=registrations).order_by("position")
    named = rows.values_list("registration_id", "pk", "given_name", "family_name")
    for registration, pk, given_name, family_name in named:
        found[registration].append((pk, given_name, family_name))
    return found


def _answers(registrations: list[int]) -> dict[int, dict[UUID, str]]:
    found: dict[int, dict[UUID, str]] = defaultdict(dict)
    rows = Answer.objects.filter(registration__in=registrations)
    for registration, key, value in rows.values_list("registration_id", "question_key", "value"):
        found[registration][key] = value
    return found


def _presence(registrations: list[int]) -> dict[tuple[int, int], bool]:
    rows = Attendance.objects.filter(participant__registration__in=registrations)
    return {
        (participant, session): is_present
        for participant, session, is_present in rows.values_list(
            "participant_id", "session_id", "is_present"
        )
    }


def _moment(moment) -> str:
    return f"{timezone.localtime(moment):%d.%m.%Y %H:%M}"
