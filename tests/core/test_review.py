"""What people read about a decision: who gave the page back, what an approval did."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from home.models import StandardPage
from news.models import NewsIndexPage, PressReleasePage
from tests.factories.editing import Desk, person_in

COMMENT = "Bitte den Ort ergänzen.\n\nUnd <b>kürzen</b>."


@pytest.fixture
def editor(db) -> Desk:
    return Desk(Client(), person_in("Redaktion", first_name="Rosa", last_name="Maier"))


@pytest.fixture
def approver(db) -> Desk:
    return Desk(Client(), person_in("Pressefreigabe", first_name="Ali", last_name="Kaya"))


@pytest.fixture
def submitted(home, editor) -> PressReleasePage:
    editor.write(NewsIndexPage.objects.child_of(home).get(), action="action-submit")
    return PressReleasePage.objects.get(slug="projekt-kann-starten")


def messages_in(response) -> str:
    soup = BeautifulSoup(response.content, "html.parser")
    return " ".join(soup.select_one(".messages").get_text(" ", strip=True).split())


def open_editor(desk: Desk, page) -> str:
    return messages_in(desk.client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])))


def test_editor_reads_on_top_who_gave_the_page_back_and_why(submitted, editor, approver):
    approver.reject(submitted, COMMENT)
    message = open_editor(editor, submitted)
    assert f"Zurückgegeben von Ali Kaya am {timezone.localdate():%d.%m.%Y}" in message
    assert "Bitte den Ort ergänzen. Und <b>kürzen</b>." in message


def test_the_reason_stays_while_the_editor_saves_drafts(submitted, editor, approver):
    approver.reject(submitted, COMMENT)
    editor.edit(submitted, place="Passau")
    assert "Zurückgegeben von Ali Kaya" in open_editor(editor, submitted)


def test_the_reason_is_gone_when_the_page_is_submitted_again(submitted, editor, approver):
    approver.reject(submitted, COMMENT)
    editor.edit(submitted, action="action-submit", place="Passau")
    assert "Zurückgegeben" not in open_editor(editor, submitted)
    assert "Zurückgegeben" not in open_editor(approver, submitted)


def test_approver_reads_what_the_approval_did(submitted, approver):
    message = messages_in(approver.approve(submitted))
    assert "Freigegeben und veröffentlicht: „Projekt kann starten“" in message
    assert "aktualisiert" not in message


def test_message_about_an_approval_leads_to_the_page(submitted, approver):
    response = approver.approve(submitted)
    links = BeautifulSoup(response.content, "html.parser").select(".messages a")
    assert [link["href"] for link in links] == ["/de/presse/projekt-kann-starten/"]


def test_approver_reads_when_a_planned_page_will_appear(submitted, editor, approver):
    submitted.current_workflow_state.cancel()
    soon = timezone.localtime(timezone.now() + timedelta(days=1))
    editor.edit(submitted, action="action-submit", go_live_at=f"{soon:%d.%m.%Y %H:%M}")
    message = messages_in(approver.approve(submitted))
    assert f"Freigegeben, erscheint am {soon:%d.%m.%Y um %H:%M} Uhr" in message


def test_approver_reads_to_whom_the_page_went_back(submitted, approver):
    message = messages_in(approver.reject(submitted, COMMENT))
    assert "Zurückgegeben an Rosa Maier: „Projekt kann starten“" in message


def test_nothing_is_said_to_be_approved_that_is_not(submitted, approver):
    message = messages_in(approver.approve(submitted, lead="Im selben Zug geändert."))
    assert "Noch nicht freigegeben" in message
    assert "Freigegeben und" not in message


def test_approval_of_a_general_page_is_told_as_well(home, approver, editor):
    page = home.add_child(instance=StandardPage(title="Fahrplan", slug="fahrplan", live=False))
    page.save_revision(user=editor.person)
    home.get_workflow().start(page, editor.person)
    message = messages_in(approver.approve(page))
    assert "Freigegeben und veröffentlicht: „Fahrplan“" in message


def test_a_decision_on_the_start_page_is_told_there(submitted, approver):
    state = submitted.current_workflow_task_state
    address = reverse(
        "wagtailadmin_pages:workflow_action", args=[submitted.pk, "approve", state.pk]
    )
    response = approver.client.post(address, {"comment": ""}, follow=True)
    assert response.request["PATH_INFO"] == "/verwaltung/"
    assert "Freigegeben und veröffentlicht" in messages_in(response)


def test_nobody_is_told_of_the_decision_of_somebody_else(submitted, editor, approver):
    state = submitted.current_workflow_task_state
    approver.reject(submitted, COMMENT)
    editor.client.get("/verwaltung/")
    response = editor.client.get(reverse("office_decision", args=[state.pk]), follow=True)
    assert messages_in(response) == ""


def test_decisions_are_for_people_who_are_signed_in(submitted, client):
    response = client.get(reverse("office_decision", args=[1]))
    assert response.status_code == 302
    assert "/verwaltung/login/" in response["Location"]
