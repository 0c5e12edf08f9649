"""Four eyes on press releases, by the requests of an editor and an approver."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, TaskState

from core.models import FourEyesApprovalTask
from core.scheduled import publish_scheduled
from home.models import HomePage
from news.models import PressReleasePage
from tests.factories.core import UserFactory
from tests.factories.editing import Desk, person_in

ADDRESS = "/de/presse/projekt-kann-starten/"
BULK_PUBLISH = "/verwaltung/bulk/wagtailcore/page/publish/"


@pytest.fixture
def second_approver(db) -> Desk:
    return Desk(Client(), person_in("Pressefreigabe", email="vertretung@example.org"))


def is_live(page: Page) -> bool:
    return Page.objects.get(pk=page.pk).live


def test_editor_cannot_publish_a_new_release(index, editor, client):
    editor.write(index, action="action-publish")
    page = PressReleasePage.objects.get(slug="projekt-kann-starten")
    assert not page.live
    assert "action-publish" not in editor.buttons(page)
    assert client.get(ADDRESS).status_code == 404


def test_release_goes_from_editor_over_rejection_to_the_public(submitted, editor, approver, client):
    start_page = approver.client.get("/verwaltung/").content.decode()
    assert "Projekt kann starten" in start_page
    assert {"approve", "reject"} <= approver.buttons(submitted)

    approver.reject(submitted, "Bitte den Ort ergänzen.")
    assert (
        "Bitte den Ort ergänzen."
        in editor.client.get(
            reverse("wagtailadmin_pages:edit", args=[submitted.pk])
        ).content.decode()
    )
    assert not is_live(submitted)

    editor.edit(submitted, action="action-submit", place="Passau")
    approver.approve(submitted)

    assert is_live(submitted)
    response = client.get(ADDRESS)
    assert response.status_code == 200
    assert "Projekt kann starten" in response.content.decode()


def test_approver_compares_with_the_public_version(submitted, editor, approver):
    approver.approve(submitted)
    changed = {"lead": "Der Start ist im Juli.", "small_correction": "on"}
    editor.edit(submitted, action="action-submit", **changed)
    page = PressReleasePage.objects.get(pk=submitted.pk)
    response = approver.client.get(
        reverse(
            "wagtailadmin_pages:revisions_compare", args=[page.pk, "live", page.latest_revision_id]
        )
    )
    assert response.status_code == 200
    assert "Juli" in response.content.decode()
    assert "Juli" not in page.lead


def test_who_submitted_cannot_approve(index, approver):
    approver.write(index, action="action-submit")
    page = PressReleasePage.objects.get(slug="projekt-kann-starten")

    assert "approve" not in approver.buttons(page)
    approver.approve(page)

    assert not is_live(page)


def test_own_submission_is_not_on_the_own_list_to_approve(index, approver, second_approver):
    approver.write(index, action="action-submit")
    assert not TaskState.objects.reviewable_by(approver.person).exists()
    assert TaskState.objects.reviewable_by(second_approver.person).exists()


def test_who_submitted_is_told_why_they_cannot_approve(index, approver):
    approver.write(index, action="action-submit")
    page = PressReleasePage.objects.get(slug="projekt-kann-starten")
    response = approver.client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert "deshalb gibt eine andere Person sie frei" in response.content.decode()


def test_who_changed_last_cannot_approve_but_somebody_else_can(
    submitted, approver, second_approver
):
    approver.edit(submitted, lead="Von der Freigabe umgeschrieben.")
    assert "approve" not in approver.buttons(submitted)
    approver.approve(submitted)
    assert not is_live(submitted)

    second_approver.approve(submitted)
    assert is_live(submitted)
    assert PressReleasePage.objects.get(pk=submitted.pk).lead == "Von der Freigabe umgeschrieben."


def test_changing_and_approving_in_one_go_saves_but_does_not_publish(submitted, approver):
    response = approver.approve(submitted, lead="Im selben Zug geändert.")
    assert not is_live(submitted)
    assert "Noch nicht freigegeben" in response.content.decode()
    page = PressReleasePage.objects.get(pk=submitted.pk)
    assert page.get_latest_revision_as_object().lead == "Im selben Zug geändert."


def test_approval_by_a_handmade_request_is_refused_too(index, approver):
    approver.write(index, action="action-submit")
    page = PressReleasePage.objects.get(slug="projekt-kann-starten")
    state = page.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    approver.client.post(address, {"comment": "selbst freigegeben"})
    assert not is_live(page)


def test_superuser_follows_the_same_rule(index):
    desk = Desk(Client(), UserFactory(is_superuser=True))
    desk.write(index, action="action-submit")
    page = PressReleasePage.objects.get(slug="projekt-kann-starten")
    assert "approve" not in desk.buttons(page)
    desk.approve(page)
    assert not is_live(page)


def test_approver_cannot_publish_own_release_directly(index, approver):
    approver.write(index, action="action-publish")
    page = PressReleasePage.objects.get(slug="projekt-kann-starten")
    assert not page.live
    assert "action-publish" not in approver.buttons(page)
    approver.edit(page, action="action-publish")
    approver.client.post(f"{BULK_PUBLISH}?id={page.pk}&next=/verwaltung/")
    assert not is_live(page)


def test_administration_publishes_without_approval_in_an_emergency(
    index, django_capture_on_commit_callbacks
):
    desk = Desk(Client(), person_in("Administration"))
    with django_capture_on_commit_callbacks(execute=True):
        desk.write(index, action="action-publish")
    assert PressReleasePage.objects.get(slug="projekt-kann-starten").live


def test_approver_takes_a_release_off_the_site_alone(submitted, approver, second_approver):
    second_approver.approve(submitted)
    approver.client.post(reverse("wagtailadmin_pages:unpublish", args=[submitted.pk]))
    assert not is_live(submitted)


def test_general_pages_have_a_plain_approval(home):
    workflow = home.get_workflow()
    assert workflow.name == "Freigabe"
    assert not FourEyesApprovalTask.objects.filter(workflow_tasks__workflow=workflow).exists()


def test_mail_to_approvers_is_german_text(submitted, approver):
    mail.outbox.clear()
    desk = Desk(Client(), person_in("Redaktion"))
    page = PressReleasePage.objects.get(pk=submitted.pk)
    page.current_workflow_state.cancel()
    desk.edit(page, action="action-submit")
    message = next(m for m in mail.outbox if m.to == ["freigabe@example.org"])
    assert "wurde" in message.subject
    assert "eingereicht" in message.subject
    assert "wartet auf Ihre Freigabe. Eingereicht von" in message.body
    assert "Projekt kann starten" in message.subject
    assert f"http://testserver/verwaltung/pages/{page.pk}/edit/" in message.body
    assert "Hallo" in message.body
    assert "<" not in message.body


def test_mail_about_a_rejection_carries_the_comment(submitted, approver, editor):
    mail.outbox.clear()
    approver.reject(submitted, "Bitte den Ort ergänzen & prüfen.")
    message = next(m for m in mail.outbox if m.to == ["redaktion@example.org"])
    assert "Bitte den Ort ergänzen & prüfen." in message.body
    assert message.subject == "Zurückgegeben: „Projekt kann starten“"
    assert "hat Ihnen „Projekt kann starten“ zurückgegeben" in message.body
    assert "abgelehnt" not in message.body


def test_planned_publication_and_expiry(submitted, editor, approver, client):
    page = submitted
    page.current_workflow_state.cancel()
    soon = timezone.now() + timedelta(hours=1)
    later = timezone.now() + timedelta(hours=2)
    editor.edit(
        page,
        action="action-submit",
        go_live_at=timezone.localtime(soon).strftime("%d.%m.%Y %H:%M"),
        expire_at=timezone.localtime(later).strftime("%d.%m.%Y %H:%M"),
    )
    approver.approve(page)
    assert not is_live(page)

    revision = PressReleasePage.objects.get(pk=page.pk).scheduled_revision
    an_hour_ago = timezone.now() - timedelta(hours=1)
    revision.approved_go_live_at = an_hour_ago
    revision.content["go_live_at"] = an_hour_ago.isoformat()
    revision.save(update_fields=["approved_go_live_at", "content"])
    publish_scheduled()
    assert is_live(page)

    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    publish_scheduled()
    assert not is_live(page)
    assert client.get(ADDRESS).status_code == 404


def test_a_correction_added_to_a_public_release_can_be_approved_as_it_is(
    submitted, editor, approver, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        approver.approve(submitted)
    correction = {
        "corrections-TOTAL_FORMS": "1",
        "corrections-0-id": "",
        "corrections-0-corrected_on": "02.06.2017",
        "corrections-0-text": "Im Vorspann stand ein falsches Datum.",
        "corrections-0-ORDER": "1",
        "corrections-0-DELETE": "",
    }
    editor.edit(submitted, "action-submit", **correction)
    with django_capture_on_commit_callbacks(execute=True):
        approver.approve(submitted)
    submitted.refresh_from_db()
    assert submitted.corrections.get().text == "Im Vorspann stand ein falsches Datum."
    assert submitted.current_workflow_state is None
    assert not submitted.has_unpublished_changes


def test_nobody_turns_a_translation_into_an_alias(home, client, admin_user):
    client.force_login(admin_user)
    page = HomePage.objects.get(locale__language_code="ar")
    address = reverse("wagtail_localize:convert_to_alias", args=[page.pk])
    client.post(address)
    page.refresh_from_db()
    assert page.alias_of is None
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert "convert_to_alias" not in edit.content.decode()
