"""What programs and slips of the finger send: a clear message, nothing stored, never a 500."""

import time
from dataclasses import replace
from http import HTTPStatus

import pytest
from django.core.cache import cache
from django.db import OperationalError

from outbox.models import OutboxMessage
from tests.factories.trainings import TrainingPageFactory, book_of
from tests.factories.visitors import TYPED, form_on, opened_before, sign_up, words
from trainings.models import Registration
from trainings.views import mine, registering

VISITOR = {"REMOTE_ADDR": "192.0.2.7"}
NEIGHBOUR = {"REMOTE_ADDR": "192.0.2.8"}
STRANGER = {"REMOTE_ADDR": "198.51.100.7"}


@pytest.fixture
def address(db) -> str:
    return f"/de/anmeldung/{book_of(TrainingPageFactory(), capacity=5).pk}/"


@pytest.fixture(autouse=True)
def nothing_counted_before():
    cache.clear()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("A" * 10_000, "höchstens 80 Zeichen"),
        ("Amal\nBcc: x", "in eine Zeile"),
        ("Amal\r\nBcc: x", "in eine Zeile"),
        ("Amal\x00", "Nullzeichen"),
        ("Amal\x1b[31m", "in eine Zeile"),
        ("\u202eAmal", "in eine Zeile"),
        ("Amal\u2066", "in eine Zeile"),
        ("Amal\u200f", "in eine Zeile"),
        ("Amal\u2028Haddad", "in eine Zeile"),
        ("\U000e0041Amal", "in eine Zeile"),
        ("https://example.org", "nur den Namen"),
        ("WWW.example.org", "nur den Namen"),
        ("amal@example.org", "nur den Namen"),
        ("Amal 😀", "ohne Emojis"),
        ("👍🏽", "ohne Emojis"),
        ("=1+1", "nur mit Buchstaben"),
        ("+49", "nur mit Buchstaben"),
        ("12", "mit Buchstaben"),
        ("\u200c", "mit Buchstaben"),
        ("   ", "Bitte geben Sie den Vornamen an."),
    ],
)
def test_a_name_that_is_none_is_refused_in_words(client, address, name, message):
    response = sign_up(client, address, given_name=name)
    assert response.status_code == HTTPStatus.OK
    assert message in words(response)
    assert not Registration.objects.exists()


@pytest.mark.parametrize(
    "name",
    ["Jean-Luc", "O'Neil", "O’Neil", "Şükrü", "Nguyễn Văn", "فاطمة", "علی\u200cرضا", "Оленa",
     "Teilnehmerin 07", "Dr. Maier", "A" * 80, "李"],
)  # fmt: skip
def test_names_of_all_the_world_are_taken(client, address, name):
    sign_up(client, address, given_name=f"  {name} ", family_name="de  la\u00a0Cruz")
    person = Registration.objects.get().participants.get()
    assert (person.given_name, person.family_name) == (name, "de la Cruz")


@pytest.mark.parametrize(
    "email",
    [
        "amal@example.org\nBcc: all@example.org",
        "amal@example.org\r\nBcc: all@example.org",
        "amal@example.org%0ABcc:all@example.org\n",
        "amal@example.org,all@example.org",
        "Amal <amal@example.org>",
        '"a\x01b"@example.org',
        '"amal"@example.org',
        "amal@example.org\x00",
        "amal@\u202eexample.org",
        "amal@localhost@example.org",
        "amal",
        "a" * 250 + "@example.org",
        "a@" + "b" * 10_000 + ".org",
    ],
)
def test_an_address_that_is_none_is_refused_in_words(client, address, email):
    response = sign_up(client, address, email=email)
    assert response.status_code == HTTPStatus.OK
    assert list(response.context["form"].errors) == ["email"]
    assert not Registration.objects.exists()
    assert not OutboxMessage.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("phone", "ruf mich an"),
        ("phone", "1234"),
        ("phone", "0" * 41),
        ("phone", "08321 1\n2345"),
        ("phone", "=08321"),
        ("language", "xx"),
        ("language", ""),
        ("circle", "999999"),
        ("circle", "x"),
        ("access_need", "x" * 501),
        ("access_need", "a\x00b"),
        ("homepage", "https://spam.example.org"),
    ],
)
def test_a_wrong_field_is_named(client, address, field, value):
    response = sign_up(client, address, **{field: value})
    assert response.status_code == HTTPStatus.OK
    assert list(response.context["form"].errors) == [field]
    assert not Registration.objects.exists()


def test_what_nobody_sees_is_taken_out_of_sentences(client, address):
    sign_up(client, address, access_need="\u202eRollstuhl\u2069 🦽\nund Hund\x1b")
    assert Registration.objects.get().access_need.text == "Rollstuhl 🦽\nund Hund"


@pytest.mark.parametrize("stamp", ["", "nix", "MQ:1:1", "x" * 10_000])
def test_a_stamp_of_somebody_else_is_asked_to_send_again(client, address, stamp):
    response = sign_up(client, address, opened=stamp)
    assert "zu lange offen" in words(response)
    assert not Registration.objects.exists()


def test_a_program_is_faster_than_people(client, address):
    data = opened_before(0, form_on(client, address)) | TYPED
    assert "sehr schnell" in words(client.post(address, data))
    assert not Registration.objects.exists()


def test_nothing_at_all_is_answered_too(client, address):
    assert "Bitte geben Sie" in words(client.post(address, {}))
    response = client.post(address, b"\xff\xfe{", content_type="application/json")
    assert response.status_code == HTTPStatus.OK


# --- Limits ---------------------------------------------------------------------------


def test_a_flood_from_one_address_is_told_to_wait_and_nothing_is_lost(client, address, monkeypatch):
    monkeypatch.setattr(registering, "SIGN_UPS", replace(registering.SIGN_UPS, per_address=2))
    for number in range(2):
        data = form_on(client, address) | TYPED | {"email": f"p{number}@example.org"}
        assert client.post(address, data, **VISITOR).status_code == HTTPStatus.FOUND
    data = form_on(client, address) | TYPED | {"email": "p3@example.org", "phone": "08321 123"}
    refused = client.post(address, data, **VISITOR)
    assert refused.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert 0 < int(refused.headers["Retry-After"]) <= 3600
    assert "sehr viele Anmeldungen" in words(refused)
    assert refused.context["form"]["phone"].value() == "08321 123"
    assert refused.context["form"]["opened"].value() == data["opened"]
    assert client.post(address, data, **NEIGHBOUR).status_code == HTTPStatus.FOUND


@pytest.mark.parametrize(
    ("first", "neighbour", "stranger"),
    [
        ("192.0.2.7", "192.0.2.200", "198.51.100.7"),
        ("2001:db8:1:2::7", "2001:db8:1:2:ffff::8", "2001:db8:1:3::7"),
        ("::ffff:192.0.2.7", "192.0.2.8", "198.51.100.7"),
    ],
)
def test_a_network_has_a_limit_of_its_own(client, address, monkeypatch, first, neighbour, stranger):
    monkeypatch.setattr(registering, "SIGN_UPS", replace(registering.SIGN_UPS, per_network=1))
    statuses = []
    for number, visitor in enumerate([first, neighbour, stranger]):
        data = form_on(client, address) | TYPED | {"email": f"p{number}@example.org"}
        statuses.append(client.post(address, data, REMOTE_ADDR=visitor).status_code)
    assert statuses == [HTTPStatus.FOUND, HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.FOUND]


def test_only_our_own_server_says_where_somebody_comes_from(client, address, monkeypatch):
    monkeypatch.setattr(registering, "SIGN_UPS", replace(registering.SIGN_UPS, per_address=1))

    def send(number: int, **where: str) -> int:
        data = form_on(client, address) | TYPED | {"email": f"p{number}@example.org"}
        return client.post(address, data, **where).status_code

    assert send(1, HTTP_X_FORWARDED_FOR="203.0.113.9, 192.0.2.7") == HTTPStatus.FOUND
    assert send(2, HTTP_X_FORWARDED_FOR="203.0.113.10, 192.0.2.7") == HTTPStatus.TOO_MANY_REQUESTS
    # A visitor who claims to be somebody else is counted as who they are.
    assert send(3, HTTP_X_FORWARDED_FOR="203.0.113.1", **STRANGER) == HTTPStatus.FOUND
    assert send(4, HTTP_X_FORWARDED_FOR="203.0.113.2", **STRANGER) == 429


def test_without_an_address_nobody_is_shut_out(client, address, monkeypatch):
    """A proxy that is set up wrongly must not close the registration for a whole district."""
    monkeypatch.setattr(registering, "SIGN_UPS", replace(registering.SIGN_UPS, per_address=1))
    monkeypatch.setattr(registering, "SIGN_UPS", replace(registering.SIGN_UPS, per_network=1))
    for number in range(3):
        assert sign_up(client, address, email=f"p{number}@example.org").status_code == 302


def test_one_mailbox_is_not_flooded(client, address, monkeypatch):
    monkeypatch.setattr(registering, "SIGN_UPS", replace(registering.SIGN_UPS, per_mail_address=2))
    statuses = [sign_up(client, address, given_name=f"Amal{c}").status_code for c in "abc"]
    assert statuses == [302, 302, 429]


def test_no_address_is_kept_and_nothing_longer_than_an_hour(client, address):
    data = form_on(client, address) | TYPED
    client.post(address, data, **VISITOR)
    kept = {key: cache.get(key.split(":", 2)[2]) for key in list(cache._cache)}
    assert len(kept) == 3
    assert not any("192.0.2" in str(pair) or "amal" in str(pair) for pair in kept.items())
    assert all(0 < seconds <= 3600 for seconds in _lifetimes())


def _lifetimes() -> list[float]:
    return [expires - time.time() for expires in cache._expire_info.values()]


def test_links_to_my_trainings_are_limited_too(client, db, monkeypatch):
    monkeypatch.setattr(mine, "LINKS", replace(mine.LINKS, per_mail_address=1))
    where = "/de/anmeldung/meine/"
    for status in (HTTPStatus.FOUND, HTTPStatus.TOO_MANY_REQUESTS):
        data = form_on(client, where) | {"email": "amal@example.org"}
        assert client.post(where, data).status_code == status


# --- A busy database -------------------------------------------------------------------


def test_a_busy_database_keeps_the_form(client, address, monkeypatch):
    def busy(*args):
        raise OperationalError("database is locked")

    data = form_on(client, address) | TYPED
    with monkeypatch.context() as patched:
        patched.setattr(registering, "sign_up", busy)
        response = client.post(address, data)
    assert response.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert int(response.headers["Retry-After"]) > 0
    html = response.content.decode()
    assert all(f'value="{data[name]}"' in html for name in ("email", "given_name", "opened"))
    assert client.post(address, data).status_code == HTTPStatus.FOUND
    assert Registration.objects.count() == 1
