"""Makes sign-ups and registrations in any state, for tests."""

import uuid

from trainings.choices import RegistrationState
from trainings.models import Registration, RegistrationBook
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
