"""The groups of the office, what each may do, and who approves; `migrate` sets them up.

Rights are only ever added: what the office gave a group stays, also after an upgrade.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from circles.models import CircleIndexPage
from core.models import FourEyesApprovalTask
from news.models import NewsIndexPage
from trainings.models import TrainingIndexPage

from .models import HomePage

WRITE = ("add", "change")
PUBLISH = ("add", "change", "publish")
ALL_PAGE_RIGHTS = ("add", "change", "publish", "bulk_delete", "lock", "unlock")
CHOOSE_FILES = ("choose",)
OWN_FILES = ("add", "choose")
ALL_FILES = ("add", "change", "choose")


@dataclass(frozen=True)
class Role:
    """One group: its rights on parts of the page tree, on files and on everything else."""

    name: str
    pages: dict[str, tuple[str, ...]] = field(default_factory=dict)
    files: tuple[str, ...] = CHOOSE_FILES
    rights: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()


def managed(*models: str) -> tuple[str, ...]:
    """The rights to see, add, change and delete rows of these models ("app.model")."""
    return tuple(
        f"{app_label}.{action}_{model}"
        for app_label, model in (name.split(".") for name in models)
        for action in ("view", "add", "change", "delete")
    )


def kept(*models: str) -> tuple[str, ...]:
    """The same without the right to delete."""
    return tuple(right for right in managed(*models) if ".delete_" not in right)


# Who sees participants at all; what they need to take part only the coordinators see.
PARTICIPANTS = (
    "trainings.view_registration",
    "trainings.change_registration",
    "trainings.add_announcement",
    "outbox.view_outboxmessage",
    "outbox.change_outboxmessage",
)

TRANSLATED = [(code, name) for code, name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]

EDITORS = Role(
    "Redaktion",
    pages={"german": WRITE},
    files=ALL_FILES,
    rights=(
        *kept("core.contact", "outbox.mailtext"),
        "home.view_barrierreport",
        "home.change_barrierreport",
    ),
)
APPROVERS = Role(
    "Pressefreigabe",
    pages={
        "german": (*PUBLISH, "lock", "unlock"),
        # A language need not have approvers of its own.
        **{code: ("change", "publish") for code, _name in TRANSLATED},
    },
    files=ALL_FILES,
    rights=(
        *managed("core.contact", "core.topic"),
        *kept("core.sitetext"),
        "home.view_barrierreport",
        "home.change_barrierreport",
        "core.change_sitesettings",
    ),
)
COORDINATORS = Role(
    "Schulungskoordination",
    pages={"trainings": PUBLISH},
    files=OWN_FILES,
    rights=(
        *kept("core.contact"),
        *managed("trainings.registrationbook", "outbox.mailtext"),
        *PARTICIPANTS,
        "trainings.view_accessneed",
    ),
)
CIRCLE_EDITORS = Role(
    "Helferkreis-Redaktion",
    pages={"circles": PUBLISH},
    files=OWN_FILES,
    rights=(*kept("core.contact"), *managed("circles.focusarea")),
)
ADMINISTRATORS = Role(
    "Administration",
    pages={"root": ALL_PAGE_RIGHTS},
    files=ALL_FILES,
    rights=(
        *managed(
            "auth.group",
            "circles.focusarea",
            "home.barrierreport",
            "core.contact",
            "core.municipality",
            "core.sitetext",
            "core.topic",
            "core.user",
            "outbox.mailtext",
            "trainings.registrationbook",
            "wagtailcore.locale",
            "wagtailcore.site",
            "wagtailcore.task",
            "wagtailcore.workflow",
            "wagtailredirects.redirect",
        ),
        *PARTICIPANTS,
        "trainings.change_registrationsettings",
        "core.change_sitesettings",
        "translations.change_easylanguageseal",
        "core.publish_without_approval",
    ),
    collections=("add", "change", "delete"),
)
TRANSLATORS = [Role(f"Übersetzung {name}", pages={code: ("change",)}) for code, name in TRANSLATED]
# Whoever may publish the home page of a language approves what is handed in there.
LANGUAGE_APPROVERS = {
    code: Role(f"Freigabe {name}", pages={code: ("change", "publish")}, files=CHOOSE_FILES)
    for code, name in TRANSLATED
}
ROLES = [
    EDITORS,
    APPROVERS,
    COORDINATORS,
    CIRCLE_EDITORS,
    ADMINISTRATORS,
    *TRANSLATORS,
    *LANGUAGE_APPROVERS.values(),
]


@transaction.atomic
def ensure_roles() -> None:
    """Builds missing groups, gives missing rights, and sets up approval once."""
    if not Group.objects.filter(name=APPROVERS.name).exists():
        _remove_stock_roles()
    pages = _parts_of_the_tree()
    permissions = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.select_related("content_type")
    }
    for role in ROLES:
        group, _created = Group.objects.get_or_create(name=role.name)
        # The room of a right may come with a later migration; then the next `migrate` gives it.
        rights = [permissions[r] for r in _all_rights(role) if r in permissions]
        group.permissions.add(*rights)
        _give_page_rights(group, role, pages, permissions)
        _give_collection_rights(group, role, permissions)
    press = [APPROVERS.name]
    _ensure_approval("Pressefreigabe", FourEyesApprovalTask, pages["news"], press)
    _ensure_approval("Freigabe", GroupApprovalTask, pages["german"], press)
    for code, role in LANGUAGE_APPROVERS.items():
        _ensure_approval(role.name, FourEyesApprovalTask, pages[code], [role.name, *press])


def _all_rights(role: Role) -> Iterable[str]:
    return ("wagtailadmin.access_admin", *role.rights)


def _parts_of_the_tree() -> dict[str, Page]:
    homes = {home.locale.language_code: home for home in HomePage.objects.select_related("locale")}
    german = homes[settings.LANGUAGE_CODE]
    return {
        **homes,
        "root": Page.get_first_root_node(),
        "german": german,
        "news": NewsIndexPage.objects.child_of(german).first(),
        "trainings": TrainingIndexPage.objects.child_of(german).first(),
        "circles": CircleIndexPage.objects.child_of(german).first(),
    }


def _give_page_rights(group: Group, role: Role, pages: dict, permissions: dict) -> None:
    for part, actions in role.pages.items():
        if page := pages.get(part):
            for action in actions:
                GroupPagePermission.objects.get_or_create(
                    group=group, page=page, permission=permissions[f"wagtailcore.{action}_page"]
                )


def _give_collection_rights(group: Group, role: Role, permissions: dict) -> None:
    rights = [
        *[f"wagtailimages.{action}_image" for action in role.files],
        *[f"wagtaildocs.{action}_document" for action in role.files],
        *[f"wagtailcore.{action}_collection" for action in role.collections],
    ]
    root = Collection.get_first_root_node()
    for right in rights:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=root, permission=permissions[right]
        )


def _ensure_approval(
    name: str, task_class: type[Task], page: Page | None, groups: list[str]
) -> None:
    """One workflow with one task; what the office changes in it later stays."""
    workflow, created = Workflow.objects.get_or_create(name=name)
    if not created or page is None:
        return
    task = task_class.objects.create(name=name)
    task.groups.set(Group.objects.filter(name__in=groups))
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.get_or_create(page=page, defaults={"workflow": workflow})


def _remove_stock_roles() -> None:
    """Wagtail's own English groups and workflow, as long as nobody uses them."""
    Workflow.objects.filter(name="Moderators approval", workflow_states__isnull=True).delete()
    Task.objects.filter(workflow_tasks__isnull=True, task_states__isnull=True).delete()
    Group.objects.filter(name__in=["Editors", "Moderators"], user__isnull=True).delete()
