"""What happens to the seats of a training when the office changes it."""

from django.db import transaction

from .models import RegistrationBook, Session, TrainingPage


class SeatsTaken(Exception):
    """Fewer seats were asked for than people already have."""

    def __init__(self, taken: int):
        super().__init__(f"Es sind schon {taken} Plätze vergeben. Weniger Plätze gehen nicht.")


@transaction.atomic
def ensure_books(training: TrainingPage) -> None:
    """Gives a published training the books its booking mode needs.

    New dates of a series start with the seats of its newest book. A book of the other mode
    goes when nobody is in it.
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
                defaults={
                    "capacity": pattern.capacity,
                    "waiting_capacity": pattern.waiting_capacity,
                },
            )
    left = [book.pk for book in books if book.session not in units]
    # Asked again by the same statement: somebody may have signed up in the meantime.
    RegistrationBook.objects.filter(pk__in=left, seats_taken=0, waiting_count=0).delete()


@transaction.atomic
def change_book(book: RegistrationBook) -> None:
    """Stores what the coordinator set; raises SeatsTaken when somebody was quicker.

    Only the coordinator's fields are written: the counters belong to the registrations,
    which may have moved since the form was shown.
    """
    locked = (
        RegistrationBook.objects.select_for_update(of=("self",), no_key=True)
        .only("seats_taken")
        .get(pk=book.pk)
    )
    if book.capacity < locked.seats_taken:
        raise SeatsTaken(locked.seats_taken)
    book.save(update_fields=RegistrationBook.editable_fields)
