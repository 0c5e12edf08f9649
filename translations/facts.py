"""What the database knows about texts and their translations: one query, however many."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from .fact_queries import Row, about, about_open

Place = tuple[UUID, str]  # The key of a text and the code of a language.


class Target(NamedTuple):
    """A translated page; `changed_at` is since when German says something else than it does.

    `stage` tells of one that is not live whether it waits for its hour or was taken offline.
    """

    pk: int
    is_live: bool
    made_at: datetime | None
    changed_at: datetime | None
    stage: str


class Approval(NamedTuple):
    """A page or row that somebody handed in."""

    is_open: bool
    at: datetime | None
    handed_in_by: int | None


class Begun(NamedTuple):
    """A text that was opened at the desk; `made_at` and `changed_at` are known of rows only."""

    pk: int
    touched_at: datetime | None
    is_enabled: bool
    made_at: datetime | None
    changed_at: datetime | None


class Request(NamedTuple):
    """What the office decided about a place."""

    is_wanted: bool
    wanted_by: date | None
    note: str
    requested_at: datetime


@dataclass
class Facts:
    """All of it; pages are named by their number, rows by that of their translation."""

    targets: dict[Place, Target] = field(default_factory=dict)
    translations: dict[Place, Begun] = field(default_factory=dict)
    requests: dict[Place, Request] = field(default_factory=dict)
    approvals_of_pages: dict[int, Approval] = field(default_factory=dict)
    approvals_of_rows: dict[int, Approval] = field(default_factory=dict)

    def places(self) -> set[Place]:
        """Where anything is known at all."""
        return self.targets.keys() | self.translations.keys() | self.requests.keys()

    def add(self, row: Row) -> None:
        place = (row.key, row.code)
        match row.kind:
            case "page":
                self.targets[place] = Target(
                    row.number, row.is_on, row.made_at, row.changed_at, row.stage
                )
                if row.begun:
                    self.translations[place] = Begun(row.begun, row.at, row.is_enabled, None, None)
            case "translation":
                self.translations[place] = Begun(
                    row.number, row.at, row.is_enabled, row.made_at, row.changed_at
                )
            case "request":
                self.requests[place] = Request(row.is_on, row.day, row.words, row.at)
            case "approval of a page":
                self.approvals_of_pages[row.number] = Approval(row.is_on, row.at, row.person)
            case "approval of a row":
                self.approvals_of_rows[row.number] = Approval(row.is_on, row.at, row.person)


def facts_about(keys: Collection[UUID] | None, codes: Collection[str]) -> Facts:
    """Everything about these texts (all, with None) in these languages."""
    return _gathered(about(keys, codes))


def facts_about_open(codes: Collection[str]) -> Facts:
    """Only about places where something may be left to do; most are public and current."""
    return _gathered(about_open(codes))


def _gathered(rows: list[Row]) -> Facts:
    facts = Facts()
    for row in rows:
        facts.add(row)
    return facts
