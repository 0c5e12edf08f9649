"""Makes sign-ups and registrations in any state, for tests."""

import uuid

from trainings.choices import RegistrationState
from trainings.models import Participant, Registration, RegistrationBook
from trainings.registration import SignUp, confirm_address, sign_up


def sign_up_of(name: str, **details) -> SignUp:
    """What a person types into the form; the address is made from the name."""
    values = {
        "people": [(name, "Beispiel")],
        "email": f"{name.lower()}@example.org",
        "language": "de",
        "submission_key": uuid.uuid4(),
        "consent_version": "1",
    }
    return SignUp(**(values | details))


def unverified(book: RegistrationBook, name: str, **details) -> Registration:
    """Somebody who sent the form and has not answered the mail yet."""
    form = sign_up_of(name, **details)
    sign_up(book, form)
    return Registration.objects.get(submission_key=form.submission_key)


def registered(book: RegistrationBook, name: str, **details) -> Registration:
    """Somebody who pressed the button in the mail: has a seat, waits, or was refused."""
    return confirm_address(unverified(book, name, **details))


def states(book: RegistrationBook) -> dict[str, str]:
    """Who stands where, by first name, in the order of the book."""
    rows = Registration.objects.filter(book=book).exclude(state=RegistrationState.UNVERIFIED)
    return {row.participants.get(position=1).given_name: row.state for row in rows}


def fill(book: RegistrationBook, number: int) -> None:
    """So many people in a book, written at once: seats first, then the queue."""
    made = Registration.objects.bulk_create(
        Registration(
            book=book,
            sequence=place,
            state="confirmed" if place <= book.capacity else "waiting",
            email=f"person{place}@example.org",
            language="de",
            submission_key=uuid.uuid4(),
        )
        for place in range(1, number + 1)
    )
    Participant.objects.bulk_create(
        Participant(registration=row, given_name="Person", family_name=f"{row.sequence:03}")
        for row in made
    )
