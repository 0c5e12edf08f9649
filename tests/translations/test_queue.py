"""The queue: each person finds what waits for them, in the order in which it is needed."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail_localize.models import Translation

from core.models import User
from tests.factories.core import TopicFactory
from tests.factories.editing import person_in
from tests.factories.news import published
from tests.factories.trainings import SessionFactory, TrainingPageFactory
from tests.factories.translations import begun, language, public, translated, written
from translations.models import RowReview, TranslationRequest
from translations.queue import number_of_open_items, open_items, with_progress
from translations.segments import segments_of
from translations.work import hand_in, target_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def translator(home) -> User:
    return person_in("Übersetzung Arabisch")


@pytest.fixture
def approver(home) -> User:
    return person_in("Freigabe Arabisch")


def wanted(german, code: str = "ar", days: int | None = None, **fields) -> TranslationRequest:
    day = timezone.localdate() + timedelta(days=days) if days is not None else None
    return TranslationRequest.objects.create(
        translation_key=german.translation_key, locale=language(code), wanted_by=day, **fields
    )


def waiting_for(person: User) -> list[tuple[str, str]]:
    fresh = User.objects.get(pk=person.pk)
    return [(item.text.title, item.standing.state.label) for item in open_items(fresh)]


def asked(person: User, name: str = "queue", **query):
    client = Client()
    client.force_login(person)
    return client.get(reverse(f"translations:{name}"), query)


def headings(response) -> list[str]:
    page = BeautifulSoup(response.content, "html.parser")
    return [heading.get_text(strip=True) for heading in page.select(".translations-queue h3")]


def test_only_what_was_asked_for_in_own_languages(translator):
    wanted(published(title="Gewünscht"))
    wanted(published(title="Für andere"), "uk")
    published(title="Von niemandem gewünscht")
    assert waiting_for(translator) == [("Gewünscht", "fehlt")]


def test_german_that_changed_waits_once_more(translator):
    release = published(title="Geändert")
    translated(release)
    translated(published(title="Aktuell"))
    release.lead = "Neu."
    release.save_revision().publish()
    assert waiting_for(translator) == [("Geändert", "veraltet")]


def test_page_that_is_current_elsewhere_stays_out_of_the_queue(translator, approver):
    """The same page is outdated in one language and done in another."""
    release = published(title="Geändert")
    translated(release, "uk")
    release.lead = "Neu."
    release.save_revision().publish()
    translated(release, "ar")
    assert waiting_for(translator) == []


def test_fulfilled_request_is_no_deadline_of_the_next_round(translator):
    release = published(title="Geändert")
    wanted(release, days=-1, requested_at=timezone.now() - timedelta(days=9))
    translated(release)
    assert waiting_for(translator) == []
    release.lead = "Neu."
    release.save_revision().publish()
    assert [item.deadline for item in open_items(translator)] == [None]


def test_deadline_comes_first_then_the_newest(translator):
    for title, days in [("Älter", None), ("Später", 9), ("Neuer", None), ("Bald", 2)]:
        wanted(published(title=title), days=days)
    assert [title for title, _state in waiting_for(translator)] == [
        "Bald",
        "Später",
        "Neuer",
        "Älter",
    ]


def test_day_of_a_training_is_a_deadline(translator):
    wanted(published(title="Mitteilung"))
    training = TrainingPageFactory(title="Asylrecht", sessions=[SessionFactory(days=3)])
    wanted(training, days=30)
    items = open_items(translator)
    assert [item.text.title for item in items] == ["Asylrecht", "Mitteilung"]
    assert items[0].deadline == timezone.localdate(training.sessions.get().starts_at)


def test_embargoed_release_waits_until_the_end_of_its_embargo(translator):
    until = timezone.now() + timedelta(days=2)
    release = published(title="Gesperrt", embargo_until=until)
    wanted(release)
    items = open_items(translator)
    assert [(item.text.title, item.deadline) for item in items] == [
        ("Gesperrt", timezone.localdate(until))
    ]


def test_under_embargo_the_approved_version_is_translated(translator):
    release = published(title="Gesperrt", embargo_until=timezone.now() + timedelta(days=2))
    release.lead = "Was freigegeben ist."
    release.save_revision().publish()
    release.lead = "Nur ein Entwurf."
    release.save_revision()
    client = Client()
    client.force_login(translator)
    client.post(reverse("translations:begin", args=[release.translation_key, "ar"]))
    pieces = [segment.german for segment in segments_of(Translation.objects.get())]
    assert "Was freigegeben ist." in pieces
    assert "Nur ein Entwurf." not in pieces


def test_what_was_handed_in_waits_for_another_approver(translator, approver):
    translation = written(begun(published(title="Eingereicht")))
    hand_in(translation, translator)
    assert waiting_for(translator) == []
    assert waiting_for(approver) == [("Eingereicht", "eingereicht")]


def test_own_work_is_not_there_to_be_approved(approver):
    hand_in(written(begun(published(title="Eigenes"))), approver)
    assert waiting_for(approver) == []


def test_rows_wait_like_pages(translator, approver):
    topic = TopicFactory(name="Wohnen")
    translation = written(begun(topic))
    assert waiting_for(translator) == [("Wohnen", "in Arbeit")]
    RowReview.objects.create(translation=translation, handed_in_by=translator)
    assert waiting_for(translator) == []
    assert waiting_for(approver) == [("Wohnen", "eingereicht")]


def test_sent_back_waits_for_the_translator(translator, approver):
    translation = written(begun(published(title="Zurück")))
    hand_in(translation, translator)
    page = target_of(translation)
    state = page.current_workflow_task_state
    state.task.specific.on_action(state, approver, "reject", comment="Bitte ändern.")
    assert waiting_for(translator) == [("Zurück", "zurückgegeben")]


def test_what_the_office_does_not_need_is_nowhere(translator):
    release = published(title="Nicht nötig")
    wanted(release, is_wanted=False)
    assert waiting_for(translator) == []
    assert "Nicht nötig" not in headings(asked(translator, "never"))


def test_unrequested_texts_are_for_quiet_days(translator):
    published(title="Ruhig")
    wanted(published(title="Eilig"))
    assert headings(asked(translator)) == ["Eilig"]
    quiet = headings(asked(translator, "never"))
    assert "Ruhig" in quiet
    assert "Eilig" not in quiet


def test_row_shows_size_note_progress_and_its_button(translator):
    release = published(title="Gewünscht", lead="Fünf Wörter stehen genau hier.")
    wanted(release, note="Bitte vor dem Aktionstag.")
    text = BeautifulSoup(asked(translator).content, "html.parser").select_one(
        ".translations-queue li"
    )
    assert "Hinweis: Bitte vor dem Aktionstag." in text.get_text()
    assert " Wörter" in text.get_text()
    form = text.select_one("form")
    assert form["action"] == reverse("translations:begin", args=[release.translation_key, "ar"])
    translation = begun(release)
    item = with_progress(open_items(translator))[0]
    assert (item.done, item.pieces) == (0, item.pieces)
    assert item.pieces > 1
    written(translation)
    item = with_progress(open_items(translator))[0]
    assert item.percent == 100
    link = BeautifulSoup(asked(translator).content, "html.parser").select_one(
        ".translations-queue__way a"
    )
    assert link["href"] == reverse("translations:edit", args=[translation.pk])


def test_filter_by_state_and_language(translator):
    wanted(published(title="Gewünscht"))
    written(begun(published(title="Begonnen")))
    assert headings(asked(translator, stand="in_work")) == ["Begonnen"]
    assert len(headings(asked(translator, sprache="ar"))) == 2


@pytest.mark.parametrize(
    "query",
    [{"p": "1000000000"}, {"p": "abc"}, {"stand": "quatsch"}, {"sprache": "xx"}, {"p": "-1"}],
)
def test_odd_input_shows_the_queue(translator, query):
    wanted(published(title="Gewünscht"))
    response = asked(translator, **query)
    assert response.status_code == 200
    assert headings(response) == ["Gewünscht"]
    assert asked(translator, "never", **query).status_code == 200


@pytest.mark.parametrize("name", ["queue", "never"])
def test_others_are_refused(home, name):
    assert Client().get(reverse(f"translations:{name}")).status_code == 302
    assert asked(person_in("Redaktion"), "never").status_code == 403
    client = Client()
    client.force_login(person_in("Übersetzung Arabisch"))
    assert client.post(reverse(f"translations:{name}")).status_code == 405


def test_whoever_only_writes_german_comes_to_the_table(home):
    response = asked(person_in("Redaktion"))
    assert response.url == reverse("translations:table")


def test_number_of_queries_does_not_grow_with_the_queue(translator):
    client = Client()
    client.force_login(translator)
    numbers = []
    for count in (3, 27):
        for _ in range(count):
            release = published()
            wanted(release)
            public(written(begun(published())))
            written(begun(release))
        client.get(reverse("translations:queue"))
        with CaptureQueriesContext(connection) as found:
            client.get(reverse("translations:queue"))
        numbers.append(len(found))
    assert numbers[0] == numbers[1]
    assert numbers[0] <= 15


def test_menu_and_start_page_show_what_waits(translator):
    wanted(published(title="Gewünscht"))
    cache.clear()  # People of other tests had the same number.
    client = Client()
    client.force_login(translator)
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "\\u00dcbersetzungen (1)" in page or "Übersetzungen (1)" in page
    panel = BeautifulSoup(page, "html.parser").select_one("#translations-content")
    assert "Gewünscht" in panel.get_text()
    assert number_of_open_items(translator) == 1
