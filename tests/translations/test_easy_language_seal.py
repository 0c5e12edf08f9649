"""Who tested a page in Leichte Sprache, and the seal that readers see."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from core.models import SiteSettings
from news.models import PressReleasePage
from tests.factories.core import SiteImageFactory
from tests.factories.easy_language import easy, shown
from tests.factories.editing import Desk, person_in
from tests.factories.news import prose, publish, published
from translations.models import EasyLanguageSeal, EasyLanguageTest

pytestmark = pytest.mark.django_db

WRITER = "Übersetzung Leichte Sprache"
TESTED = {"testers": "Prüf-Gruppe Musterland", "tested_on": "01.06.2026", "version": "public"}


@pytest.fixture
def german(home) -> PressReleasePage:
    return published(slug="brand", title="Brand in der Schule", body=prose("Es hat gebrannt."))


@pytest.fixture
def office(site) -> SiteSettings:
    return SiteSettings.for_site(site)


@pytest.fixture
def desk(client) -> Desk:
    return Desk(client, person_in(WRITER))


def recorded(desk: Desk, page: Page, **fields):
    address = reverse("translations:easy_language_tests", args=[page.pk])
    return desk.client.post(address, TESTED | fields)


def seal(client) -> str:
    soup = BeautifulSoup(client.get("/de-simple/presse/brand/").content, "html.parser")
    found = soup.select_one(".seal")
    return found.get_text(" ", strip=True) if found else ""


def test_a_tested_page_shows_the_seal_of_the_office(german, desk, client):
    page = easy(german)
    assert seal(client) == ""
    assert "Diese Fassung wurde noch nicht geprüft." in shown(desk, page)
    assert recorded(desk, page).status_code == 302
    assert "Prüf-Gruppe Musterland" in seal(client)
    assert EasyLanguageSeal._meta.get_field("text").default in seal(client)
    assert "geprüft von: Prüf-Gruppe Musterland" in shown(desk, page)
    assert 'class="seal"' not in client.get("/de/presse/brand/").content.decode()


def test_the_seal_goes_with_the_words_and_comes_back_with_them(german, desk, client):
    page = easy(german)
    recorded(desk, page)
    page.lead = "Es gab ein großes Feuer."
    page = publish(page)
    assert seal(client) == ""
    assert "noch nicht geprüft" in shown(desk, page)
    page.lead = "Es gab ein Feuer."
    publish(page)
    assert seal(client)


def test_the_seal_stays_when_no_word_changes(german, desk, client):
    page = easy(german)
    recorded(desk, page)
    page.lead_image = SiteImageFactory()
    publish(page)
    assert seal(client)


def test_a_draft_may_be_tested_before_it_is_public(german, desk, client):
    page = easy(german)
    page.lead = "Es gab ein großes Feuer."
    page.save_revision()
    recorded(desk, page, version="latest")
    assert seal(client) == ""
    page.get_latest_revision().publish()
    assert seal(client)


def test_the_seal_has_the_words_and_the_picture_of_the_office(german, desk, client, office):
    EasyLanguageSeal.objects.create(
        site=office.site, text="Geprüfte Leichte Sprache", image=SiteImageFactory()
    )
    recorded(desk, easy(german))
    content = client.get("/de-simple/presse/brand/").content.decode()
    assert "Geprüfte Leichte Sprache" in content
    assert 'class="seal__image"' in content


def test_a_record_needs_names_and_a_day_that_has_been(german, desk):
    page = easy(german)
    tomorrow = f"{timezone.localdate() + timedelta(days=1):%d.%m.%Y}"
    assert recorded(desk, page, tested_on=tomorrow).status_code == 400
    assert recorded(desk, page, testers="").status_code == 400
    assert recorded(desk, page, version="erfunden").status_code == 400
    assert not EasyLanguageTest.objects.exists()


def test_a_record_can_be_taken_back(german, desk, client):
    page = easy(german)
    recorded(desk, page)
    test = EasyLanguageTest.objects.get()
    address = reverse("translations:easy_language_remove_test", args=[page.pk, test.pk])
    assert desk.client.post(address).status_code == 302
    assert seal(client) == ""
