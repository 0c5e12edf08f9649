import pytest
from bs4 import BeautifulSoup
from wagtail.models import Locale, Site

from core.models import SiteSettings, SiteText

pytestmark = pytest.mark.django_db
OFFICE = {
    "office_name": "Landratsamt Musterland",
    "street": "Musterplatz 1",
    "postcode": "87527",
    "city": "Sonthofen",
    "phone": "(089) 99998-100",
    "email": "amt@example.org",
    "press_responsible": "Erika Beispiel, Musterplatz 1",
    "enforcement_body_name": "Durchsetzungs- und Überwachungsstelle",
    "enforcement_body_address": "Weg 47\n81541 München",
    "enforcement_body_phone": "(089) 99998-200",
    "enforcement_body_email": "stelle@example.org",
    "enforcement_body_url": "https://www.example.org/stelle",
}


@pytest.fixture
def office():
    settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    for name, value in OFFICE.items():
        setattr(settings, name, value)
    settings.save()
    return settings


def main_of(client, path):
    return BeautifulSoup(client.get(path).content, "html.parser").select_one("main")


@pytest.mark.parametrize("code", ["de", "ar"])
def test_accessibility_statement_names_the_enforcement_body(client, office, code):
    section = main_of(client, f"/{code}/barrierefreiheit/").select_one(
        "[aria-labelledby=durchsetzung]"
    )
    text = section.get_text(" ", strip=True)
    assert "Durchsetzungs- und Überwachungsstelle" in text
    assert "Weg 47 81541 München" in text
    assert [link["href"] for link in section.select("a")] == [
        "tel:(089)99998200",
        "mailto:stelle@example.org",
        "https://www.example.org/stelle",
    ]


def test_imprint_names_the_office_and_who_answers_for_the_press_texts(client, office):
    main = main_of(client, "/de/impressum/")
    text = main.get_text(" ", strip=True)
    assert "Landratsamt Musterland Musterplatz 1 87527 Sonthofen" in text
    assert "Verantwortlich für die Pressetexte Erika Beispiel, Musterplatz 1" in text
    assert main.select_one("a[href='mailto:amt@example.org']")


def test_other_pages_do_not_repeat_it(client, office):
    for path in ("impressum", "datenschutz"):
        assert not main_of(client, f"/de/{path}/").select("[aria-labelledby=durchsetzung]")
    for path in ("barrierefreiheit", "datenschutz"):
        assert not main_of(client, f"/de/{path}/").select("[aria-labelledby=herausgeber]")


def test_what_the_office_has_not_filled_in_is_not_announced(client):
    assert not main_of(client, "/de/barrierefreiheit/").select("[aria-labelledby=durchsetzung]")
    assert not main_of(client, "/de/impressum/").select("section")


def test_the_header_shows_the_claim_in_the_language_it_has(client):
    SiteText.objects.update_or_create(
        locale=Locale.objects.get(language_code="de"), defaults={"claim": "Für Sie da"}
    )
    for code, language in (("de", None), ("ar", "de")):
        page = BeautifulSoup(client.get(f"/{code}/").content, "html.parser")
        claim = page.select_one("header .site-brand__claim")
        assert claim.get_text(strip=True) == "Für Sie da"
        assert claim.get("lang") == language
