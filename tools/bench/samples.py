"""Trainings and registrations in the numbers a benchmark needs."""

import uuid
from datetime import timedelta

from django.utils import timezone

from tests.factories.trainings import SessionFactory, TrainingPageFactory, book_of
from trainings.models import Participant, Registration, RegistrationBook


def book_with(capacity: int, waiting_capacity: int = 30_000) -> RegistrationBook:
    """An open book of a new published training."""
    training = TrainingPageFactory(sessions=[SessionFactory(days=30)])
    return book_of(training, capacity=capacity, waiting_capacity=waiting_capacity)


def people(book: RegistrationBook, count: int, **fields) -> list[Registration]:
    """So many registrations with one person each, written at once."""
    tag = uuid.uuid4().hex[:8]
    rows = [
        Registration(
            book=book,
            email=f"person{number}.{tag}@example.org",
            language="de",
            created_at=timezone.now() - timedelta(minutes=1),
            **{name: value(number) if callable(value) else value for name, value in fields.items()},
        )
        for number in range(count)
    ]
    rows = Registration.objects.bulk_create(rows, batch_size=500)
    Participant.objects.bulk_create(
        [
            Participant(registration=row, given_name="Teilnehmerin", family_name=f"{number:05d}")
            for number, row in enumerate(rows)
        ],
        batch_size=500,
    )
    return rows
