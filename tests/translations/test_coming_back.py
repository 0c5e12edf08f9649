"""Translations wait for their German page: what is approved comes (back) when German does."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, WorkflowState

from core.scheduled import publish_scheduled
from tests.factories.editing import person_in
from tests.factories.home import StandardPageFactory, home_page
from tests.factories.news import PressReleaseFactory, publish, published
from tests.factories.translation_desk import all_words, decided, signed_in, state_of
from tests.factories.translations import begun, language, translated, written
from translations.choices import State
from translations.models import Waiting
from translations.queue import open_items
from translations.work import hand_in, target_of

pytestmark = pytest.mark.django_db


def arabic_of(german) -> Page:
    return german.get_translation(language("ar"))


@pytest.fixture
def release(home):
    return published(slug="wohnungen")


# --- German goes offline and comes back --------------------------------------------------


def test_what_went_offline_with_german_comes_back_with_it(release, client):
    approved = translated(release).live_revision
    release.unpublish()
    assert not arabic_of(release).live
    assert state_of(release) == State.APPROVED
    publish(release)
    assert arabic_of(release).live_revision == approved
    assert state_of(release) == State.CURRENT
    assert not Waiting.objects.exists()
    assert client.get("/ar/presse/wohnungen/").status_code == 200
    history = PageLogEntry.objects.filter(page=arabic_of(release).pk).order_by("-pk")
    assert history.first().action == "translations.brought_back"


def test_german_changed_meanwhile_so_it_comes_back_outdated(release, client):
    translated(release)
    release.unpublish()
    release.lead = "Etwas ganz anderes."
    publish(release)
    assert arabic_of(release).live
    assert state_of(release) == State.OUTDATED
    assert "kern-alert--warning" in client.get("/ar/presse/wohnungen/").content.decode()


def test_what_a_person_took_offline_stays_so(release):
    translated(release).unpublish(user=person_in("Freigabe Arabisch"))
    translator = person_in("Übersetzung Arabisch")
    assert state_of(release) == State.OFFLINE
    assert [item.action for item in open_items(translator)] == ["Weiter"]
    release.unpublish()
    publish(release)
    assert not arabic_of(release).live
    assert state_of(release) == State.OFFLINE


def test_newer_words_stay_with_their_approver(release):
    translated(release)
    release.lead = "Etwas ganz anderes."
    release = publish(release)
    hand_in(written(begun(release)), person_in("Übersetzung Arabisch"))
    release.unpublish()
    publish(release)
    assert arabic_of(release).lead == "[Das Wichtigste in einem Satz.]"
    assert arabic_of(release).live
    assert arabic_of(release).workflow_in_progress
    assert state_of(release) == State.HANDED_IN
    assert WorkflowState.objects.count() == 1


def test_words_written_meanwhile_do_not_come_along(release):
    page = translated(release)
    Page.objects.filter(pk=page.pk).update(live_revision=None)
    release.unpublish()
    release.lead = "Etwas ganz anderes."
    release.save_revision()
    translation = written(begun(release), "Neu: {}".format)
    hand_in(translation, person_in("Übersetzung Arabisch"))
    publish(release)
    assert arabic_of(release).live
    assert arabic_of(release).lead == "[Das Wichtigste in einem Satz.]"


def test_home_pages_come_back_too(home):
    home_page("de").unpublish()
    assert not home_page("ar").live
    home_page("de").save_revision().publish()
    assert home_page("ar").live


# --- Approved while German is not public -------------------------------------------------


def test_approved_while_german_is_offline_it_waits_and_says_so(release):
    translator, approver = person_in("Übersetzung Arabisch"), person_in("Freigabe Arabisch")
    translation = begun(release)
    all_words(translation, "كلمات", translator)
    hand_in(translation, translator)
    release.unpublish()
    answer = decided(signed_in(approver), translation, "approve")
    said = answer.content.decode()
    assert "Freigegeben, erscheint mit der deutschen Seite" in said
    assert "Freigegeben und veröffentlicht" not in said
    page = target_of(translation)
    assert not page.live
    assert page.first_published_at is None
    assert state_of(release) == State.APPROVED
    assert not open_items(translator)
    publish(release)
    assert target_of(translation).live
    assert target_of(translation).title == "كلمات"
    assert state_of(release) == State.CURRENT


def test_approved_on_the_start_page_says_the_same(release, client):
    translator, approver = person_in("Übersetzung Arabisch"), person_in("Freigabe Arabisch")
    translation = begun(release)
    all_words(translation, "كلمات", translator)
    hand_in(translation, translator)
    release.unpublish()
    task = target_of(translation).current_workflow_task_state
    address = task.specific.task.specific.on_action(task, approver, "approve")
    client.force_login(approver)
    said = client.get(address, follow=True).content.decode()
    assert "erscheint mit der deutschen Seite" in said


# --- Planned together with German --------------------------------------------------------


@pytest.mark.parametrize("code", ["ar", "de-simple"])
def test_german_comes_earlier_than_planned_and_its_translations_with_it(home, code):
    later = timezone.now().replace(microsecond=0) + timezone.timedelta(days=3)
    release = publish(PressReleaseFactory(live=False, embargo_until=later))
    page = publish(release.copy_for_translation(language(code)))
    assert page.scheduled_revision
    assert not page.live
    assert state_of(release, code) == State.APPROVED
    release.embargo_until = release.go_live_at = None
    release = publish(release)
    assert release.live
    page = type(page).objects.get(pk=page.pk)
    assert page.live
    assert page.scheduled_revision is None
    assert state_of(release, code) == State.CURRENT


@pytest.mark.parametrize("name", ["go_live_at", "embargo_until"])
def test_german_comes_earlier_and_an_approval_counts_at_once(home, name):
    tomorrow = timezone.now() + timedelta(days=1)
    release = publish(PressReleaseFactory(live=False, **{name: tomorrow}))
    translator, approver = person_in("Übersetzung Arabisch"), person_in("Freigabe Arabisch")
    translation = begun(release)
    all_words(translation, "كلمات", translator)
    hand_in(translation, translator)
    setattr(release, name, None)
    release.go_live_at = None
    publish(release)
    decided(signed_in(approver), translation, "approve")
    assert target_of(translation).live


@pytest.mark.parametrize("moves", ["not", "later"])
def test_newer_words_stay_with_their_approver_when_the_hour_comes(home, monkeypatch, moves):
    """Also where the hour of German moved: then the old one only makes a new plan."""
    hour = timezone.now().replace(second=0, microsecond=0) + timedelta(days=2)
    release = publish(PressReleaseFactory(live=False, embargo_until=hour))
    translator, approver = person_in("Übersetzung Arabisch"), person_in("Freigabe Arabisch")
    translation = begun(release)
    all_words(translation, "كلمات", translator)
    hand_in(translation, translator)
    decided(signed_in(approver), translation, "approve")
    if moves == "later":
        release.embargo_until = release.go_live_at = hour + timedelta(days=7)
    release.lead = "Etwas ganz anderes."
    publish(release)
    all_words(translation, "كلمات أخرى", translator)
    hand_in(translation, translator)
    monkeypatch.setattr(timezone, "now", lambda: hour + timedelta(minutes=1))
    publish_scheduled()
    page = target_of(translation)
    assert page.live == (moves == "not")
    assert page.title == "كلمات"
    assert page.workflow_in_progress
    decided(signed_in(approver), translation, "approve")
    assert target_of(translation).get_latest_revision_as_object().title == "كلمات أخرى"
    assert target_of(translation).live == (moves == "not")


def test_newer_words_do_not_take_the_public_ones_offline(home):
    """German came earlier than planned: what is under review still has the plan of then."""
    later = timezone.now() + timedelta(days=3)
    release = publish(PressReleaseFactory(live=False, embargo_until=later))
    translator, review = (
        person_in("Übersetzung Arabisch"),
        signed_in(person_in("Freigabe Arabisch")),
    )
    translation = begun(release)
    for words in ("كلمات", "كلمات أخرى"):
        all_words(translation, words, translator)
        hand_in(translation, translator)
        if target_of(translation).scheduled_revision is None:
            decided(review, translation, "approve")
    release.embargo_until = release.go_live_at = None
    publish(release)
    assert target_of(translation).live
    decided(review, translation, "approve")
    page = target_of(translation)
    assert (page.live, page.title) == (True, "كلمات أخرى")


def test_release_withdrawn_and_public_again(release):
    translated(release)
    release.withdrawn_on = timezone.localdate()
    release = publish(release)
    assert not arabic_of(release).live
    release.withdrawn_on = None
    publish(release)
    assert arabic_of(release).live


def test_a_plan_of_leichte_sprache_stays_its_own(home):
    page = publish(StandardPageFactory(live=False))
    easy = page.copy_for_translation(language("de-simple"))
    easy.go_live_at = timezone.now() + timezone.timedelta(days=3)
    easy = publish(easy)
    publish(page)
    assert not type(easy).objects.get(pk=easy.pk).live
    assert easy.scheduled_revision


# --- What whoever approves German reads --------------------------------------------------


def test_an_approval_tells_which_translations_are_outdated_now(release, client):
    translated(release)
    release.lead = "Etwas ganz anderes."
    release.save_revision()
    release.get_workflow().start(release, person_in("Redaktion"))
    task = release.current_workflow_task_state
    approver = person_in("Pressefreigabe")
    address = task.task.specific.on_action(task, approver, "approve")
    client.force_login(approver)
    said = client.get(address, follow=True).content.decode()
    assert "Veraltet ist jetzt eine Übersetzung (Arabisch)." in said
