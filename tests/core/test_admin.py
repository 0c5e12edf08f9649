"""The admin as the office sees it: German, its own look, no foreign origin."""

import re

import pytest
from django.urls import reverse
from wagtail.models import Site

from core.models import SiteSettings
from home.first_steps import first_steps
from home.models import StandardPage
from news.models import NewsIndexPage
from tests.factories.editing import person_in

# A browser without JavaScript is told so; that text is Wagtail's.
NOT_SHOWN = re.compile(r"<(script|noscript).*?</\1>", re.DOTALL)
LOADED = r"<(?:script|link|img|iframe|source|form)\b[^>]*(?:src|href|action)="
FOREIGN = re.compile(LOADED + r"""["'](?:https?:)?//(?!testserver)[^"']*""")
ADDRESSES = ["/verwaltung/", "/verwaltung/account/", "/verwaltung/images/", "/verwaltung/pages/"]


@pytest.fixture
def index(home) -> NewsIndexPage:
    return NewsIndexPage.objects.child_of(home).get()


def test_sign_in_page_is_the_offices_and_german(client, db):
    page = client.get("/verwaltung/login/").content.decode()
    assert 'lang="de"' in page
    assert "Passwort" in page
    assert "Wagtail" not in NOT_SHOWN.sub("", page)


def test_no_page_of_the_admin_loads_from_a_foreign_origin(client, index):
    client.force_login(person_in("Administration"))
    editor = reverse("wagtailadmin_pages:add", args=["news", "pressreleasepage", index.pk])
    for address in [*ADDRESSES, editor]:
        page = client.get(address, follow=True).content.decode()
        assert FOREIGN.findall(NOT_SHOWN.sub("", page)) == [], address


def test_dates_in_the_editor_are_written_the_german_way(client, index):
    client.force_login(person_in("Redaktion"))
    address = reverse("wagtailadmin_pages:add", args=["news", "pressreleasepage", index.pk])
    page = client.get(address).content.decode()
    value = re.search(r'name="published_on" value="([^"]+)"', page)
    assert value
    assert re.fullmatch(r"\d\d\.\d\d\.\d{4}", value[1])


def test_first_steps_tick_what_is_done(site):
    open_before = [step.label for step in first_steps() if not step.is_done]
    office = SiteSettings.for_site(site)
    for field in ("street", "postcode", "city", "phone"):
        setattr(office, field, "1")
    office.email = "amt@example.org"
    office.save()
    open_after = [step.label for step in first_steps() if not step.is_done]
    assert set(open_before) - set(open_after) == {"Name und Anschrift des Amts eintragen"}


def test_first_steps_link_to_pages_that_open(client, site):
    client.force_login(person_in("Administration"))
    for step in first_steps():
        assert client.get(step.url, follow=True).status_code == 200, step.label


def test_first_steps_disappear_when_all_is_done(client, site):
    client.force_login(person_in("Administration"))
    assert "Erste Schritte" in client.get("/verwaltung/").content.decode()

    office = SiteSettings.for_site(site)
    for field in ("street", "postcode", "city", "phone", "email"):
        setattr(office, field, "1")
    office.press_responsible = office.enforcement_body_name = "Stelle"
    office.save()
    for page in (office.imprint_page, office.privacy_page, office.accessibility_page):
        StandardPage.objects.filter(pk=page.pk).update(body=[("prose", "<p>Text</p>")])
    person_in("Redaktion")
    person_in("Pressefreigabe")
    Site.objects.filter(pk=site.pk).update(hostname="www.example.org")

    assert "Erste Schritte" not in client.get("/verwaltung/").content.decode()


def test_public_pages_have_no_user_bar_even_when_signed_in(client, index):
    client.force_login(person_in("Administration"))
    page = client.get("/de/presse/").content.decode()
    assert "wagtail-userbar" not in page
    assert "/verwaltung/" not in page
