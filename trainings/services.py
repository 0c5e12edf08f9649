"""What happens to the seats of a training when the office changes it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from .models import RegistrationBook, Session, TrainingPage

MOMENTS = ["opens_at", "closes_at", "reserved_until"]


class SeatsTaken(Exception):
    """Fewer seats were asked for than people already have."""

    def __init__(self, taken: int):
        super().__init__(f"Es sind schon {taken} Plätze vergeben. Weniger Plätze gehen nicht.")


@transaction.atomic
def ensure_books(training: TrainingPage) -> None:
    """Gives a published training the books its booking mode needs.

    New dates of a series start with the settings of its newest book. A book of the other mode
    goes when nobody was ever in it: cancelled registrations stay in the statistics.
    """
    if not training.language.is_source:
        return
    books = list(
        RegistrationBook.objects.filter(training=training).select_related("session").order_by("pk")
    )
    units: list[Session | None] = [None]
    if not training.is_whole:
        units = list(training.sessions.all())
    known = {book.session for book in books}
    pattern = books[-1] if books else RegistrationBook()
    for unit in units:
        if unit not in known:
            RegistrationBook.objects.get_or_create(
                training_id=training.pk,
                session=unit,
                defaults=_settings_like(pattern, unit),
            )
    left = [book.pk for book in books if book.session not in units]
    # Asked again by the same statement: somebody may have signed up in the meantime.
    unused = RegistrationBook.objects.filter(pk__in=left, registrations__isnull=True)
    unused.filter(seats_taken=0, waiting_count=0).delete()


def _settings_like(pattern: RegistrationBook, unit: Session | None) -> dict:
    """The coordinator's settings for a new date; its days lie as far before it as elsewhere."""
    settings = {name: getattr(pattern, name) for name in RegistrationBook.editable_fields}
    for name in MOMENTS:
        settings[name] = _moved_along(settings[name], pattern.session, unit)
    return settings


def _moved_along(
    moment: datetime | None, old: Session | None, new: Session | None
) -> datetime | None:
    """By local time, so that eight in the morning stays eight when the clock changes."""
    if moment is None or old is None or new is None:
        return None
    old_start, new_start, local = (
        timezone.make_naive(value) for value in (old.starts_at, new.starts_at, moment)
    )
    return timezone.make_aware(local + (new_start - old_start))
