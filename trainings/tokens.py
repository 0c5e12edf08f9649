"""Signed links for people without an account; nothing in them can be guessed or reused.

A link carries the number of the registration and its nonce. A new nonce (cancelled,
anonymised, asked for) makes every link that was sent before worthless.
"""

from datetime import timedelta

from django.core import signing

from .models import PersonalAccess, Registration

REGISTRATION_LIFE = timedelta(days=400)
CONFIRM_LIFE = timedelta(hours=24)
ACCESS_LIFE = timedelta(hours=2)

_SALT = "trainings.registration.{}"
_ACCESS_SALT = "trainings.access.{}"


class InvalidLink(Exception):
    """The link is wrong, was revoked, or is too old."""


def registration_token(registration: Registration, purpose: str) -> str:
    """A link token for one purpose: "confirm", "manage" or "offer"."""
    value = [registration.pk, registration.nonce.hex]
    return signing.dumps(value, salt=_SALT.format(purpose))


def registration_from(token: str, purpose: str) -> Registration:
    """The registration a token was made for; raises InvalidLink."""
    life = CONFIRM_LIFE if purpose == "confirm" else REGISTRATION_LIFE
    pk, nonce = _open(token, _SALT.format(purpose), life)
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
    nonce = access.feed_nonce if purpose == "feed" else access.nonce
    return signing.dumps([access.pk, nonce.hex], salt=_ACCESS_SALT.format(purpose))


def access_from(token: str, purpose: str) -> PersonalAccess:
    """The personal access a token was made for; raises InvalidLink."""
    life = None if purpose == "feed" else ACCESS_LIFE
    pk, nonce = _open(token, _ACCESS_SALT.format(purpose), life)
    found = PersonalAccess.objects.filter(pk=pk).first()
    if found is None:
        raise InvalidLink
    expected = found.feed_nonce if purpose == "feed" else found.nonce
    if expected.hex != nonce:
        raise InvalidLink
    return found


def _open(token: str, salt: str, life: timedelta | None) -> tuple[int, str]:
    try:
        pk, nonce = signing.loads(token, salt=salt, max_age=life)
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise InvalidLink from error
    return pk, nonce
