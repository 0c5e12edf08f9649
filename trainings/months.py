"""Months of the calendar: reading them from an address, walking from one to the next."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

# How many months before and after today have a page; crawlers would walk on for ever.
REACH = 24


@dataclass(frozen=True, order=True)
class Month:
    """A calendar month in the office's time zone."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> "Month | None":
        """The month of "2026-12"; nothing for anything else."""
        match = re.fullmatch(r"([0-9]{4})-([0-9]{2})", text)
        if not match:
            return None
        year, number = int(match[1]), int(match[2])
        return cls(year, number) if year and 1 <= number <= 12 else None

    @classmethod
    def current(cls) -> "Month":
        today = timezone.localdate()
        return cls(today.year, today.month)

    def __str__(self):
        return f"{self.year:04d}-{self.number:02d}"

    def plus(self, months: int) -> "Month":
        total = self.year * 12 + self.number - 1 + months
        return Month(total // 12, total % 12 + 1)

    @property
    def is_shown(self) -> bool:
        today = Month.current()
        return today.plus(-REACH) <= self <= today.plus(REACH)

    @property
    def first_day(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def neighbours(self) -> tuple["Month | None", "Month | None"]:
        """The months before and after, as far as the calendar shows them."""
        before, after = self.plus(-1), self.plus(1)
        return (before if before.is_shown else None, after if after.is_shown else None)

    @property
    def weeks(self) -> list[list[date]]:
        """Whole weeks from Monday to Sunday; the edges belong to other months."""
        return calendar.Calendar(calendar.MONDAY).monthdatescalendar(self.year, self.number)

    def span(self) -> tuple[datetime, datetime]:
        """From the first moment of the month to the first of the next, local time."""
        return _midnight(self.first_day), _midnight(self.plus(1).first_day)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day))
