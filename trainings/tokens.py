"""Signed links for people without an account; nothing in them can be guessed.

A link carries the number of the registration and its nonce, and ends by itself. A new nonce
makes every link that was sent before worthless: the desk gives one by its button, with a
corrected address and when it anonymises. After cancelling links still show that it is cancelled.
"""

from datetime import timedelta

from django.core import signing

from .models import PersonalAccess, Registration

REGISTRATION_LIFE = timedelta(days=400)
ACCESS_LIFE = timedelta(hours=2)

_SALT = "trainings.registration.{}"
_ACCESS_SALT = "trainings.access.{}"


class InvalidLink(Exception):
    """The link is wrong or was revoked."""


class ExpiredLink(InvalidLink):
    """The link was right, but its time is over."""


def registration_token(registration: Registration, purpose: str) -> str:
    """A link token for one purpose: "confirm", "manage", "offer" or "certificates"."""
    value = [registration.pk, registration.nonce.hex]
    return signing.dumps(value, salt=_SALT.format(purpose))


def registration_from(token: str, purpose: str) -> Registration:
    """The registration a token was made for; raises InvalidLink."""
    # How long an address may be confirmed says the registration, not the link: who opens it
    # again later sees where the registration stands.
    pk, nonce = _open(token, _SALT.format(purpose), REGISTRATION_LIFE)
    found = (
        Registration.objects.select_related("book__training", "book__session")
        .filter(pk=pk, anonymised_at=None)
        .first()
    )
    if found is None or found.nonce.hex != nonce:
        raise InvalidLink
    return found


def access_token(access: PersonalAccess, purpose: str) -> str:
    """A link token to everything under one address: "list" (short life) or "feed" (no end)."""
    if purpose == "feed":  # Without a time in it: the same address on every day.
        value = [access.pk, access.feed_nonce.hex]
        return signing.Signer(salt=_ACCESS_SALT.format(purpose)).sign_object(value)
    return signing.dumps([access.pk, access.nonce.hex], salt=_ACCESS_SALT.format(purpose))


def access_from(token: str, purpose: str) -> PersonalAccess:
    """The personal access a token was made for; raises InvalidLink."""
    salt = _ACCESS_SALT.format(purpose)
    pk, nonce = _open_forever(token, salt) if purpose == "feed" else _open(token, salt, ACCESS_LIFE)
    found = PersonalAccess.objects.filter(pk=pk).first()
    if found is None:
        raise InvalidLink
    expected = found.feed_nonce if purpose == "feed" else found.nonce
    if expected.hex != nonce:
        raise InvalidLink
    return found


def _open(token: str, salt: str, life: timedelta) -> tuple[int, str]:
    try:
        pk, nonce = signing.loads(token, salt=salt, max_age=life)
    except signing.SignatureExpired as error:
        raise ExpiredLink from error
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise InvalidLink from error
    return pk, nonce


def _open_forever(token: str, salt: str) -> tuple[int, str]:
    try:
        pk, nonce = signing.Signer(salt=salt).unsign_object(token)
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise InvalidLink from error
    return pk, nonce
