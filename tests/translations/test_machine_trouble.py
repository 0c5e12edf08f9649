"""A machine that fails or answers rubbish: a clear message, nothing lost, nothing broken."""

import socket

import pytest
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation

from tests.factories.home import StandardPageFactory
from tests.factories.machines import always, libre
from tests.factories.translations import begun, written
from translations.machine import MACHINES, fill, usable
from translations.machines.libretranslate import LibreTranslate
from translations.work import hand_in


@pytest.fixture
def translation(db) -> Translation:
    return begun(StandardPageFactory(title="Beratung", lead="Jeden Dienstag."))


def stored() -> list[str]:
    return list(StringTranslation.objects.order_by("pk").values_list("data", flat=True))


RUBBISH = {
    "an error page": (500, b"<h1>Oops</h1>", "meldet einen Fehler (500)"),
    "no key": (403, b"{}", "Schlüssel"),
    "too much": (429, b"{}", "zu viele Anfragen"),
    "used up": (456, b"{}", "aufgebraucht"),
    "elsewhere": (302, b"", "meldet einen Fehler (302)"),
    "not there": (404, b"", "keine Maschine"),
    "HTML instead of JSON": (200, b"<html></html>", "nicht lesen"),
    "half of JSON": (200, b'{"translatedText": ["a', "nicht lesen"),
    "deep JSON": (200, b"[" * 100_000, "nicht lesen"),
    "not UTF-8": (200, b'{"translatedText": ["\xff\xfe"]}', "nicht lesen"),
    "a number": (200, b"42", "nicht lesen"),
    "another name": (200, b'{"text": ["a", "b"]}', "nicht lesen"),
    "too few": (200, b'{"translatedText": ["a"]}', "nicht lesen"),
    "too many": (200, b'{"translatedText": ["a", "b", "c"]}', "nicht lesen"),
    "one text": (200, b'{"translatedText": "ab"}', "nicht lesen"),
    "no text": (200, b'{"translatedText": [1, null]}', "nicht lesen"),
    "endless": (200, b" " * (5 * 1024 * 1024), "nicht lesen"),
}


@pytest.mark.parametrize("name", RUBBISH)
def test_rubbish_is_said_and_changes_nothing(machine, translation, translator, name):
    status, body, message = RUBBISH[name]
    machine.answer = always(status, body)
    client = Client()
    client.force_login(translator)
    address = reverse("translations:machine", args=[translation.pk])
    answer = client.post(address, follow=True)
    assert answer.status_code == 200
    assert message in answer.content.decode()
    assert stored() == []


def test_a_machine_that_is_silent_is_given_up(machine, settings, translation, translator):
    settings.MACHINE_TRANSLATION_TIMEOUT = 0.2
    machine.delay = 1
    assert fill(translation, translator).problem == "Die Maschine antwortet nicht rechtzeitig."
    assert stored() == []


def test_a_machine_that_is_not_there_is_no_error(settings, translation, translator):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        settings.MACHINE_TRANSLATION = "libretranslate"
        settings.MACHINE_TRANSLATION_URL = f"http://127.0.0.1:{taken.getsockname()[1]}"
        assert fill(translation, translator).problem == "Die Maschine ist nicht zu erreichen."


@pytest.mark.parametrize("url", ["nirgends", "http://", "http://[::1", "ftp://example.org"])
def test_an_address_that_is_none_is_no_error(settings, translation, translator, url):
    settings.MACHINE_TRANSLATION = "libretranslate"
    settings.MACHINE_TRANSLATION_URL = url
    assert fill(translation, translator).problem == "Die Maschine ist nicht zu erreichen."


def test_what_came_before_the_failure_stays(machine, monkeypatch, translation, translator):
    monkeypatch.setattr(LibreTranslate, "at_once", 1)

    def fails_the_second_time(asked):
        return libre()(asked) if len(machine.asked) == 1 else (500, b"")

    machine.answer = fails_the_second_time
    filled = fill(translation, translator)
    assert (filled.taken, filled.problem) == (1, "Die Maschine meldet einen Fehler (500).")
    assert stored() == ["[Beratung]"]
    machine.answer = libre()
    assert fill(translation, translator).taken == 1
    assert stored() == ["[Beratung]", "[Jeden Dienstag.]"]


def test_one_bad_answer_does_not_cost_the_others(machine, translation, translator):
    machine.answer = libre(lambda text: "<script>x</script>" if text == "Beratung" else f"[{text}]")
    filled = fill(translation, translator)
    assert (filled.taken, filled.useless) == (1, 1)
    assert stored() == ["[Jeden Dienstag.]"]


class Meanwhile:
    """A machine of the same kind as ours, during whose work something happens."""

    name, leaves_the_house, counts_as_machine = "Test", False, True
    at_once, codes = 20, frozenset({"ar"})

    def __init__(self, happens):
        self.happens = happens

    def translate(self, pieces, code):
        self.happens()
        return [f"[{piece}]" for piece in pieces]


def test_who_types_meanwhile_is_not_overwritten(settings, monkeypatch, translation, translator):
    monkeypatch.setitem(
        MACHINES, "test", Meanwhile(lambda: written(translation, lambda german: "بيدي"))
    )
    settings.MACHINE_TRANSLATION = "test"
    filled = fill(translation, translator)
    assert (filled.taken, stored()) == (0, ["بيدي", "بيدي"])


def test_handed_in_meanwhile_it_stays_as_it_is(settings, monkeypatch, translation, translator):
    monkeypatch.setitem(MACHINES, "test", Meanwhile(lambda: hand_in(translation, translator)))
    settings.MACHINE_TRANSLATION = "test"
    filled = fill(translation, translator)
    assert filled.problem == "Die Übersetzung wird gerade geprüft."
    assert stored() == []


GERMAN = 'Lesen Sie <a id="a1">hier</a> <b>mehr</b>.'
USELESS = [
    "",
    "   ",
    "Read here more.",
    'Read <a id="a1">here</a> more.',
    'Read <a id="a2">here</a> <b>more</b>.',
    'Read <a href="https://example.com">here</a> <b>more</b>.',
    'Read <a id="a1">here</a> <b>more</b> <b>now</b>.',
    'Read <a id="a1">here</a> <b>more</b><script>alert(1)</script>.',
    'Read <a id="a1">here</a> <b onclick="x()">more</b>.',
    'Read <a id="a1">here</a> <b>more</b><!-- x -->.',
    'Read <a id="a1">here</a> <b>more</b>\x00.',
    'Read <a id="a1">here</a> <b>more</b>\ud800.',
    'Read <a id="a1">here</a> <b>more</b>' + "x" * 10_001,
    "<b>" * 5_000,
]


@pytest.mark.parametrize("answer", USELESS, ids=range(len(USELESS)))
def test_words_with_other_tags_or_signs_are_no_use(answer):
    assert usable(answer, GERMAN) == ""


def test_words_with_the_same_tags_are_used():
    answer = ' <b>Mehr</b> lesen Sie <a id="a1">hier</a> &amp; dort.\n'
    assert usable(answer, GERMAN) == answer.strip()


def test_words_fit_into_their_field():
    assert usable("x" * 20, "Titel", 20) == "x" * 20
    assert usable("x" * 21, "Titel", 20) == ""
