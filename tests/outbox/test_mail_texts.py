"""What the office adds to the mails of a kind, in the language of whoever reads them."""

from http import HTTPStatus

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.urls import reverse

from core.languages import language_for
from outbox.models import MailText, OutboxMessage
from outbox.rendering import render
from outbox.sender import send_due
from tests.factories.editing import person_in
from tests.factories.outbox import MailTextFactory
from tests.factories.registrations import registered
from tests.factories.row_forms import RowEditor
from tests.factories.trainings import TrainingPageFactory, book_of
from tests.factories.translation_desk import (
    decided,
    handed_in,
    segment_of,
    signed_in,
    state_of,
    typed,
)
from tests.factories.translations import begun, language
from trainings.mail_samples import sample_context
from translations.choices import State
from translations.texts import german_texts

GERMAN = "Der Eingang ist hinten.\n\nKlingeln Sie bei „Saal“."
ARABIC = "المدخل من الخلف."
KIND = "registration_confirmed"


@pytest.fixture
def words(db) -> MailText:
    return MailTextFactory(kind=KIND, words=GERMAN)


def in_language(code: str, kind: str = KIND):
    return render(kind, code, sample_context())


def in_html(code: str) -> BeautifulSoup:
    return BeautifulSoup(in_language(code).html, "html.parser")


def translated(words: MailText, text: str = ARABIC, code: str = "ar") -> MailText:
    row = words.copy_for_translation(language(code))
    row.words = text
    row.save()
    return row


def test_every_mail_of_the_kind_says_it_below_the_fixed_words(words):
    message = in_language("de")
    assert GERMAN in message.text
    assert message.text.index("Kalender") < message.text.index("Der Eingang")
    assert message.text.index("Der Eingang") < message.text.index("Koordination Ehrenamt")
    paragraphs = [p.get_text() for p in in_html("de").select("main p")]
    assert {"Der Eingang ist hinten.", "Klingeln Sie bei „Saal“."} <= set(paragraphs)
    assert not in_html("de").select("main div[dir]")
    assert "Der Eingang" not in in_language("de", "registration_waiting").text


def test_who_reads_another_language_reads_it_there_and_german_marked_where_it_is_missing(words):
    translated(words)
    assert ARABIC in in_language("ar").text
    assert "Der Eingang" not in in_language("ar").text
    assert not in_html("ar").select('main [dir="ltr"] p')
    assert GERMAN in in_language("uk").text
    german = in_html("uk").select_one('main div[lang="de"][dir="ltr"]')
    assert "Der Eingang ist hinten." in german.get_text()


def test_what_the_office_types_is_never_markup_and_addresses_can_be_pressed(words):
    MailText.objects.update(words="<b>Plan</b>: https://example.org/plan?a=1&b=2")
    page = in_html("de")
    assert not page.select("main b")
    assert page.select_one('a[href="https://example.org/plan?a=1&b=2"]')
    assert "<b>Plan</b>: https://example.org/plan?a=1&b=2" in in_language("de").text


def test_a_mail_asks_for_the_words_once(words, django_assert_num_queries):
    translated(words)
    MailTextFactory(kind="registration_waiting")
    with django_assert_num_queries(1):
        assert MailText.objects.words_in(KIND, language_for("ar"))["office_words"] == ARABIC


def test_what_is_sent_says_it(words):
    translated(words)
    book = book_of(TrainingPageFactory(), capacity=2)
    for name, code in [("Ada", "de"), ("Amal", "ar")]:
        registered(book, name, language=code)
    send_due()
    bodies = {message.to[0]: message.body for message in mail.outbox}
    assert "Der Eingang ist hinten." in bodies["ada@example.org"]
    assert ARABIC in bodies["amal@example.org"]


# --- The office ---------------------------------------------------------------------


@pytest.mark.parametrize("group", ["Schulungskoordination", "Redaktion"])
def test_the_office_writes_one_text_for_a_mail(db, group):
    client = signed_in(person_in(group))
    address = reverse("wagtailsnippets_outbox_mailtext:add")
    form = BeautifulSoup(client.get(address).content, "html.parser")
    offered = [option.get_text(strip=True) for option in form.select("[name=kind] option")]
    assert offered[0] == "Bitte wählen"
    assert {"Platz bestätigt", "Erinnerung"} <= set(offered)
    data = {"kind": KIND, "words": GERMAN.replace("\n", "\r\n")}
    assert client.post(address, data).status_code == HTTPStatus.FOUND
    text = MailText.objects.get()
    assert (text.words, text.locale.language_code) == (GERMAN, "de")
    again = client.post(address, data)
    assert "Für diese Mail gibt es schon einen Text." in again.content.decode()
    assert MailText.objects.count() == 1
    unknown = client.post(address, data | {"kind": "unsinn"})
    assert unknown.status_code == HTTPStatus.OK
    translated(text)
    listed = client.get(reverse("wagtailsnippets_outbox_mailtext:list"))
    rows = BeautifulSoup(listed.content, "html.parser").select("main tbody tr")
    assert ["Platz bestätigt" in row.get_text() for row in rows] == [True]


@pytest.mark.parametrize("group", ["Helferkreis-Redaktion", "Übersetzung Arabisch"])
def test_others_do_not(words, group):
    client = signed_in(person_in(group))
    for name, args in [("add", []), ("edit", [words.pk]), ("list", [])]:
        address = reverse(f"wagtailsnippets_outbox_mailtext:{name}", args=args)
        assert client.get(address).status_code in (HTTPStatus.FORBIDDEN, HTTPStatus.FOUND)
        client.post(address, {"kind": KIND, "words": "Neu"})
    words.refresh_from_db()
    assert words.words == GERMAN
    assert MailText.objects.count() == 1


def test_the_second_who_saves_learns_of_the_first(words):
    address = reverse("wagtailsnippets_outbox_mailtext:edit", args=[words.pk])
    first, second = RowEditor(address, "Erika"), RowEditor(address, "Ben")
    assert first.save(words="Erste") == ""
    assert "Erika Muster hat das am" in second.save(words="Zweite")


def test_another_mail_is_another_mail_in_every_language(words):
    arabic = translated(words)
    words.kind = "registration_reminder"
    words.save()
    arabic.refresh_from_db()
    assert arabic.kind == "registration_reminder"


def test_the_sample_to_oneself_says_it_and_leads_to_the_text(words):
    coordinator = person_in("Schulungskoordination", email="koordination@example.org")
    client = signed_in(coordinator)
    page = client.get(reverse("outbox:sample", args=[KIND, "uk"]))
    soup = BeautifulSoup(page.content, "html.parser")
    edit = reverse("wagtailsnippets_outbox_mailtext:edit", args=[words.pk])
    assert soup.select_one(f'a[href="{edit}"]')
    assert "Der Eingang ist hinten." in soup.get_text()
    key = soup.select_one("[name=key]")["value"]
    client.post(reverse("outbox:send_sample", args=[KIND, "uk"]), {"key": key})
    assert GERMAN in OutboxMessage.objects.get().text
    other = client.get(reverse("outbox:sample", args=["registration_waiting", "de"]))
    add = reverse("wagtailsnippets_outbox_mailtext:add")
    assert f"{add}?kind=registration_waiting" in other.content.decode()


def test_a_text_for_a_mail_begins_with_that_mail(db):
    client = signed_in(person_in("Schulungskoordination"))
    address = reverse("wagtailsnippets_outbox_mailtext:add")
    form = BeautifulSoup(client.get(address, {"kind": KIND}).content, "html.parser")
    assert form.select_one("[name=kind] option[selected]")["value"] == KIND


# --- The desk -----------------------------------------------------------------------


def test_it_goes_from_the_desk_to_readers(words):
    assert german_texts({words.translation_key})[0].title == "Eigener Text: Platz bestätigt"
    words.words = "Der Eingang ist hinten."
    words.save()
    translator = signed_in(person_in("Übersetzung Arabisch"))
    assert state_of(words) == State.MISSING
    translation = begun(words)
    typed(translator, translation, segment_of(translation, "Eingang"), ARABIC)
    handed_in(translator, translation)
    assert state_of(words) == State.HANDED_IN
    assert ARABIC not in in_language("ar").text
    decided(signed_in(person_in("Freigabe Arabisch")), translation, "approve")
    assert state_of(words) == State.CURRENT
    assert ARABIC in in_language("ar").text
    words.words = "Der Eingang ist vorn."
    words.save()
    assert state_of(words) == State.OUTDATED


def test_without_german_nothing_is_left(words):
    translated(words)
    words.delete()
    assert not MailText.objects.exists()
    assert ARABIC not in in_language("ar").text
