"""A message to participants that is translated at the desk before it is sent."""

from datetime import timedelta
from http import HTTPStatus

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail_localize.models import String, StringTranslation, Translation

from outbox.models import OutboxMessage
from outbox.sender import send_due
from tests.factories.editing import person_in
from tests.factories.registrations import registered
from tests.factories.traces import found
from tests.factories.trainings import TrainingPageFactory, book_of
from tests.factories.translation_desk import (
    decided,
    handed_in,
    screen,
    segment_of,
    signed_in,
    state_of,
    text_of,
    typed,
)
from tests.factories.translations import begun, language
from trainings import drafts
from trainings.drafts import Stage
from trainings.models import MessageDraft
from trainings.periods import apply_retention
from translations.choices import State
from translations.machine import machine_for, why_not
from translations.models import GermanVersion, TranslationRequest
from translations.texts import german_texts

SUBJECT = "Bitte Stifte mitbringen"
MESSAGE = "Wir schreiben viel.\n\nBis bald im Saal."
GERMAN = {"subject": SUBJECT, "message": MESSAGE}
ARABIC = {"subject": "أحضروا الأقلام", "message": "سنكتب كثيرًا.\n\nإلى اللقاء في القاعة."}


@pytest.fixture
def book(db):
    book = book_of(TrainingPageFactory(title="Erste Hilfe"), capacity=5)
    for name, code in [("Ada", "de"), ("Amal", "ar"), ("Olena", "uk")]:
        registered(book, name, language=code)
    return book


@pytest.fixture
def coordinator(db) -> Client:
    return signed_in(person_in("Schulungskoordination"))


@pytest.fixture
def draft(book) -> MessageDraft:
    return drafts.keep(book.training, GERMAN)


def address(book) -> str:
    return reverse("trainings_desk:announce", args=[book.training_id])


def form_in(client: Client, book) -> dict[str, str]:
    """What the form holds when somebody opens it."""
    page = BeautifulSoup(client.get(address(book)).content, "html.parser")
    fields = page.select_one("[name=subject_de]").find_parent("form")
    values = {
        field["name"]: field.get("value", "")
        for field in fields.select("input[name]:not([type=checkbox])")
    }
    values |= {f["name"]: f.text.strip("\n") for f in fields.select("textarea")}
    return values | {"states": ["confirmed"]}


def press(client: Client, book, step: str, **changes):
    return client.post(address(book), form_in(client, book) | changes | {"step": step})


def in_german() -> dict[str, str]:
    return {"subject_de": SUBJECT, "message_de": MESSAGE.replace("\n", "\r\n")}


def approved_in_arabic(draft: MessageDraft) -> None:
    """The way over the desk: written, handed in, approved."""
    translation = begun(draft)
    translator = signed_in(person_in("Übersetzung Arabisch"))
    for name, german in GERMAN.items():
        segment = segment_of(translation, german.split("\n")[0])
        assert typed(translator, translation, segment, ARABIC[name]).status_code == HTTPStatus.OK
    handed_in(translator, translation)
    assert state_of(draft) == State.HANDED_IN
    approver = signed_in(person_in("Freigabe Arabisch"))
    button = screen(approver, translation).select_one("[name=verdict][value=approve]")
    assert button.get_text() == "Freigeben"  # Nothing of it is published.
    answer = decided(approver, translation, "approve").content.decode()
    assert f"Freigegeben: „{SUBJECT}“" in answer
    assert state_of(draft) == State.CURRENT


def test_the_german_message_goes_to_the_desk_for_the_languages_of_its_readers(coordinator, book):
    answer = press(coordinator, book, "translate", **in_german())
    assert answer.status_code == HTTPStatus.FOUND
    draft = MessageDraft.objects.get()
    assert draft.words == GERMAN
    assert german_texts({draft.translation_key})[0].title == SUBJECT
    page = coordinator.get(answer.url)
    asked = BeautifulSoup(page.content, "html.parser")
    ticked = {box["value"] for box in asked.select("[name=sprachen][checked]")}
    assert ticked == {"ar", "uk"}
    data = {
        "schluessel": str(draft.translation_key),
        "sprachen": ["ar", "uk"],
        "bis": timezone.localdate() + timedelta(days=3),
        "next": address(book),
        "was": "auftrag",
    }
    assert coordinator.post(reverse("translations:request"), data).url == address(book)
    assert TranslationRequest.objects.filter(is_wanted=True).count() == 2
    assert not OutboxMessage.objects.filter(kind="participants_message").exists()


def test_the_coordinator_sees_how_far_it_is_and_sends_the_approved_words(coordinator, book, draft):
    assert "Arabisch: fehlt" in said(coordinator, book)
    ukrainian = begun(draft, "uk")
    typed(
        signed_in(person_in("Übersetzung Ukrainisch")),
        ukrainian,
        segment_of(ukrainian, SUBJECT),
        "Візьміть ручки",
    )
    approved_in_arabic(draft)
    page = said(coordinator, book)
    assert "Arabisch: freigegeben" in page
    assert "Ukrainisch: in Arbeit" in page
    form = form_in(coordinator, book)
    assert (form["subject_ar"], form["message_ar"]) == tuple(ARABIC.values())
    assert (form["subject_uk"], form["message_uk"]) == ("", "")
    preview = press(coordinator, book, "preview")
    assert "anders als der, der übersetzt wurde" not in preview.content.decode()
    assert press(coordinator, book, "send").status_code == HTTPStatus.FOUND
    send_due()
    mails = {
        mail.recipient.partition("@")[0]: mail
        for mail in OutboxMessage.objects.filter(kind="participants_message")
    }
    assert mails["amal"].subject == ARABIC["subject"]
    assert ARABIC["message"] in mails["amal"].text
    assert mails["olena"].subject == SUBJECT
    assert MESSAGE in mails["olena"].text


def said(client: Client, book) -> str:
    return text_of(BeautifulSoup(client.get(address(book)).content, "html.parser"))


def test_after_sending_nothing_of_it_stays_at_the_desk(coordinator, book, draft):
    approved_in_arabic(draft)
    TranslationRequest.objects.create(
        translation_key=draft.translation_key, locale=language("uk"), note="Bitte bald"
    )
    press(coordinator, book, "send")
    assert not MessageDraft.objects.exists()
    assert not Translation.objects.exists()
    assert not StringTranslation.objects.exists()
    assert not String.objects.filter(data__contains="Stifte").exists()
    assert not TranslationRequest.objects.exists()
    assert "Übersetzungen dieser Nachricht" not in said(coordinator, book)


def test_a_sentence_that_stands_elsewhere_too_stays_in_the_memory(book, draft):
    other = drafts.keep(TrainingPageFactory(slug="zweite"), GERMAN | {"message": "Anderes."})
    begun(other)
    begun(draft)
    drafts.discard(draft)
    assert MessageDraft.objects.get() == other
    assert String.objects.filter(data=SUBJECT).exists()
    assert not String.objects.filter(data__contains="Saal").exists()


def test_with_its_training_the_message_goes_too(draft):
    begun(draft)
    training = TrainingPageFactory(slug="dritte")
    drafts.keep(training, GERMAN | {"message": "Nur hier."})
    begun(drafts.draft_of(training))
    training.delete()
    assert MessageDraft.objects.get() == draft
    assert not String.objects.filter(data="Nur hier.").exists()
    assert String.objects.filter(data=SUBJECT).exists()


def test_another_message_in_between_leaves_the_draft(coordinator, book, draft):
    press(coordinator, book, "send", subject_de="Heute fällt der Bus aus")
    assert MessageDraft.objects.get() == draft


def test_changed_german_asks_for_new_translations_and_says_so(coordinator, book, draft):
    approved_in_arabic(draft)
    preview = press(coordinator, book, "preview", message_de="Wir malen.")
    assert "anders als der, der übersetzt wurde" in preview.content.decode()
    press(coordinator, book, "translate", message_de="Wir malen.")
    draft.refresh_from_db()
    assert draft.message == "Wir malen."
    assert drafts.stages(draft, ["de", "ar", "uk"]) == {"ar": Stage.IN_WORK, "uk": Stage.MISSING}
    assert form_in(coordinator, book)["subject_ar"] == ""
    assert GermanVersion.objects.filter(translation_key=draft.translation_key).count() == 2


def test_the_same_german_once_more_outdates_nothing(coordinator, book, draft):
    approved_in_arabic(draft)
    press(coordinator, book, "translate")
    assert drafts.stages(MessageDraft.objects.get(pk=draft.pk), ["ar"]) == {"ar": Stage.APPROVED}


def test_words_of_her_own_are_not_lost(coordinator, book):
    words = {"subject_uk": "Візьміть ручки", "message_uk": "До зустрічі."}
    page = press(coordinator, book, "translate", **in_german(), **words).content.decode()
    assert "Was Sie selbst geschrieben haben (Ukrainisch), ginge verloren." in page
    assert "Візьміть ручки" in page
    assert not MessageDraft.objects.exists()


def test_without_german_or_without_other_readers_there_is_nothing_to_translate(coordinator, book):
    assert press(coordinator, book, "translate").status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    answer = press(coordinator, book, "translate", **in_german(), language="de")
    assert "Es gibt nichts zu übersetzen." in answer.content.decode()
    assert not MessageDraft.objects.exists()


def test_the_coordinator_can_drop_it(coordinator, book, draft):
    begun(draft)
    assert coordinator.post(address(book), {"step": "discard"}).url == address(book)
    assert not MessageDraft.objects.exists()
    assert coordinator.post(address(book), {"step": "discard"}).url == address(book)


def test_no_machine_outside_of_the_house_reads_it(draft, settings):
    settings.MACHINE_TRANSLATION = "libretranslate"
    machine = machine_for("ar")
    assert machine.leaves_the_house
    assert "noch nicht öffentlich" in why_not(begun(draft), machine)


def test_others_do_not_reach_it(book, draft):
    for group in ("Redaktion", "Helferkreis-Redaktion", "Übersetzung Arabisch"):
        answer = signed_in(person_in(group)).post(address(book), {"step": "discard"})
        assert answer.status_code in (HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND)
    assert MessageDraft.objects.get() == draft


def test_what_was_never_sent_goes_with_the_mails(draft):
    begun(draft)
    secret = "Wir schreiben viel"
    assert found(secret) == [secret]
    apply_retention(timezone.now() + timedelta(days=29))
    assert MessageDraft.objects.exists()
    planned = apply_retention(timezone.now() + timedelta(days=31), dry_run=True)
    assert planned["Entwürfe von Nachrichten"] == 1
    apply_retention(timezone.now() + timedelta(days=31))
    assert found(secret) == []


def test_invisible_signs_of_a_translation_keep_nobody_from_sending(coordinator, book, draft):
    """Keyboards for Arabic write marks of direction, which nobody sees and no subject may have."""
    approved_in_arabic(draft)
    rtl = "\u200f"
    MessageDraft.objects.filter(locale__language_code="ar").update(
        subject=f"{rtl}{ARABIC['subject']}", message=f"{ARABIC['message']}{rtl}\n"
    )
    assert press(coordinator, book, "translate").status_code == HTTPStatus.FOUND
    assert press(coordinator, book, "send").status_code == HTTPStatus.FOUND
    send_due()
    mail = OutboxMessage.objects.get(recipient="amal@example.org", kind="participants_message")
    assert mail.subject == ARABIC["subject"]


def test_sent_to_the_readers_of_one_language_the_others_are_still_translated(
    coordinator, book, draft
):
    approved_in_arabic(draft)
    assert press(coordinator, book, "send", language="ar").status_code == HTTPStatus.FOUND
    assert OutboxMessage.objects.filter(kind="participants_message").count() == 1
    assert MessageDraft.objects.filter(pk=draft.pk).exists()
    assert press(coordinator, book, "send", language="uk").status_code == HTTPStatus.FOUND
    press(coordinator, book, "send", language="")
    assert not MessageDraft.objects.exists()
