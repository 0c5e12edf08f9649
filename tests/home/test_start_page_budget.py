"""The start page asks the same few things of the database, however much there is to do."""

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.models import User
from news.models import NewsIndexPage
from tests.factories.editing import Desk, person_in
from tests.factories.home import StandardPageFactory
from tests.factories.news import published
from tests.factories.translations import begun, translated, written
from translations.models import TranslationRequest
from translations.queue import forget_number
from translations.work import hand_in

pytestmark = pytest.mark.django_db

START = "/verwaltung/"
NAMES = [name for code, name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
TRANSLATORS = [f"Übersetzung {name}" for name in NAMES]
APPROVERS = [f"Freigabe {name}" for name in NAMES]


def asked(person: User) -> CaptureQueriesContext:
    """All queries of a visit whose number in the menu has to be counted anew."""
    client = Client()
    client.force_login(person)
    assert client.get(START).status_code == 200
    forget_number(person)
    with CaptureQueriesContext(connection) as queries:
        client.get(START)
    return queries


def work_in_all_states(press: Desk, index: NewsIndexPage, number: int) -> None:
    """One more to translate, outdated, begun, handed in and to be approved in two languages."""
    translator = person_in("Übersetzung Arabisch")
    for code in ("ar", "uk"):
        release = published(title=f"Geändert {number} {code}")
        translated(release, code)
        release.lead = "Neu."
        release.save_revision().publish()
        written(begun(published(title=f"Begonnen {number} {code}"), code))
        hand_in(written(begun(published(title=f"Eingereicht {number} {code}"), code)), translator)
        wanted = published(title=f"Gewünscht {number} {code}")
        locale = begun(wanted, code).target_locale
        TranslationRequest.objects.create(translation_key=wanted.translation_key, locale=locale)
    press.write(index, action="action-submit", slug=f"wartet-{number}", title=f"Wartet {number}")


# Eight of those of the press office are its own lists, the others the frame around them.
BUDGETS = [
    (TRANSLATORS[2:3], 15),
    (TRANSLATORS, 15),
    (APPROVERS, 15),
    (["Pressefreigabe"], 23),
]


def test_the_start_page_keeps_its_budget(home):
    index = NewsIndexPage.objects.child_of(home).get()
    editor = Desk(Client(), person_in("Redaktion"))
    people = [person_in(roles[0]) for roles, _budget in BUDGETS]
    for person, (roles, _budget) in zip(people, BUDGETS, strict=True):
        person.groups.set(Group.objects.filter(name__in=roles))
    counts = []
    for numbers in (range(1), range(1, 4)):
        for number in numbers:
            work_in_all_states(editor, index, number)
        counts.append([len(asked(person)) for person in people])
    assert counts[0] == counts[1]
    assert all(
        count <= budget for count, (_roles, budget) in zip(counts[1], BUDGETS, strict=True)
    ), counts


def panel(person: User, name: str) -> str:
    client = Client()
    client.force_login(person)
    found = BeautifulSoup(client.get(START).content, "html.parser").select_one(f"#{name}-content")
    return " ".join(found.get_text(" ", strip=True).split()) if found else ""


def test_german_pages_wait_above_and_translations_in_the_queue(home):
    editor, press = Desk(Client(), person_in("Redaktion")), person_in("Pressefreigabe")
    editor.write(NewsIndexPage.objects.child_of(home).get(), action="action-submit")
    hand_in(written(begun(published(title="Auf Arabisch"))), person_in("Übersetzung Arabisch"))
    assert panel(press, "awaiting-review").startswith("Projekt kann starten Eingereicht von")
    assert "Auf Arabisch" not in panel(press, "awaiting-review")
    assert "Auf Arabisch Arabisch zu prüfen" in panel(press, "translations")


def test_nobody_is_asked_to_approve_their_own_page(home):
    press = Desk(Client(), person_in("Pressefreigabe"))
    press.write(NewsIndexPage.objects.child_of(home).get(), action="action-submit")
    assert panel(press.person, "awaiting-review") == ""
    assert "Projekt kann starten" in panel(person_in("Pressefreigabe"), "awaiting-review")
    assert panel(person_in("Redaktion"), "awaiting-review") == ""


def test_translators_read_how_much_of_theirs_waits(home):
    translator = person_in("Übersetzung Arabisch")
    assert panel(translator, "translations") == ""
    hand_in(written(begun(StandardPageFactory(title="Sprechstunde"))), translator)
    text = panel(translator, "translations")
    assert text == "1 Text von Ihnen wartet auf Freigabe. Alle Übersetzungen"
