"""Dates that follow a rule, such as "every second Tuesday, four times": only a way to type less.

What comes of a rule are rows like any others, in the draft of the page; the rule is kept nowhere.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.forms.utils import from_current_timezone
from django.utils import timezone

from core.models import User

from .models import Session, TrainingPage

# Everything of a date that its place is made of, so that the next one is at the same.
PLACE = [
    "is_online",
    "online_url",
    "place_name",
    "street",
    "postcode",
    "municipality",
    "directions",
]


@dataclass(frozen=True)
class Rule:
    """From when on, every how many days, how often, and how long each time."""

    starts_at: datetime
    step: timedelta
    number: int
    length: timedelta

    def moments(self) -> list[tuple[datetime, datetime]]:
        """Beginning and end of each; the clock on the wall shows the same hour all year.

        Raises ValidationError for an hour that the change of the clock leaves out or repeats,
        and OverflowError beyond the calendar.
        """
        zone = ZoneInfo(settings.TIME_ZONE)
        first = timezone.make_naive(self.starts_at, zone)
        with timezone.override(zone):
            starts = [from_current_timezone(first + n * self.step) for n in range(self.number)]
        # In UTC: an hour is an hour also in the night when the clock changes.
        return [(start, start.astimezone(ZoneInfo("UTC")) + self.length) for start in starts]


def last_date(draft: TrainingPage) -> Session | None:
    """After which the next ones are modelled."""
    return max(draft.sessions.all(), key=lambda row: row.starts_at, default=None)


def add_dates(draft: TrainingPage, pattern: Session, rule: Rule, user: User) -> int:
    """Adds the dates to the draft; what begins at the same time already is left out.

    Nothing is published: that is done with the page, and whoever has a seat learns of it then.
    """
    known = {row.starts_at for row in draft.sessions.all()}
    place = {name: getattr(pattern, name) for name in PLACE}
    new = [
        Session(starts_at=starts_at, ends_at=ends_at, **place)
        for starts_at, ends_at in rule.moments()
        if starts_at not in known
    ]
    if new:
        draft.sessions.add(*new)
        # Like the editor: a draft may still be without something that is needed later.
        draft.save_revision(user=user, log_action=True, clean=False)
    return len(new)
