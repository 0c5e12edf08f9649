"""What the editor and the approver see of an approval: the note, the buttons, the mails."""

from bs4 import BeautifulSoup
from django.core import mail
from django.urls import reverse
from wagtail.models import Page

from core.models import FourEyesApprovalTask
from news.models import PressPhoto, PressReleasePage
from tests.factories.core import SiteImageFactory


def editor_page(desk, page) -> str:
    return desk.client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()


def large_button(desk, page) -> str:
    """The button below the editor that is seen without opening the menu."""
    soup = BeautifulSoup(editor_page(desk, page), "html.parser")
    return soup.select_one(".footer nav button.button").get_text(" ", strip=True)


def test_the_approver_reads_that_the_page_waits_and_who_handed_it_in(submitted, editor, approver):
    html = editor_page(approver, submitted)
    assert "Diese Seite wartet auf Ihre Freigabe." in html
    assert "Eingereicht von Rosa" in html
    assert "Was ist anders als auf der Website?" not in html
    assert "wartet auf Ihre Freigabe" not in editor_page(editor, submitted)


def test_the_approver_reads_what_was_to_be_changed(submitted, editor, approver):
    approver.reject(submitted, "Bitte den Ort ergänzen.")
    editor.edit(submitted, "action-submit", place="Passau")
    html = editor_page(approver, submitted)
    assert "Vorher zurückgegeben von" in html
    assert "Bitte den Ort ergänzen." in html


def test_the_approver_compares_with_the_website_from_the_note(submitted, editor, approver):
    approver.approve(submitted)
    changed = {"lead": "Der Start ist im Juli.", "small_correction": "on"}
    editor.edit(submitted, "action-submit", **changed)
    assert "Was ist anders als auf der Website?" in editor_page(approver, submitted)


def test_to_approve_is_the_large_button_of_whoever_is_asked(submitted, editor, approver):
    assert large_button(approver, submitted) == "Freigeben und veröffentlichen"
    assert "action-cancel-workflow" not in approver.buttons(submitted)
    approver.edit(submitted, lead="Von der Freigabe umgeschrieben.")
    assert large_button(approver, submitted) == "Entwurf speichern"


def test_general_pages_are_approved_by_the_large_button_too(home, editor, approver):
    editor.edit(home, "action-submit", title="Willkommen im Landkreis")
    assert "Freigeben" in large_button(approver, home)


def test_what_came_back_is_handed_in_by_one_button(submitted, editor, approver):
    approver.reject(submitted, "Bitte den Ort ergänzen.")
    assert "Erneut einreichen" in editor_page(editor, submitted)
    assert "action-submit" in editor.buttons(submitted)
    assert not {"action-restart-workflow", "action-cancel-workflow"} & editor.buttons(submitted)


def test_mails_about_decisions_have_no_gaps(submitted, editor, approver):
    approver.reject(submitted, "Bitte den Ort ergänzen.")
    editor.edit(submitted, "action-submit", place="Passau")
    approver.approve(submitted)
    assert len(mail.outbox) >= 3
    for message in mail.outbox:
        assert "\n\n\n" not in message.body, message.subject
        assert [line for line in message.body.split("\n") if line != line.strip()] == []
        assert message.body.startswith("Hallo ")


def test_approval_on_the_start_page_says_what_is_missing(submitted, approver):
    image = SiteImageFactory(credit="", title="Haus")
    submitted.photos.add(PressPhoto(image=image, alt="Haus"))
    submitted.save_revision(clean=False)
    state = submitted.current_workflow_task_state
    FourEyesApprovalTask.move_to_latest_revision(state)
    args = [submitted.pk, "approve", state.pk]
    answer = approver.client.post(reverse("wagtailadmin_pages:workflow_action", args=args))
    assert "Diese Pressefotos haben keinen Bildnachweis: „Haus“." in answer.content.decode()
    assert not Page.objects.get(pk=submitted.pk).live
    assert PressReleasePage.objects.get(pk=submitted.pk).workflow_in_progress


def test_of_a_decision_where_nothing_waits_the_approver_is_told(submitted, approver):
    fields = approver.opened(submitted)
    approver.approve(submitted)
    address = reverse("wagtailadmin_pages:edit", args=[submitted.pk])
    decision = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    answer = approver.client.post(address, fields | decision, follow=True)
    assert answer.redirect_chain == [(address, 302)]
    assert "Diese Seite wartet nicht mehr auf Freigabe." in answer.content.decode()
