"""What the tests of the press section share."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone


class Clock:
    """The time as the site sees it; it stands still until it is moved."""

    def __init__(self):
        self.now = timezone.now()

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **duration) -> datetime:
        self.now += timedelta(**duration)
        return self.now

    def in_(self, **duration) -> datetime:
        # The admin's form knows minutes only.
        return (self.now + timedelta(**duration)).replace(second=0, microsecond=0)


@pytest.fixture
def clock(monkeypatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(timezone, "now", clock)
    return clock
