"""Requests for whole sections: text by text in the background, and nothing twice."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from bs4 import BeautifulSoup
from django.db import OperationalError, connection
from django.db.models.signals import pre_save
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import Translation

from core.due import run_due
from home.models import StandardPage
from outbox.models import OutboxMessage
from tests.factories.core import TopicFactory
from tests.factories.editing import person_in
from tests.factories.home import StandardPageFactory
from tests.factories.translation_desk import signed_in, state_of, text_of
from tests.factories.translations import begun, language, written
from translations import bulk as room
from translations.bulk import forget_old, work_off, work_on_one
from translations.choices import State
from translations.models import BulkRequest, TranslationRequest
from translations.views.requests import AT_ONCE

pytestmark = pytest.mark.django_db

LONG_AGO = timedelta(hours=1)


@pytest.fixture
def editor(home) -> Client:
    return signed_in(person_in("Redaktion"))


@pytest.fixture
def section(home) -> list[StandardPage]:
    """A page with two pages below it."""
    top = StandardPageFactory(title="Beratung", lead="Bitte melden Sie sich an.")
    below = [StandardPageFactory(title=title, parent=top) for title in ("Asyl", "Arbeit")]
    return [top, *below]


@pytest.fixture
def at_night(django_capture_on_commit_callbacks) -> Callable:
    """The worker comes by and does what waits; without it, nothing is done."""

    @contextmanager
    def worker() -> Iterator[None]:
        with django_capture_on_commit_callbacks(execute=True):
            yield

    return worker


def sent(client: Client, *texts, **fields):
    keys = [text.translation_key for text in texts]
    data = {"schluessel": keys, "was": "auftrag", "sprachen": ["ar"], "formular": uuid4()}
    return client.post(reverse("translations:request"), data | fields)


def ordered(client: Client, *texts, **fields) -> BulkRequest:
    answer = sent(client, *texts, unterseiten="on", **fields)
    assert answer.status_code == 302
    return BulkRequest.objects.get(pk=answer.url.rstrip("/").rsplit("/")[-1])


def shown(client: Client, bulk: BulkRequest) -> str:
    """The page of one request, and that the list says the same."""
    one = client.get(reverse("translations:bulk_request", args=[bulk.pk]))
    words = text_of(BeautifulSoup(one.content, "html.parser").select_one("main"))
    numbers = BeautifulSoup(one.content, "html.parser").select_one("progress")
    every = client.get(reverse("translations:bulk_requests")).content.decode()
    assert f'value="{numbers["value"]}" max="{numbers["max"]}"' in every
    return words


def asked_for() -> set[tuple[UUID, str]]:
    rows = TranslationRequest.objects.filter(is_wanted=True)
    return set(rows.values_list("translation_key", "locale__language_code"))


@contextmanager
def trouble_with(page: Page, error: BaseException) -> Iterator[None]:
    """Whatever stores a translation of this page comes to grief."""

    def fail(sender, instance, **kwargs):
        if instance.source.object_id == page.translation_key:
            raise error

    pre_save.connect(fail, sender=Translation)
    try:
        yield
    finally:
        pre_save.disconnect(fail, sender=Translation)


def test_a_section_is_asked_for_and_prepared_and_nothing_is_public(editor, section, at_night):
    other = StandardPageFactory(title="Anderswo", lead="Bitte melden Sie sich an.")
    written(begun(other))
    person_in("Übersetzung Arabisch", email="amal@example.org")
    public = set(Page.objects.live().values_list("pk", flat=True))
    form = editor.get(reverse("translations:request"), {"schluessel": section[0].translation_key})
    assert "Mit allen Unterseiten: zusammen 3 Texte" in form.content.decode()
    with at_night():
        bulk = ordered(editor, section[0], sprachen=["ar", "de-simple"], hinweis="Vor dem Fest.")
        assert asked_for() == set()
        assert "0 von 3 wartet" in shown(editor, bulk)
    words = shown(editor, bulk)
    assert "3 von 3 fertig" in words
    assert "Vor dem Fest." in words
    assert asked_for() == {
        (page.translation_key, code) for page in section for code in ("ar", "de-simple")
    }
    for page in section:
        # Easy language has sentences of its own: nothing to prepare.
        drafts = page.get_translations().values_list("locale__language_code", flat=True)
        assert set(drafts) == {"ar"}
        assert state_of(page) == State.MISSING
    known = Translation.objects.get(source__object_id=section[0].translation_key)
    assert known.get_progress()[1] == 1  # The memory knew the lead.
    assert set(Page.objects.live().values_list("pk", flat=True)) == public
    assert not any(Page.find_problems())
    mail = OutboxMessage.objects.get(recipient="amal@example.org")
    assert all(page.title in mail.text for page in section)


def test_a_text_that_fails_is_named_and_the_rest_goes_on(editor, section, at_night):
    top, asylum, work = section
    person_in("Übersetzung Arabisch")
    with trouble_with(asylum, RuntimeError("kaputt")), at_night():
        bulk = ordered(editor, top)
        work.unpublish()
    words = shown(editor, bulk)
    assert "3 von 3" in words
    assert "2 Texte gingen nicht" in words
    assert "Asyl : Technischer Fehler (RuntimeError)" in words
    assert "Arbeit: Der deutsche Text ist nicht mehr da" in words
    assert "kaputt" not in words
    assert asked_for() == {(top.translation_key, "ar")}
    work.save_revision().publish()
    told = set(OutboxMessage.objects.values_list("pk", flat=True))
    again = reverse("translations:bulk_go_on", args=[bulk.pk])
    with at_night():
        editor.post(again)
        editor.post(again)
    assert "gingen nicht" not in shown(editor, bulk)
    assert asked_for() == {(page.translation_key, "ar") for page in section}
    # The first text was told of before.
    new = OutboxMessage.objects.exclude(pk__in=told)
    assert {("Beratung" in mail.text, "Asyl" in mail.text) for mail in new} == {(False, True)}


def test_a_killed_worker_loses_the_text_at_hand_and_the_clock_goes_on(editor, section, at_night):
    person_in("Übersetzung Arabisch")
    bulk = ordered(editor, section[0])
    assert work_on_one(bulk)
    for end in (SystemExit(), OperationalError("database is locked")):
        with trouble_with(section[1], end), pytest.raises(type(end)):
            work_on_one(bulk)
    assert asked_for() == {(section[0].translation_key, "ar")}
    with at_night():
        run_due()
    assert "1 von 3 läuft" in shown(editor, bulk)
    BulkRequest.objects.update(worked_at=timezone.now() - LONG_AGO)
    assert "unterbrochen" in shown(editor, bulk)
    drafts = set(section[0].get_translations().values_list("pk", flat=True))
    with at_night():
        run_due()
        run_due()
    assert "3 von 3 fertig" in shown(editor, bulk)
    assert set(section[0].get_translations().values_list("pk", flat=True)) == drafts
    assert Translation.objects.count() == 3
    assert OutboxMessage.objects.count() == 1


def test_an_interrupted_request_can_be_picked_up_by_hand(editor, section, at_night):
    bulk = ordered(editor, section[0])
    again = reverse("translations:bulk_go_on", args=[bulk.pk])
    with at_night():
        assert "nichts zu tun" in editor.post(again, follow=True).content.decode()
    assert asked_for() == set()
    BulkRequest.objects.update(worked_at=timezone.now() - LONG_AGO)
    with at_night():
        assert "Es geht weiter" in editor.post(again, follow=True).content.decode()
    assert len(asked_for()) == 3
    assert editor.get(again).status_code == 405


def test_one_task_works_for_a_while_and_queues_the_next(editor, section, monkeypatch):
    monkeypatch.setattr(room, "SLICE_SECONDS", -1)
    bulk = ordered(editor, section[0])
    work_off.call(bulk.pk)
    bulk.refresh_from_db()
    assert bulk.finished_at
    assert len(asked_for()) == 3


def test_pressing_twice_is_one_request(editor, section):
    form = uuid4()
    first, second = (ordered(editor, section[0], formular=form) for _ in range(2))
    assert first == second
    assert first.texts.count() == 3
    other = ordered(editor, section[0], formular=form, sprachen=["uk"])
    assert other != first
    assert ordered(editor, section[0], formular="kein-schlüssel") not in (first, other)


def test_work_of_others_is_left_alone(editor, section, at_night):
    translation = written(begun(section[1]))
    with at_night():
        ordered(editor, section[0])
    translation.refresh_from_db()
    assert state_of(section[1]) == State.IN_WORK
    assert (section[1].translation_key, "ar") in asked_for()


def test_what_is_decided_before_or_while_it_waits_stays_decided(editor, section, at_night):
    sent(editor, section[0], was="nicht-noetig")
    with at_night():
        bulk = ordered(editor, section[0], sprachen=["ar", "uk"], hinweis="Bald.")
        ordered(editor, section[2], hinweis="Sofort.")
        sent(editor, section[1], was="nicht-noetig")
    for key in (section[0].translation_key, section[1].translation_key):
        assert {code for asked, code in asked_for() if asked == key} == {"uk"}
    assert "Als nicht nötig vermerkt, kein Auftrag: 2 Übersetzungen." in shown(editor, bulk)
    later = TranslationRequest.objects.get(
        translation_key=section[2].translation_key, note="Sofort."
    )
    assert later.locale == language("ar")


def test_all_that_a_filter_finds_is_asked_for(editor, section, at_night):
    address = reverse("translations:request")
    table = editor.get(reverse("translations:table"), {"q": "ar", "sprache": "uk"})
    assert table.content.decode().count('name="alle"') == 1
    form = editor.get(address, {"alle": "1", "q": "arbeit", "sprache": "uk"})
    fields = BeautifulSoup(form.content, "html.parser").select("main input")
    found = {field["name"]: field.get("value") for field in fields if field["type"] == "hidden"}
    assert (found["alle"], found["q"], found["sprache"]) == ("1", "arbeit", "uk")
    assert [field["value"] for field in fields if field.has_attr("checked")] == ["uk"]
    with at_night():
        editor.post(address, found | {"sprachen": ["uk"], "was": "auftrag"})
    assert asked_for() == {(section[2].translation_key, "uk")}
    for wrong in ({"stand": "outdated"}, {"bereich": "weg"}, {"q": "gibt es nicht"}):
        answer = editor.get(address, {"alle": "1"} | wrong)
        assert answer.url == reverse("translations:table")


def test_many_rows_are_taken_one_by_one_too(editor, at_night):
    topics = [TopicFactory() for _ in range(AT_ONCE + 1)]
    with at_night():
        answer = sent(editor, *topics, sprachen=["ar", "de-simple"])
    assert BulkRequest.objects.filter(pk=answer.url.rstrip("/").rsplit("/")[-1]).exists()
    assert len(asked_for()) == 2 * len(topics)
    assert Translation.objects.count() == 2 * len(topics)


def test_who_may_look_and_what_is_named_to_whom(editor, section, at_night):
    secret = section[1]
    with trouble_with(secret, RuntimeError()), at_night():
        bulk = ordered(editor, section[0])
    secret.unpublish()
    addresses = [
        reverse("translations:bulk_requests"),
        reverse("translations:bulk_request", args=[bulk.pk]),
        reverse("translations:bulk_go_on", args=[bulk.pk]),
    ]
    for address in addresses:
        method = "post" if address.endswith("weiter/") else "get"
        for role in ("Übersetzung Arabisch", "Freigabe Arabisch"):
            assert getattr(signed_in(person_in(role)), method)(address).status_code == 403
        assert "/login/" in getattr(Client(), method)(address).url
    words = shown(signed_in(person_in("Schulungskoordination")), bulk)
    assert "Asyl" not in words
    assert "Texte, die hier nicht genannt sind: 1" in words
    assert "Asyl" in shown(editor, bulk)
    assert editor.get(reverse("translations:bulk_request", args=[bulk.pk + 1])).status_code == 404


def test_the_list_stays_quick_and_forgets(editor, section):
    numbers = []
    for count in (1, 4):
        for _ in range(count):
            ordered(editor, section[0])
        with CaptureQueriesContext(connection) as found:
            editor.get(reverse("translations:bulk_requests"))
        numbers.append(len(found))
    assert numbers[0] == numbers[1] <= 15
    BulkRequest.objects.update(finished_at=timezone.now() - room.KEPT_FOR - LONG_AGO)
    kept = ordered(editor, section[0])
    forget_old()
    assert list(BulkRequest.objects.all()) == [kept]
