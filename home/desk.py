"""The start page of the admin: what waits for this person, and where to begin something new."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import IntegerField, Q, QuerySet
from django.db.models.functions import Cast
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
from translations.queue import work_of
from translations.rights import languages_of, may_approve, may_request
from translations.views.queue import Row, rows_of

from .approvals import approvals_for

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
class UnfinishedPage:
    """A page of this person that is not finished, and what it waits for."""

    title: str
    language: str  # Empty on German pages.
    url: str
    state: str
    needs_me: bool = False
    comment: str = ""


@dataclass(frozen=True)
class Translations:
    """The beginning of a translator's queue, and how much of theirs waits for approval."""

    rows: list[Row]
    handed_in: int


class DeskPanel(Component):
    """A part of the start page."""

    def __init__(self, name: str, order: int, content: object):
        self.name = name
        self.order = order
        self.content = content
        self.template_name = f"wagtailadmin/home/{name}.html"

    def get_context_data(self, parent_context):
        return {"content": self.content}


def desk_panels(user: User) -> list[DeskPanel]:
    """What waits, may be begun, is unfinished, was published last; without the empty ones."""
    found = [(name, order, content_for(user)) for name, order, content_for in _parts_for(user)]
    return [DeskPanel(*part) for part in found if part[-1]]


def _parts_for(user: User) -> list[tuple[str, int, Callable[[User], object]]]:
    translations = ("translations", 225, translations_for)
    published = ("published", 260, published_lately)
    if may_request(user):
        return [
            ("shortcuts", 60, shortcuts_for),
            ("approvals", 220, approvals_for),
            translations,
            ("unfinished", 230, unfinished_work_of),
            published,
        ]
    # What translators began or handed in is all in their queue.
    if any(may_approve(user, language.code) for language in languages_of(user)):
        return [translations, ("unfinished", 230, failed_plans_for)]
    return [translations, published]


def published_lately(user: User) -> list[Page]:
    """What was published last among the pages this person works on."""
    mine = page_permission_policy.instances_user_has_permission_for(user, "change")
    german = Page.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    pages = mine & german if may_request(user) else german
    published = pages.live().exclude(last_published_at=None)
    return list(published.order_by("-last_published_at", "-pk")[:5])


def shortcuts_for(user: User) -> list[Shortcut]:
    """New pages as this person may add them."""
    shortcuts = []
    types = ContentType.objects.get_for_models(*[index for _label, _page, index in BEGINNINGS])
    indexes = Page.objects.filter(
        content_type__in=types.values(), locale__language_code=settings.LANGUAGE_CODE
    )
    # The first in the tree stays.
    first = {index.content_type_id: index for index in indexes.order_by("-path")}
    for label, page_class, index_class in BEGINNINGS:
        index = first.get(types[index_class].pk)
        if index is None or not index.permissions_for_user(user).can_add_subpage():
            continue
        names = (page_class._meta.app_label, page_class._meta.model_name)
        url = reverse("wagtailadmin_pages:add", args=[*names, index.pk])
        shortcuts.append(Shortcut(label, url, "plus"))
    return shortcuts


def translations_for(user: User) -> Translations | None:
    """What is most urgent in the languages of this person, and what others have to approve."""
    work = work_of(user) if languages_of(user) else None
    if not (work and (work.open or work.handed_in)):
        return None
    return Translations(rows_of(work.open[:TRANSLATIONS]), len(work.handed_in))


def unfinished_work_of(user: User) -> list[UnfinishedPage]:
    """What this person may have to mend, and what they wrote and is not public yet."""
    failed = list(_failed_plans(user))
    work = [_failed_plan_of(page) for page in failed]
    return (work + _own_work_of(user, {page.pk for page in failed}))[:ROWS]


def failed_plans_for(user: User) -> list[UnfinishedPage]:
    """What this person may have to mend."""
    return [_failed_plan_of(page) for page in _failed_plans(user)[:ROWS]]


def _failed_plans(user: User) -> QuerySet[Page]:
    mine = page_permission_policy.instances_user_has_permission_for(user, "publish")
    return (overdue() & mine).select_related("locale")


def _own_work_of(user: User, failed: set[int]) -> list[UnfinishedPage]:
    """What this person wrote or submitted; what came back to them first."""
    theirs = Q(owner=user) | Q(latest_revision__user=user)
    submitted = WorkflowState.objects.active().filter(requested_by=user)
    # Wagtail names pages by text there.
    numbers = submitted.annotate(number=Cast("object_id", IntegerField())).values("number")
    editable = page_permission_policy.instances_user_has_permission_for(user, "change")
    pages = (
        Page.objects.filter(pk__in=editable)
        .filter(Q(pk__in=numbers) | theirs & Q(has_unpublished_changes=True))
        .exclude(pk__in=failed)
        .order_by("-latest_revision_created_at", "-pk")
        .select_related("locale")
        .prefetch_workflow_states()
    )
    work = [_work_on(page) for page in pages[: 2 * ROWS]]
    return sorted(work, key=lambda row: not row.needs_me)


def _failed_plan_of(page: Page) -> UnfinishedPage:
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


def _work_on(page: Page) -> UnfinishedPage:
    decision = sent_back(page)
    comment = decision.comment if decision else ""
    return _row_for(page, _state_of(page, decision), needs_me=decision is not None, comment=comment)


def _row_for(page: Page, state: str, *, needs_me: bool, comment: str) -> UnfinishedPage:
    is_german = page.locale.language_code == settings.LANGUAGE_CODE
    language = "" if is_german else page.locale.get_display_name()
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return UnfinishedPage(page.get_admin_display_title(), language, url, state, needs_me, comment)


def _state_of(page: Page, decision: TaskState | None) -> str:
    if decision:
        return f"Zurückgegeben von {name_of(decision.finished_by)} am {at(decision.finished_at)}"
    if page.workflow_in_progress:
        task = page.current_workflow_task_state
        return f"Wartet auf {task.task.name}, eingereicht am {at(task.started_at)}"
    changed = "Veröffentlicht, danach geändert" if page.live else "Entwurf"
    return f"{changed}, gespeichert am {at(page.latest_revision_created_at)}"
