"""Requests: who may ask, what is stored, who hears of it, and what new pages get by themselves."""

from datetime import timedelta
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.menu import reports_menu

from core.models import User
from news.models import NewsIndexPage
from outbox.models import OutboxMessage
from tests.factories.core import TopicFactory
from tests.factories.editing import person_in
from tests.factories.news import publish, published
from tests.factories.translations import language, translated
from translations.models import SectionLanguages, TranslationRequest

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(home) -> User:
    return person_in("Redaktion", first_name="Eva", last_name="Muster")


@pytest.fixture
def editor(person) -> Client:
    return logged_in(person)


def logged_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def sent(client: Client, *texts, was: str = "auftrag", **fields):
    keys = [getattr(text, "translation_key", text) for text in texts]
    address = reverse("translations:request")
    return client.post(address, {"schluessel": keys, "was": was} | fields)


def in_days(number: int) -> str:
    return f"{timezone.localdate() + timedelta(days=number):%d.%m.%Y}"


def test_request_for_pages_and_rows_in_two_languages(editor, person):
    texts = [published(), TopicFactory(name="Wohnen")]
    response = sent(editor, *texts, sprachen=["ar", "uk"], bis=in_days(9), hinweis="Bitte bald.")
    assert response.url == reverse("translations:table")
    stored = TranslationRequest.objects.all()
    assert {(row.translation_key, row.locale.language_code) for row in stored} == {
        (text.translation_key, code) for text in texts for code in ("ar", "uk")
    }
    assert {row.wanted_by for row in stored} == {timezone.localdate() + timedelta(days=9)}
    assert {(row.note, row.requested_by) for row in stored} == {("Bitte bald.", person)}


def test_second_request_replaces_the_first(editor):
    release = published()
    sent(editor, release, sprachen=["ar"], bis=in_days(3))
    sent(editor, release, sprachen=["ar"], bis=in_days(30))
    wanted_by = TranslationRequest.objects.get().wanted_by
    assert wanted_by == timezone.localdate() + timedelta(days=30)


def test_one_mail_for_each_translator_of_a_language(editor):
    arabic = [person_in("Übersetzung Arabisch"), person_in("Übersetzung Arabisch")]
    person_in("Übersetzung Ukrainisch")
    person_in("Freigabe Arabisch")
    person_in("Übersetzung Arabisch", is_active=False)
    sent(
        editor,
        published(title="Erste"),
        published(title="Zweite"),
        sprachen=["ar"],
        bis=in_days(9),
        hinweis="Vor dem Aktionstag.",
    )
    mails = OutboxMessage.objects.all()
    assert {mail.recipient for mail in mails} == {person.email for person in arabic}
    assert mails.count() == 2
    mail = mails[0]
    assert mail.subject == "2 neue Aufträge für Arabisch"
    for words in ("Erste", "Zweite", "Eva Muster", in_days(9), "Vor dem Aktionstag."):
        assert words in mail.text
    assert reverse("translations:queue") in mail.text


def test_where_nobody_translates_the_approvers_hear_of_it(editor):
    approver = person_in("Freigabe Arabisch")
    sent(editor, published(), sprachen=["ar"])
    assert approver.email in {mail.recipient for mail in OutboxMessage.objects.all()}


def test_not_needed_and_needed_after_all(editor):
    release = published(title="Mitteilung")
    sent(editor, release, was="nicht-noetig", sprachen=["ar"])
    assert not TranslationRequest.objects.get().is_wanted
    assert not OutboxMessage.objects.exists()
    page = editor.get(reverse("translations:text", args=[release.translation_key]))
    row = BeautifulSoup(page.content, "html.parser").select_one("#ar")
    assert "nicht nötig" in row.get_text()
    assert "Doch nötig" in row.get_text()
    sent(editor, release, was="zuruecknehmen", sprachen=["ar"])
    assert not TranslationRequest.objects.get().is_wanted
    sent(editor, release, was="doch-noetig", sprachen=["ar"])
    assert not TranslationRequest.objects.exists()


def test_what_is_not_needed_stays_without_a_request_until_it_is_needed(editor):
    release, other = published(title="Mitteilung"), published(title="Andere")
    person_in("Übersetzung Arabisch")
    sent(editor, release, was="nicht-noetig", sprachen=["ar"])
    answer = editor.get(sent(editor, release, other, sprachen=["ar"]).url)
    said = BeautifulSoup(answer.content, "html.parser").select_one(".messages").get_text()
    assert "Auftrag erteilt: eine Übersetzung." in said
    assert "Als nicht nötig vermerkt, kein Auftrag: eine Übersetzung." in said
    assert "Schon aktuell" not in said
    assert "Mitteilung" not in OutboxMessage.objects.get().text
    sent(editor, release, was="doch-noetig", sprachen=["ar"])
    sent(editor, release, sprachen=["ar"])
    translated(other, "uk")
    answer = editor.get(sent(editor, other, was="nicht-noetig", sprachen=["uk"]).url)
    assert "nichts vermerkt: eine Übersetzung." in answer.content.decode()
    assert {row.is_wanted for row in TranslationRequest.objects.all()} == {True}


def test_page_of_a_text_has_a_button_for_each_language(editor):
    release = published(title="Mitteilung")
    translated(release, "uk")
    page = editor.get(reverse("translations:text", args=[release.translation_key]))
    html = BeautifulSoup(page.content, "html.parser")
    assert len(html.select(".translations-places > li")) == 8
    assert "aktuell" in html.select_one("#uk").get_text()
    assert html.select_one("#ar button[value=nicht-noetig]")


def test_form_offers_the_languages_of_the_section(editor, home):
    news = NewsIndexPage.objects.child_of(home).get()
    SectionLanguages.objects.create(section=news, locale=language("uk"))
    release = published()
    response = editor.get(
        reverse("translations:request"), {"schluessel": str(release.translation_key)}
    )
    boxes = BeautifulSoup(response.content, "html.parser").select("[name=sprachen][checked]")
    assert [box["value"] for box in boxes] == ["uk"]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"sprachen": []}, "Wählen Sie mindestens eine Sprache."),
        ({"sprachen": ["xx"]}, "xx"),
        ({"sprachen": ["de"]}, "de"),
        ({"sprachen": ["ar"], "bis": "morgen"}, "Geben Sie das Datum so an"),
        ({"sprachen": ["ar"], "bis": "31.12.2001"}, "liegt in der Vergangenheit"),
        ({"sprachen": ["ar"], "bis": "31.12.9999"}, "zu weit in der Zukunft"),
        ({"sprachen": ["ar"], "hinweis": "x" * 301}, "300"),
    ],
)
def test_wrong_input_is_explained_and_nothing_stored(editor, fields, message):
    response = sent(editor, published(), **fields)
    assert response.status_code == 422
    assert message in response.content.decode()
    assert not TranslationRequest.objects.exists()


def test_texts_that_are_gone_are_named_and_the_rest_stays(editor):
    release = published(title="Noch da")
    response = sent(editor, release, uuid4(), "kein-schluessel", sprachen=["ar"])
    assert response.status_code == 422
    words = " ".join(BeautifulSoup(response.content, "html.parser").get_text().split())
    assert "2 gewählte Texte sind nicht mehr da" in words
    assert "Noch da" in words
    assert not TranslationRequest.objects.exists()


def test_unknown_text_is_not_found(editor):
    assert sent(editor, uuid4(), sprachen=["ar"]).status_code == 404
    assert editor.get(reverse("translations:text", args=[uuid4()])).status_code == 404


def test_text_under_embargo_is_not_found_by_those_who_do_not_work_on_it(editor):
    secret = published(title="Gesperrt", embargo_until=timezone.now() + timedelta(days=2))
    coordinator = logged_in(person_in("Schulungskoordination"))
    assert sent(editor, secret, was="nicht-noetig", sprachen=["ar"]).status_code == 302
    answer = sent(coordinator, secret, sprachen=["ar"])
    assert answer.status_code == 404
    assert not TranslationRequest.objects.filter(is_wanted=True).exists()
    text = reverse("translations:text", args=[secret.translation_key])
    assert coordinator.get(text).status_code == 404
    assert editor.get(text).status_code == 200
    assert logged_in(person_in("Übersetzung Arabisch")).get(text).status_code == 200


def test_without_a_text_one_is_led_back(editor):
    assert sent(editor, sprachen=["ar"]).url == reverse("translations:table")
    too_many = [uuid4() for _ in range(501)]
    assert sent(editor, *too_many, sprachen=["ar"]).url == reverse("translations:table")


def test_way_back_leads_nowhere_else(editor):
    response = sent(editor, published(), sprachen=["ar"], next="https://example.org/")
    assert response.url == reverse("translations:table")
    response = sent(editor, published(), sprachen=["ar"], next="//example.org/")
    assert response.url == reverse("translations:table")


@pytest.mark.parametrize("role", ["Übersetzung Arabisch", "Freigabe Arabisch"])
def test_translators_ask_nobody(home, role):
    release = published()
    client = logged_in(person_in(role))
    assert sent(client, release, sprachen=["ar"]).status_code == 403
    assert client.get(reverse("translations:sections")).status_code == 403
    page = client.get(reverse("translations:text", args=[release.translation_key]))
    assert page.status_code == 200
    assert "Nicht nötig" not in page.content.decode()


def test_anonymous_visitors_are_led_to_the_login(home):
    release = published()
    for name, args in [("request", []), ("sections", []), ("text", [release.translation_key])]:
        response = Client().get(reverse(f"translations:{name}", args=args))
        assert response.status_code == 302
        assert "/login/" in response.url


# --- Sections -----------------------------------------------------------------------


def test_new_page_gets_the_requests_of_its_section_once(home):
    news = NewsIndexPage.objects.child_of(home).get()
    SectionLanguages.objects.create(section=news, locale=language("ar"), days=14)
    SectionLanguages.objects.create(section=home, locale=language("uk"))
    release = published()
    stored = {row.locale.language_code: row for row in TranslationRequest.objects.all()}
    assert stored["ar"].wanted_by == timezone.localdate() + timedelta(days=14)
    assert stored["uk"].wanted_by is None
    TranslationRequest.objects.all().delete()
    publish(release)
    assert not TranslationRequest.objects.exists()


def test_nearer_section_decides_about_the_days(home):
    news = NewsIndexPage.objects.child_of(home).get()
    SectionLanguages.objects.create(section=home, locale=language("ar"), days=30)
    SectionLanguages.objects.create(section=news, locale=language("ar"), days=5)
    published()
    assert TranslationRequest.objects.get().wanted_by == timezone.localdate() + timedelta(days=5)


def test_languages_of_a_section_are_set_up_in_the_admin(editor, home):
    news = NewsIndexPage.objects.child_of(home).get()
    address = reverse("translations:section", args=[news.pk])
    assert editor.get(address).status_code == 200
    assert editor.post(address, {"ar-on": "on", "ar-days": "14", "uk-days": "3"}).status_code == 302
    stored = SectionLanguages.objects.get()
    assert (stored.section_id, stored.locale.language_code, stored.days) == (news.pk, "ar", 14)
    assert "Arabisch (14 Tage)" in editor.get(reverse("translations:sections")).content.decode()
    refused = editor.post(address, {"ar-on": "on", "ar-days": "4000"})
    assert refused.status_code == 422
    assert SectionLanguages.objects.get().days == 14


def test_only_who_edits_a_section_changes_its_languages(home):
    news = NewsIndexPage.objects.child_of(home).get()
    client = logged_in(person_in("Schulungskoordination"))
    assert client.get(reverse("translations:section", args=[news.pk])).status_code == 403
    assert client.get(reverse("translations:section", args=[home.pk + 100_000])).status_code == 404


# --- The German page ----------------------------------------------------------------


def test_buttons_of_the_package_lead_to_ours(editor, home):
    admin = logged_in(person_in("Pressefreigabe"))
    release = published(title="Mitteilung")
    translated(release)
    ours = reverse("translations:text", args=[release.translation_key])
    for client in (editor, admin):
        for address in (
            reverse("wagtailadmin_pages:edit", args=[release.pk]),
            reverse("wagtailadmin_explore", args=[release.get_parent().pk]),
        ):
            page = client.get(address).content.decode()
            assert "/localize/" not in page
            assert ours in page
    topic = TopicFactory(name="Wohnen")
    page = admin.get(reverse("wagtailsnippets_core_topic:list")).content.decode()
    assert "/localize/" not in page
    assert reverse("translations:text", args=[topic.translation_key]) in page
    assert not [item for item in reports_menu.registered_menu_items if "localize" in item.url]
