"""The start page of the admin: what waits for this person, and where to begin something new."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from wagtail.admin.ui.components import Component
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.permissions import page_permission_policy

from circles.models import CircleIndexPage, CirclePage
from core.models import User
from core.review import at, name_of, sent_back
from core.scheduled import overdue
from news.models import NewsIndexPage, PressReleasePage
from trainings.models import TrainingIndexPage, TrainingPage
from translations.queue import open_items
from translations.rights import languages_of, may_request
from translations.views.queue import Row, rows_of

BEGINNINGS = [
    ("Neue Pressemitteilung", PressReleasePage, NewsIndexPage),
    ("Neue Schulung", TrainingPage, TrainingIndexPage),
    ("Neuer Helferkreis", CirclePage, CircleIndexPage),
]
ROWS = 8
TRANSLATIONS = 6


@dataclass(frozen=True)
class Shortcut:
    """A button that leads to the start of a task."""

    label: str
    url: str
    icon: str


@dataclass(frozen=True)
class Work:
    """A page of this person that is not finished, and what it waits for."""

    title: str
    language: str  # Empty on German pages.
    url: str
    state: str
    needs_me: bool = False
    comment: str = ""


class DeskPanel(Component):
    """A part of the start page that is left out when it has nothing to show."""

    def __init__(self, name: str, order: int, rows: Callable[[User], list]):
        self.name = name
        self.order = order
        self.rows = rows
        self.template_name = f"wagtailadmin/home/{name}.html"

    def get_context_data(self, parent_context):
        return {"rows": self.rows(parent_context["request"].user)}

    def render_html(self, parent_context=None):
        context = self.get_context_data(parent_context)
        return super().render_html(parent_context) if context["rows"] else ""


def desk_panels() -> list[DeskPanel]:
    """What may be begun, what is unfinished, what was published last."""
    return [
        DeskPanel("shortcuts", 60, shortcuts_for),
        DeskPanel("translations", 225, translations_for),
        DeskPanel("unfinished", 230, unfinished_work_of),
        DeskPanel("published", 260, published_lately),
    ]


def published_lately(user: User) -> list[Page]:
    """What was published last among the pages this person works on."""
    mine = page_permission_policy.instances_user_has_permission_for(user, "change")
    german = Page.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    pages = mine & german if writes_german(user) else german
    published = pages.live().exclude(last_published_at=None)
    return list(published.order_by("-last_published_at", "-pk")[:5])


def writes_german(user: User) -> bool:
    mine = page_permission_policy.instances_user_has_permission_for(user, "change")
    return mine.filter(locale__language_code=settings.LANGUAGE_CODE).exists()


def shortcuts_for(user: User) -> list[Shortcut]:
    """New pages as this person may add them."""
    shortcuts = []
    for label, page_class, index_class in BEGINNINGS if may_request(user) else []:
        index = index_class.objects.german().first()
        if index is None or not index.permissions_for_user(user).can_add_subpage():
            continue
        names = (page_class._meta.app_label, page_class._meta.model_name)
        url = reverse("wagtailadmin_pages:add", args=[*names, index.pk])
        shortcuts.append(Shortcut(label, url, "plus"))
    return shortcuts


def translations_for(user: User) -> list[Row]:
    """What is most urgent in the languages of this person."""
    return rows_of(open_items(user)[:TRANSLATIONS]) if languages_of(user) else []


def unfinished_work_of(user: User) -> list[Work]:
    """What this person may have to mend, and what they wrote and is not public yet."""
    failed = overdue() & page_permission_policy.instances_user_has_permission_for(user, "publish")
    work = [_failed_plan_of(page) for page in failed.select_related("locale")]
    return (work + _own_work_of(user, failed))[:ROWS]


def _own_work_of(user: User, failed: QuerySet[Page]) -> list[Work]:
    """What this person wrote or submitted; what came back to them first."""
    theirs = Q(owner=user) | Q(latest_revision__user=user)
    open_now = WorkflowState.objects.active().filter(requested_by=user)
    submitted = [int(key) for key in open_now.values_list("object_id", flat=True)]
    editable = page_permission_policy.instances_user_has_permission_for(user, "change")
    pages = (
        Page.objects.filter(pk__in=editable)
        .filter(Q(pk__in=submitted) | theirs & Q(has_unpublished_changes=True))
        .exclude(pk__in=failed.values("pk"))
        .order_by("-latest_revision_created_at", "-pk")
        .select_related("locale")
        .prefetch_workflow_states()
    )
    work = [_work_on(page) for page in pages[: 2 * ROWS]]
    return sorted(work, key=lambda row: not row.needs_me)


def _failed_plan_of(page: Page) -> Work:
    if page.scheduled_revision:
        what, moment = "Veröffentlichung", page.scheduled_revision.approved_go_live_at
        advice = (
            "Heben Sie die geplante Veröffentlichung auf und veröffentlichen Sie die Seite selbst: "
            "Dann steht dort, was fehlt."
        )
    else:
        what, moment = "Offline nehmen", page.expire_at
        advice = "Nehmen Sie die Seite selbst offline."
    state = f"{what} fehlgeschlagen, geplant für {at(moment)}"
    return _row_for(page, state, needs_me=True, comment=advice)


def _work_on(page: Page) -> Work:
    decision = sent_back(page)
    comment = decision.comment if decision else ""
    return _row_for(page, _state_of(page, decision), needs_me=decision is not None, comment=comment)


def _row_for(page: Page, state: str, *, needs_me: bool, comment: str) -> Work:
    is_german = page.locale.language_code == settings.LANGUAGE_CODE
    language = "" if is_german else page.locale.get_display_name()
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return Work(page.get_admin_display_title(), language, url, state, needs_me, comment)


def _state_of(page: Page, decision: TaskState | None) -> str:
    if decision:
        return f"Zurückgegeben von {name_of(decision.finished_by)} am {at(decision.finished_at)}"
    if page.workflow_in_progress:
        task = page.current_workflow_task_state
        return f"Wartet auf {task.task.name}, eingereicht am {at(task.started_at)}"
    changed = "Veröffentlicht, danach geändert" if page.live else "Entwurf"
    return f"{changed}, gespeichert am {at(page.latest_revision_created_at)}"
