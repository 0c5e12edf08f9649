"""What people read about a decision: the approver what it did, the editor why a page came back."""

from django.contrib import messages as stored_messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html, linebreaks
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page, TaskState, WorkflowState

from .models import SitePage
from .models.workflows import DECISION_VIEW

# Rooms tell more about a page that an approval just published: called with request and page.
AFTER_APPROVAL = "after_office_approval"


def sent_back(page: Page) -> TaskState | None:
    """The decision that gave this page back, until somebody submits it again."""
    state = page.current_workflow_state
    if state is None or state.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return None
    return state.current_task_state


def at(moment) -> str:
    return f"{timezone.localtime(moment):%d.%m.%Y um %H:%M} Uhr"


def name_of(user) -> str:
    return get_user_display_name(user) if user else "jemandem, dessen Konto es nicht mehr gibt"


@hooks.register("before_edit_page")
def say_why_it_came_back(request: HttpRequest, page: Page) -> None:
    decision = sent_back(page)
    if request.method != "GET" or decision is None:
        return
    messages.warning(
        request,
        format_html(
            "<b>Zurückgegeben von {} am {}.</b>{}"
            "Ändern Sie den Text und reichen Sie die Seite dann wieder ein.",
            name_of(decision.finished_by),
            at(decision.finished_at),
            quoted(decision.comment),
        ),
    )


@hooks.register("before_edit_page")
def nothing_is_decided_twice(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Wagtail takes for granted that a decision in its editor finds an open review."""
    if not request.POST.get("action-workflow-action") or page.current_workflow_task:
        return None
    messages.error(
        request,
        "Diese Seite wartet nicht mehr auf Freigabe. Ihre Entscheidung und Ihre Änderungen sind "
        "nicht gespeichert.",
    )
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_edit_page")
def say_that_it_waits(request: HttpRequest, page: Page) -> None:
    state = page.current_workflow_task_state
    if request.method != "GET" or state is None:
        return
    task = state.task.specific
    if not task.user_can_access_editor(page, request.user):
        return
    is_mine = any(name == "approve" for name, *_rest in task.get_actions(page, request.user))
    if is_mine:
        said = format_html("<b>Diese Seite wartet auf Ihre Freigabe.</b> {}", _handed_in(state))
    else:
        said = SafeString(
            "<b>Diese Seite wartet auf Freigabe.</b> Sie haben sie eingereicht oder zuletzt "
            "geändert, deshalb gibt eine andere Person sie frei."
        )
    messages.info(
        request, format_html("{}{}", said, _sent_back_before(state)), buttons=_comparison(page)
    )


def _handed_in(state: TaskState) -> str:
    author = name_of(state.workflow_state.requested_by)
    return f"Eingereicht von {author} am {at(state.started_at)}."


def _sent_back_before(state: TaskState) -> SafeString:
    """What had to be changed, if somebody gave it back before."""
    earlier = TaskState.objects.filter(
        workflow_state=state.workflow_state, status=TaskState.STATUS_REJECTED
    )
    last = earlier.order_by("finished_at").last()
    if last is None:
        return SafeString("")
    told = f"Vorher zurückgegeben von {name_of(last.finished_by)} am {at(last.finished_at)}"
    return format_html("<br>{}{}", f"{told}{':' if last.comment else '.'}", quoted(last.comment))


def _comparison(page: Page) -> list:
    if not page.live:
        return []
    address = reverse(
        "wagtailadmin_pages:revisions_compare", args=[page.pk, "live", page.latest_revision_id]
    )
    return [messages.button(address, "Was ist anders als auf der Website?", new_window=True)]


def quoted(comment: str) -> SafeString:
    """A comment with its paragraphs, set apart; nothing where there is none."""
    if not comment:
        return SafeString(" ")
    text = SafeString(linebreaks(comment, autoescape=True))
    return format_html('<blockquote class="office-comment">{}</blockquote>', text)


@hooks.register("after_edit_page")
def say_what_was_decided(request: HttpRequest, page: Page) -> None:
    if not request.POST.get("action-workflow-action"):
        return
    latest = TaskState.objects.filter(workflow_state__in=page.workflow_states.all())
    decision = latest.order_by("-started_at", "-pk").first()
    if decision is None or decision.finished_by_id != request.user.pk:
        return  # Nothing was decided: the text changed in the same moment.
    # Wagtail's own message says no more than that the page was updated.
    said = list(stored_messages.get_messages(request))
    for message in said:
        if message.level != stored_messages.SUCCESS:
            stored_messages.add_message(request, message.level, message.message, message.extra_tags)
    tell(request, decision)


def tell(request: HttpRequest, decision: TaskState) -> None:
    """The message about a decision of the person who reads it."""
    page = decision.revision.as_object()
    title = page.get_admin_display_title()
    waits = isinstance(page, SitePage) and not page.language.is_source and not page.german_is_live
    if decision.status == TaskState.STATUS_REJECTED:
        author = decision.workflow_state.requested_by
        to = f" an {get_user_display_name(author)}" if author else ""
        messages.success(request, f"Zurückgegeben{to}: „{title}“")
    elif decision.workflow_state.status != WorkflowState.STATUS_APPROVED:
        messages.success(request, f"Freigegeben, es fehlt noch eine andere Freigabe: „{title}“")
    elif page.go_live_at and page.go_live_at > timezone.now():
        messages.success(request, f"Freigegeben, erscheint am {at(page.go_live_at)}: „{title}“")
    elif waits:
        messages.success(request, f"Freigegeben, erscheint mit der deutschen Seite: „{title}“")
    else:
        link = messages.button(page.get_url(request) or "", "Auf der Website ansehen")
        messages.success(request, f"Freigegeben und veröffentlicht: „{title}“", buttons=[link])
        for say_more in hooks.get_hooks(AFTER_APPROVAL):
            say_more(request, page)


@hooks.register("register_admin_urls")
def decisions_from_the_start_page():
    return [path("entscheidung/<int:pk>/", told, name=DECISION_VIEW)]


def told(request: HttpRequest, pk: int) -> HttpResponse:
    """Where Wagtail leads after a decision on the start page, which says nothing by itself."""
    decision = get_object_or_404(TaskState, pk=pk)
    if decision.finished_by_id == request.user.pk:
        tell(request, decision)
    return redirect("wagtailadmin_home")


@hooks.register("insert_global_admin_js")
def no_word_lost():
    return format_html('<script src="{}"></script>', static("admin/saving.js"))
