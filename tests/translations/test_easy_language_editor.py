"""Leichte Sprache in the normal editor: German beside it, the check of what is typed."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource

from core.models import SiteSettings
from news.models import PressReleasePage
from tests.factories.core import SiteImageFactory
from tests.factories.easy_language import easy, editor, shown
from tests.factories.editing import Desk, person_in
from tests.factories.home import StandardPageFactory
from tests.factories.news import prose, publish, published
from tests.factories.translations import language
from translations.easy_language.beginning import begin

pytestmark = pytest.mark.django_db

WRITER = "Übersetzung Leichte Sprache"
APPROVER = "Freigabe Leichte Sprache"


@pytest.fixture
def german(home) -> PressReleasePage:
    return published(slug="brand", title="Brand in der Schule", body=prose("Es hat gebrannt."))


@pytest.fixture
def office(site) -> SiteSettings:
    return SiteSettings.for_site(site)


@pytest.fixture
def desk(client) -> Desk:
    return Desk(client, person_in(WRITER))


# --- Beginning ----------------------------------------------------------------------


def test_beginning_makes_a_draft_without_german_sentences(german, desk):
    address = reverse("translations:easy_language_begin", args=[german.translation_key])
    assert desk.client.get(address).status_code == 200
    assert not german.get_translations().exists()
    response = desk.client.post(address)
    page = german.get_translations().get().specific
    assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert (page.slug, page.live, page.locale.language_code) == ("brand", False, "de-simple")
    draft = page.get_latest_revision_as_object()
    assert (draft.title, draft.lead, len(draft.body)) == (german.title, "", 0)
    assert not Translation.objects.exists()


def test_beginning_twice_leads_to_the_same_page(german, desk):
    address = reverse("translations:easy_language_begin", args=[german.translation_key])
    assert desk.client.post(address)["Location"] == desk.client.get(address)["Location"]
    assert german.get_translations().count() == 1


def test_pages_above_are_begun_too_and_pictures_stay(home):
    above = StandardPageFactory(slug="oben")
    picture = {"image": SiteImageFactory().pk, "decorative": False, "alt_text": "Ein Haus"}
    below = StandardPageFactory(slug="unten", parent=above)
    below.body = below.body.stream_block.to_python(
        [
            {"type": "prose", "value": "<p>Deutscher Text</p>"},
            {"type": "figure", "value": {"image": picture, "caption": ""}},
        ]
    )
    page = begin(publish(below))
    assert page.url_path == "/home-de-simple/oben/unten/"
    assert page.get_parent().alias_of is None
    assert [block.block_type for block in page.get_latest_revision_as_object().body] == ["figure"]


@pytest.mark.parametrize("role", ["Übersetzung Arabisch", "Redaktion", "Helferkreis-Redaktion"])
def test_others_begin_check_and_record_nothing(german, client, role):
    page = easy(german)
    desk = Desk(client, person_in(role))
    key, pk = german.translation_key, page.pk
    for name, args in [("begin", [key]), ("check", [pk]), ("tests", [pk])]:
        address = reverse(f"translations:easy_language_{name}", args=args)
        answer = desk.client.post(address, headers={"x-requested-with": "XMLHttpRequest"})
        assert answer.status_code == 403, name


def test_a_german_draft_is_begun_by_those_who_write_it(german, client):
    german.unpublish()
    address = reverse("translations:easy_language_begin", args=[german.translation_key])
    for role, status in (("Übersetzung Leichte Sprache", 404), ("Pressefreigabe", 200)):
        client.force_login(person_in(role))
        assert client.get(address).status_code == status, role


def test_the_german_page_leads_to_leichte_sprache(german, client):
    desk = Desk(client, person_in("Pressefreigabe"))
    address = reverse("wagtailadmin_pages:edit", args=[german.pk])
    begin_at = reverse("translations:easy_language_begin", args=[german.translation_key])
    assert begin_at in desk.client.get(address).content.decode()
    page = easy(german)
    content = desk.client.get(address).content.decode()
    assert begin_at not in content
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in content


# --- The normal editor --------------------------------------------------------------


def test_the_editor_shows_german_beside_the_form(german, desk):
    page = easy(german)
    soup = editor(desk, page)
    assert soup.select_one("#page-edit-form #id_lead").get_text(strip=True) == "Es gab ein Feuer."
    beside = soup.select_one("[data-easy-language] [lang=de]").get_text(" ", strip=True)
    assert "Brand in der Schule" in beside
    assert "Es hat gebrannt." in beside
    assert not soup.select(".easy-language-changed")


def test_a_german_page_and_a_translation_have_no_such_panel(german, client):
    desk = Desk(client, person_in("Pressefreigabe"))
    assert not editor(desk, german).select("[data-easy-language]")


def test_a_translation_of_the_package_never_takes_the_page_over(german, desk):
    page = easy(german)
    source, _created = TranslationSource.get_or_create_from_instance(german)
    Translation.objects.create(source=source, target_locale=language("de-simple"))
    assert editor(desk, page).select("#page-edit-form")


def test_the_panel_says_what_changed_in_german(german, desk):
    page = easy(german)
    german.body = [*prose("Es hat gebrannt."), *prose("Niemand wurde verletzt.")]
    publish(german)
    soup = editor(desk, page)
    assert soup.select(".easy-language-changed")
    assert [mark.get_text(" ", strip=True) for mark in soup.select("mark")] == [
        "Neu: Niemand wurde verletzt."
    ]
    publish(page)
    assert not editor(desk, page).select(".easy-language-changed, mark")


def test_the_panel_shows_findings_of_the_saved_text(german, desk):
    page = easy(german, "Das Feuer wurde gelöscht.")
    text = shown(desk, page)
    assert "Passiv" in text
    assert "wurde gelöscht" in text


def test_writing_goes_the_normal_way_to_approval(german, desk, client):
    page = easy(german)
    desk.edit(page, "action-submit", lead="Es gab ein großes Feuer.")
    page.refresh_from_db()
    assert page.workflow_in_progress
    Desk(client, person_in(APPROVER)).approve(page)
    page = type(page).objects.get(pk=page.pk)
    assert (page.live, page.lead) == (True, "Es gab ein großes Feuer.")


# --- The check of what is typed -----------------------------------------------------


def checked(desk: Desk, page: Page, **typed) -> str:
    address = reverse("translations:easy_language_check", args=[page.pk])
    response = desk.client.post(address, desk.opened(page) | typed)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)


def test_typed_text_is_checked_and_not_saved(german, desk):
    page = easy(german)
    assert checked(desk, page) == "Nichts gefunden."
    text = checked(desk, page, lead="Das Landratsamt hilft.")
    assert "Land-Rats-Amt" in text
    assert type(page).objects.get(pk=page.pk).get_latest_revision_as_object().lead == page.lead


def test_half_a_form_is_checked_as_far_as_it_goes(german, desk):
    page = easy(german)
    text = checked(desk, page, lead="Das kostet nichts.", slug="Nicht erlaubt!")
    assert "Verneinung" in text
    text = checked(desk, page, title="")
    assert "Titel" in text
    address = reverse("translations:easy_language_check", args=[page.pk])
    assert desk.client.post(address, {"body-count": "viele"}).status_code == 400


def test_the_check_knows_easy_pages_only(german, desk):
    address = reverse("translations:easy_language_check", args=[german.pk])
    assert desk.client.post(address).status_code == 404
    page = easy(german)
    address = reverse("translations:easy_language_check", args=[page.pk])
    assert desk.client.get(address).status_code == 405


def test_names_of_places_are_no_long_words(german, desk, office):
    office.district_name = "Landkreis Musterland"
    office.save()
    page = easy(german)
    assert checked(desk, page, lead="Das ist das Musterland.") == "Nichts gefunden."
