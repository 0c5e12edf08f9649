"""One of several processes that sign people up at the same time; see test_storm.py."""

import os
import sys
from contextlib import contextmanager
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[2] / "site")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.testing")


@contextmanager
def no_lock(book_id: int):
    """What the site would do if it forgot the lock: the negative control."""
    from trainings.models import RegistrationBook

    yield RegistrationBook.objects.get(pk=book_id)


def main(book_id: str, people: list[str], lock: str) -> None:
    from tests.factories.registrations import registered
    from trainings import registration
    from trainings.models import RegistrationBook

    if lock == "off":
        registration.locked = no_lock
    book = RegistrationBook.objects.get(pk=book_id)
    for person in people:
        registered(book, person)


if __name__ == "__main__":
    import django

    django.setup()
    main(sys.argv[1], sys.argv[3:], sys.argv[2])
