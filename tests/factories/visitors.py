"""A visitor who opens a form, reads, types and sends it, for tests."""

import time

from bs4 import BeautifulSoup
from django.core import signing
from django.test import Client
from wagtail.test.utils.form_data import querydict_from_html

from trainings.forms import AddressForm, RegistrationForm

TYPED = {
    "given_name": "Amal",
    "family_name": "Haddad",
    "email": "amal@example.org",
    "language": "de",
}
A_MINUTE = 60


def form_on(client: Client, address: str) -> dict[str, str]:
    """The fields of the form as the page brings them, opened a minute ago."""
    page = client.get(address).content.decode()
    forms = BeautifulSoup(page, "html.parser").select("form")
    number = next(n for n, form in enumerate(forms) if "form" in form.get("class", []))
    return opened_before(A_MINUTE, querydict_from_html(page, form_index=number).dict())


def opened_before(seconds: int, fields: dict[str, str]) -> dict[str, str]:
    """The same form, as if it had been open for so long."""
    salt = RegistrationForm.stamp_salt if "given_name" in fields else AddressForm.stamp_salt
    _opened_at, number = signing.loads(fields["opened"], salt=salt)
    return fields | {"opened": signing.dumps([int(time.time()) - seconds, number], salt=salt)}


def sign_up(client: Client, address: str, **typed: str):
    """Opens the form, fills it in and sends it."""
    return client.post(address, form_on(client, address) | TYPED | typed)


def words(response) -> str:
    """What stands in the main part of a page, on one line."""
    main = BeautifulSoup(response.content, "html.parser").select_one("main")
    return " ".join(main.get_text(" ").split())
