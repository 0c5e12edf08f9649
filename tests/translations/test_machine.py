"""Machine translation, asked on this computer: what it fills, and what it may not see."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from tests.factories.core import ContactFactory, TopicFactory
from tests.factories.editing import person_in
from tests.factories.home import StandardPageFactory
from tests.factories.machines import deepl, fake_machine
from tests.factories.news import PressReleaseFactory
from tests.factories.trainings import TrainingPageFactory
from tests.factories.translations import begun, written
from translations.machine import MachineFailed, fill, is_from_machine, machine_for
from translations.machines.set_up import machine_is_set_up
from translations.segments import segments_of
from translations.work import hand_in, write

LINKED = '<p>Lesen Sie <a href="https://example.org">hier</a> <b>mehr</b> &amp; weiter.</p>'


@pytest.fixture
def translation(db) -> Translation:
    page = StandardPageFactory(title="Beratung", lead="Jeden Dienstag.", body=[("prose", LINKED)])
    return begun(page)


def words_in(translation: Translation) -> dict[str, StringTranslation]:
    rows = StringTranslation.objects.filter(
        context__object_id=translation.source.object_id, locale=translation.target_locale
    )
    return {row.translation_of.data: row for row in rows}


def is_said_of(translation: Translation) -> bool:
    """Whether readers would be told, were it published now."""
    page = translation.get_target_instance()
    page.made_at = timezone.now()
    return is_from_machine(page)


def test_without_a_setting_there_is_no_machine(settings, translation, translator):
    assert settings.MACHINE_TRANSLATION == ""
    assert machine_for("ar") is None
    with pytest.raises(MachineFailed):
        fill(translation, translator)


def test_the_machine_begins_what_is_open(machine, translation, translator):
    lead = StringSegment.objects.get(source=translation.source, context__path="lead")
    write(translation, lead, "كل ثلاثاء", translator)
    filled = fill(translation, translator)
    assert (filled.taken, filled.useless, filled.problem) == (2, 0, "")
    words = words_in(translation)
    assert words["Jeden Dienstag."].data == "كل ثلاثاء"
    assert words["Beratung"].data == "[Beratung]"
    assert words["Beratung"].translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE
    german = 'Lesen Sie <a id="a1">hier</a> <b>mehr</b> &amp; weiter.'
    assert words[german].data == f"[{german}]"
    (asked,) = machine.asked
    assert asked.path == "/translate"
    assert asked.body == {
        "q": ["Beratung", german],
        "source": "de",
        "target": "ar",
        "format": "html",
    }


def test_deepl_gets_its_key_and_its_name_of_the_language(settings, translation, translator):
    with fake_machine(deepl()) as running:
        settings.MACHINE_TRANSLATION = "deepl"
        settings.MACHINE_TRANSLATION_URL = running.url
        settings.MACHINE_TRANSLATION_KEY = "geheim:fx"
        assert fill(translation, translator).taken == 3
        assert machine_for("fa") is None
    (asked,) = running.asked
    assert asked.path == "/v2/translate"
    assert asked.headers["Authorization"] == "DeepL-Auth-Key geheim:fx"
    assert (asked.body["target_lang"], asked.body["tag_handling"]) == ("AR", "html")


def test_our_own_memory_needs_no_network(settings, translation, translator):
    known = StandardPageFactory(title="Beratung", lead="Jeden Dienstag und jeden Freitag da.")
    words = {"Beratung": "استشارة", "Jeden Dienstag und jeden Freitag da.": "كل ثلاثاء وجمعة."}
    written(begun(known), words.__getitem__)
    near = begun(StandardPageFactory(title="Neu", lead="Jeden Dienstag und jeden Montag da."))
    settings.MACHINE_TRANSLATION = "memory"
    assert fill(translation, translator).taken == 1
    assert words_in(translation)["Beratung"].data == "استشارة"
    assert fill(near, translator).taken == 1
    row = words_in(near)["Jeden Dienstag und jeden Montag da."]
    assert (row.data, row.translation_type) == ("كل ثلاثاء وجمعة.", "machine")
    assert not is_said_of(near)


def test_leichte_sprache_is_never_a_machines(machine):
    assert machine_for("de-simple") is None
    assert machine_for("de") is None


# --- Who stands for it ----------------------------------------------------------------


def test_readers_can_be_told_until_a_person_rewrote_everything(machine, translation, translator):
    assert not is_said_of(translation)
    fill(translation, translator)
    assert is_said_of(translation)
    hand_in(translation, translator)
    assert is_said_of(translation)
    types = StringTranslation.objects.values_list("translation_type", flat=True)
    assert set(types) == {StringTranslation.TRANSLATION_TYPE_MANUAL}
    for segment in segments_of(translation):
        piece = StringSegment.objects.get(pk=segment.pk)
        write(translation, piece, f"{segment.words}!", translator)
    assert not is_said_of(translation)


def test_words_for_sentences_that_are_gone_do_not_count(machine, translation, translator):
    fill(translation, translator)
    page = translation.source.get_source_instance()
    page.title, page.lead, page.body = "Neu", "Ganz anders.", []
    page.save_revision().publish()
    assert not is_said_of(translation)


def test_readers_are_told_as_long_as_the_words_of_the_machine_stand_there(
    machine, translation, translator
):
    fill(translation, translator)
    page = translation.get_target_instance()
    page.made_at = timezone.now()
    german = translation.source.get_source_instance()
    german.title, german.lead, german.body = "Neu", "Ganz anders.", []
    german.save_revision().publish()
    assert is_from_machine(page)


def test_german_published_once_more_says_nothing_about_the_machine(
    machine, translation, translator
):
    fill(translation, translator)
    german = translation.source.get_source_instance()
    german.title, german.lead, german.body = "Neu", "Ganz anders.", []
    german.save_revision().publish()
    page = translation.get_target_instance()
    page.made_at = timezone.now()
    german.save_revision().publish()
    assert not is_from_machine(page)


# --- What no machine may see ----------------------------------------------------------


def test_contacts_go_to_no_machine(machine, settings, translator):
    translation = begun(ContactFactory(name="Maria Muster", role="Koordination"))
    settings.MACHINE_TRANSLATION_UNDER_EMBARGO = True
    with pytest.raises(MachineFailed, match="Personen"):
        fill(translation, translator)
    assert machine.asked == []


def test_names_and_ways_to_people_stay_in_the_house(machine, home, translator):
    body = [
        ("quote", {"text": "Zuhören hilft.", "attribution": "Maria Muster"}),
        ("prose", "<p>Anmeldung: <b>m.muster@example.org</b></p><p>Am 01.02.2026 um 09:30.</p>"),
        ("prose", "<p>Rufen Sie an: 08321 612-0</p>"),
    ]
    training = TrainingPageFactory(trainers="Dr. Ali Beispiel", title="Asylrecht", body=body)
    filled = fill(begun(training), translator)
    asked = " ".join(text for request in machine.asked for text in request.body["q"])
    for kept in ("Maria", "Beispiel", "m.muster", "612-0"):
        assert kept not in asked
    assert "Zuhören hilft." in asked and "Asylrecht" in asked and "01.02.2026" in asked
    assert (filled.personal, filled.problem) == (4, "")
    answer = pressed(begun(training), follow=True).content.decode()
    assert "4 Stellen nennen Personen" in answer


def test_other_rows_may_go(machine, translator):
    assert fill(begun(TopicFactory(name="Wohnen")), translator).taken == 1


def under_embargo() -> Translation:
    release = PressReleaseFactory(
        title="Geheim", live=False, embargo_until=timezone.now() + timedelta(days=1)
    )
    return begun(release)


def draft() -> Translation:
    return begun(StandardPageFactory(title="Geheim", live=False))


def for_members() -> Translation:
    page = StandardPageFactory(title="Geheim")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    return begun(page)


def taken_back_past_the_model() -> Translation:
    """Live in the database, with an embargo still running."""
    release = PressReleaseFactory(title="Geheim")
    until = timezone.now() + timedelta(days=1)
    type(release).objects.filter(pk=release.pk).update(embargo_until=until, live=True)
    return begun(release)


@pytest.mark.parametrize("make", [under_embargo, draft, for_members, taken_back_past_the_model])
def test_what_is_not_public_stays_in_the_house(machine, settings, translator, make):
    translation = make()
    with pytest.raises(MachineFailed, match="noch nicht öffentlich"):
        fill(translation, translator)
    assert machine.asked == []
    settings.MACHINE_TRANSLATION = "memory"
    assert fill(translation, translator).problem == ""
    settings.MACHINE_TRANSLATION = "libretranslate"
    settings.MACHINE_TRANSLATION_UNDER_EMBARGO = True
    assert fill(translation, translator).taken > 0


# --- The button -----------------------------------------------------------------------


def pressed(translation: Translation, group: str = "Übersetzung Arabisch", **more):
    client = Client()
    client.force_login(person_in(group))
    return client.post(reverse("translations:machine", args=[translation.pk]), **more)


def test_the_button_says_what_it_did(machine, translation):
    page = pressed(translation, follow=True).content.decode()
    assert "3 Stellen maschinell begonnen" in page
    assert "nichts zu tun" in pressed(translation, follow=True).content.decode()


@pytest.mark.parametrize("group", ["Übersetzung Ukrainisch", "Redaktion"])
def test_others_do_not_press_it(machine, translation, group):
    assert pressed(translation, group).status_code == 403
    assert machine.asked == []


def test_it_is_closed_while_an_approver_reads(machine, translation, translator):
    hand_in(translation, translator)
    assert pressed(translation).status_code == 423
    assert machine.asked == []


def test_pressing_is_a_post(machine, translation, translator):
    client = Client()
    client.force_login(translator)
    assert client.get(reverse("translations:machine", args=[translation.pk])).status_code == 405


# --- Settings -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "url", "key", "message"),
    [
        ("", "", "", ""),
        ("memory", "", "", ""),
        ("libretranslate", "http://x", "", ""),
        ("libretranslate", "", "", "MACHINE_TRANSLATION_URL"),
        ("deepl", "", "", "MACHINE_TRANSLATION_KEY"),
        ("Deepl", "", "x", "es gibt memory, libretranslate, deepl"),
    ],
)
def test_a_slip_in_the_settings_is_said_at_the_start(settings, name, url, key, message):
    settings.MACHINE_TRANSLATION = name
    settings.MACHINE_TRANSLATION_URL = url
    settings.MACHINE_TRANSLATION_KEY = key
    said = " ".join(error.msg for error in machine_is_set_up(None))
    assert bool(said) == bool(message)
    assert re.search(re.escape(message), said)
