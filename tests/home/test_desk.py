"""The start page of the admin: what waits for a person, and what they may begin."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from circles.models import CircleIndexPage
from home.models import StandardPage
from news.models import NewsIndexPage, PressReleasePage
from tests.factories.editing import Desk, person_in

START = "/verwaltung/"


@pytest.fixture
def index(home) -> NewsIndexPage:
    return NewsIndexPage.objects.child_of(home).get()


@pytest.fixture
def editor(db) -> Desk:
    return Desk(Client(), person_in("Redaktion"))


@pytest.fixture
def approver(db) -> Desk:
    return Desk(Client(), person_in("Pressefreigabe", first_name="Ali", last_name="Kaya"))


def start_page(desk: Desk) -> BeautifulSoup:
    return BeautifulSoup(desk.client.get(START).content, "html.parser")


def section(desk: Desk, name: str) -> str:
    """The text of a panel of the start page; empty when it is left out."""
    panel = start_page(desk).select_one(f"#{name}-content")
    return " ".join(panel.get_text(" ", strip=True).split()) if panel else ""


@pytest.mark.parametrize(
    ("role", "labels"),
    [
        ("Redaktion", ["Neue Pressemitteilung", "Neue Schulung", "Neuer Helferkreis"]),
        ("Schulungskoordination", ["Neue Schulung"]),
        ("Helferkreis-Redaktion", ["Neuer Helferkreis"]),
        ("Übersetzung Arabisch", []),
    ],
)
def test_everybody_may_begin_what_is_theirs(home, role, labels):
    desk = Desk(Client(), person_in(role))
    links = start_page(desk).select(".office-shortcuts a")
    assert [link.get_text(strip=True) for link in links] == labels
    for link in links:
        assert desk.client.get(link["href"]).status_code == 200


def test_own_draft_is_on_the_list_and_no_other(index, editor):
    editor.write(index)
    assert "Projekt kann starten Entwurf, gespeichert am" in section(editor, "unfinished")
    assert section(Desk(Client(), person_in("Redaktion")), "unfinished") == ""


def test_what_was_submitted_waits(index, editor):
    editor.write(index, action="action-submit")
    assert "Wartet auf Pressefreigabe, eingereicht am" in section(editor, "unfinished")


def test_what_came_back_is_first_with_its_reason(index, editor, approver):
    editor.write(index, action="action-submit")
    page = PressReleasePage.objects.get(slug="projekt-kann-starten")
    approver.reject(page, "Bitte den Ort ergänzen.")
    editor.write(index, title="Danach begonnen", slug="danach")
    listed = section(editor, "unfinished")
    assert listed.index("Zurückgegeben von Ali Kaya") < listed.index("Danach begonnen")
    assert "Bitte den Ort ergänzen." in listed


def test_a_published_page_leaves_the_list(index, editor, approver):
    editor.write(index, action="action-submit")
    page = PressReleasePage.objects.get(slug="projekt-kann-starten")
    assert "Projekt kann starten" in section(approver, "awaiting-review")
    approver.approve(page)
    assert "Projekt kann starten" not in section(editor, "unfinished")
    assert section(editor, "published").startswith("Projekt kann starten Pressemitteilung")


def test_published_pages_are_those_a_person_works_on(home, index):
    coordinator = Desk(Client(), person_in("Helferkreis-Redaktion"))
    circles = CircleIndexPage.objects.child_of(home).get()
    listed = section(coordinator, "published")
    assert circles.title in listed
    assert index.title not in listed


def test_translators_see_what_is_new_in_german(home):
    home.add_child(instance=StandardPage(title="Neues aus dem Amt")).save_revision().publish()
    translator = Desk(Client(), person_in("Übersetzung Arabisch"))
    assert section(translator, "published").startswith("Neues aus dem Amt")


def test_long_lists_need_no_more_queries(home, editor, django_assert_max_num_queries):
    def draft(number):
        page = StandardPage(title=f"Entwurf {number}", slug=f"entwurf-{number}", live=False)
        page.owner = editor.person
        page.has_unpublished_changes = True
        home.add_child(instance=page)
        page.save_revision(user=editor.person)

    draft(0)
    section(editor, "unfinished")
    with django_assert_max_num_queries(200) as one:
        section(editor, "unfinished")
    for number in range(1, 6):
        draft(number)
    with django_assert_max_num_queries(len(one)):
        listed = section(editor, "unfinished")
    assert listed.count("Entwurf, gespeichert") == 6
