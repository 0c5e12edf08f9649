"""The links in mails as they are sent: each opens what it is for, in the language of the person."""

import re
from http import HTTPStatus
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.urls import resolve
from django.utils import timezone, translation

from core.languages import all_languages
from core.models import SiteSettings
from outbox.kinds import all_kinds
from outbox.models import OutboxMessage
from outbox.services import with_words
from tests.factories.attendance import issued, training_with_dates
from tests.factories.registrations import registered
from tests.factories.trainings import book_of, translation_of
from trainings.models import Announcement, PersonalAccess, Registration

BASE = "http://testserver"
# What each mail lets a person do; most lead to the page of the registration.
OPENS = {
    "certificate_ready": ["trainings:certificate"],
    "my_trainings_link": ["trainings:my_trainings"],
    "registration_cancelled": [],
    "registration_cancelled_by_office": [],
    "registration_confirm_address": ["trainings:confirm"],
    "registration_offer_expired": [],
    "registration_offered": ["trainings:offer"],
    "registration_rejected": [],
    "training_cancelled": [],
}
# An offer or a question that was answered meanwhile leads on to where it stands now.
ANSWERS = [HTTPStatus.OK, HTTPStatus.FOUND]


@pytest.fixture
def messages(site, home, language) -> list[OutboxMessage]:
    """One of each kind, about a person who reads this language."""
    SiteSettings.objects.update_or_create(site=site, defaults={"privacy_page": home})
    training = training_with_dates(5, 6, slug="asylrecht")
    if not language.is_source:
        translation_of(training, language.code, title="…")
    ada = registered(book_of(training), "Ada", language=language.code)
    issued(training, ada)
    access = PersonalAccess.objects.create(email=ada.email, asked_at=timezone.now())
    words = {"de": {"subject": "Bitte Stifte mitbringen", "message": "Bis bald."}}
    announcement = Announcement.objects.create(training=training, texts=words)
    date = {"session": training.sessions.first().pk}
    facts = {
        "participants_message": {"announcement": announcement.pk},
        "registration_reminder": {**date, "days": 1},
        "session_changed": {**date, "changes": [("place_name", "Rathaus", "Landratsamt")]},
    }
    about = {"my_trainings_link": f"access:{access.pk}"}
    return [
        OutboxMessage(
            kind=kind.name,
            language=language.code,
            recipient=ada.email,
            reference=about.get(kind.name, ada.reference),
            facts=facts.get(kind.name, {}),
        )
        for kind in all_kinds()
    ]


def composed(message: OutboxMessage) -> OutboxMessage:
    is_offer = message.kind == "registration_offered"
    state = "offered" if is_offer else "confirmed"
    Registration.objects.update(state=state, offered_until=timezone.now())
    return with_words(message)


def paths_in(message: OutboxMessage) -> set[str]:
    """Where the mail leads within the site; text and HTML lead to the same."""
    page = BeautifulSoup(message.html, "html.parser")
    links = {a["href"] for a in page.select("a[href]") if not a["href"].startswith(("tel", "mail"))}
    assert links == set(re.findall(r"http\S+", message.text))
    assert all(link.startswith(f"{BASE}/") for link in links)
    return {urlsplit(link).path for link in links}


@pytest.mark.parametrize("language", all_languages(), ids=lambda language: language.code)
def test_every_link_opens_what_it_is_for(client, messages, language):
    code = language.code
    pages = {f"/{code}/", f"/{code}/schulungen/", f"/{code}/schulungen/asylrecht/"}
    ways: dict[str, str] = {}
    for message in messages:
        paths = paths_in(composed(message))
        assert f"/{code}/" in paths  # What becomes of the data.
        assert f"/{code}/schulungen/asylrecht/" in paths or message.kind == "my_trainings_link"
        with translation.override(code):
            views = {resolve(path).view_name: path for path in paths - pages}
        assert list(views) == OPENS.get(message.kind, ["trainings:manage"]), message.kind
        ways |= views
    for path in [*pages, *ways.values()]:
        assert path.startswith(f"/{code}/")
        assert client.get(path).status_code in ANSWERS, path
