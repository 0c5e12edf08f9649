"""What the sample says about one press release."""

import datetime
from dataclasses import dataclass
from typing import NamedTuple

from django.utils import timezone

from ..body import Block

PLACE = "Sonthofen"


class Photo(NamedTuple):
    """A picture by its key, with alternative text and caption."""

    picture: str
    alt: str
    caption: str = ""


class File(NamedTuple):
    """A file by its key, with the words of the link."""

    document: str
    title: str


class Fix(NamedTuple):
    """A correction and how many days after the release it was made."""

    days_later: int
    text: str


@dataclass(frozen=True)
class Release:
    """One press release; `day` is a date, or a number of days ago (negative: to come)."""

    slug: str
    day: datetime.date | int
    title: str
    kicker: str
    lead: str
    body: tuple[Block, ...]
    topics: tuple[str, ...] = ()
    image: Photo | None = None
    photos: tuple[Photo, ...] = ()
    files: tuple[File, ...] = ()
    fixes: tuple[Fix, ...] = ()
    related: tuple[str, ...] = ()
    place: str = PLACE
    has_embargo: bool = False
    withdrawn_days_later: int | None = None
    is_translated: bool = False

    @property
    def published_on(self) -> datetime.date:
        if isinstance(self.day, datetime.date):
            return self.day
        return timezone.localdate() - datetime.timedelta(days=self.day)

    def days_later(self, days: int) -> datetime.date:
        return self.published_on + datetime.timedelta(days=days)
