"""Fills the pattern of an address with a thing of the wanted language."""

import re
import uuid
from collections.abc import Callable

from wagtail.models import Page

from news.models import NewsIndexPage
from tests.factories.home import home_page

from .addresses import PARAMETER, Address
from .matrix_world import World

_NOWHERE = 987_654_321  # No row has this number; who may ask gets "not found".


def path_of(address: Address, world: World, code: str) -> str:
    """An address of this pattern. `KeyError` for a parameter nobody thought of."""
    code = code or "de"
    page = world.page(code, world.reviewed if "workflow" in address.name else None)
    if "compare" in address.name:
        return f"/verwaltung/pages/{page.pk}/revisions/compare/earliest...latest/"
    if address.name == "wagtail_bulk_action":
        return f"/verwaltung/bulk/wagtailcore/page/delete/?id={page.pk}"

    def fill(match: re.Match) -> str:
        return str(_value(address, match[1], world, code, page))

    return "/" + PARAMETER.sub(fill, address.pattern).replace("^", "").replace("$", "")


def _value(address: Address, name: str, world: World, code: str, page: Page) -> object:
    space, _, _view = address.name.rpartition(":")
    if (address.name, name) in _BY_VIEW:
        return world.things[_BY_VIEW[address.name, name]]
    if (space, name) in _BY_SPACE:
        return _BY_SPACE[space, name](world, code, page)
    if space.startswith("wagtailsnippet"):
        model = space.split("_", 1)[1]
        return world.rows.get(model, {}).get(code or "de") or world.things[_ROWS[model]]
    return _BY_NAME[name](world, code, page)


def _translation(world: World, code: str, page: Page) -> int:
    return world.translation(code, page).pk


def _thing(name: str) -> "Filler":
    return lambda world, code, page: world.things[name]


Filler = Callable[[World, str, Page], object]

_BY_NAME: dict[str, Filler] = {
    "page_id": lambda world, code, page: page.pk,
    "page_pk": lambda world, code, page: page.pk,
    "page_to_move_id": lambda world, code, page: page.pk,
    "parent_page_id": lambda world, code, page: (
        NewsIndexPage.objects.get(locale__language_code=code).pk
    ),
    "destination_id": lambda world, code, page: home_page(code).pk,
    "revision_id": lambda world, code, page: page.latest_revision_id,
    "task_state_id": lambda world, code, page: page.current_workflow_task_state.pk,
    "task_id": lambda world, code, page: page.current_workflow_task.pk,
    "workflow_pk": _thing("workflow"),
    "workflow_state_id": lambda world, code, page: page.current_workflow_state.pk,
    "content_type_app_name": lambda world, code, page: "news",
    "content_type_model_name": lambda world, code, page: "pressreleasepage",
    "app_label": lambda world, code, page: "core",
    "app_name": lambda world, code, page: "core",
    "model_name": lambda world, code, page: "topic",
    "action_name": lambda world, code, page: "approve",
    "object_id": lambda world, code, page: page.pk,
    "session_id": lambda world, code, page: _NOWHERE,
    "translation_id": _translation,
    "translation_source_id": lambda world, code, page: world.translation(code, page).source_id,
    "mode": lambda world, code, page: "",
    "image_id": _thing("image"),
    "filter_spec": lambda world, code, page: "max-80x80",
    "document_id": _thing("document"),
    "doc_id": _thing("document"),
    "uploaded_file_id": lambda world, code, page: _NOWHERE,
    "collection_id": _thing("collection"),
    "redirect_id": _thing("redirect"),
    "uidb64": _thing("uid"),
    "token": lambda world, code, page: "abc-def",
    "training_id": _thing("training"),
    "registration_id": _thing("registration"),
    "certificate_id": _thing("certificate"),
    "string_segment_id": _thing("segment"),
    "overridable_segment_id": _thing("link"),
    "segment": _thing("segment"),
    "question": _thing("question"),
    "comment": lambda world, code, page: world.things["comments"][code],
    "bulk": _thing("bulk"),
    "key": lambda world, code, page: page.translation_key,
    "code": lambda world, code, page: code,
    "test": _thing("easy_test"),
    "format": lambda world, code, page: "po",
    "name": lambda world, code, page: "registration_confirmed",
    "pk": lambda world, code, page: _NOWHERE,
}
_BY_SPACE: dict[tuple[str, str], Filler] = {
    ("wagtailadmin_api:pages", "pk"): lambda world, code, page: page.pk,
    ("wagtailadmin_api:pages", "action_name"): lambda world, code, page: "publish",
    ("wagtailadmin_pages", "app_label"): lambda world, code, page: "news",
    ("wagtailadmin_pages", "model_name"): lambda world, code, page: "pressreleasepage",
    ("wagtailadmin_editing_sessions", "app_label"): lambda world, code, page: "wagtailcore",
    ("wagtailadmin_editing_sessions", "model_name"): lambda world, code, page: "page",
    ("wagtailadmin_workflows", "model_name"): lambda world, code, page: "foureyesapprovaltask",
    ("wagtailadmin_workflows", "pk"): _thing("workflow"),
    ("wagtailadmin_collections", "pk"): _thing("collection"),
    ("wagtailsettings", "model_name"): lambda world, code, page: "sitesettings",
    ("wagtailsettings", "pk"): _thing("site"),
    ("wagtailsites", "pk"): _thing("site"),
    ("wagtaillocales", "pk"): _thing("locale"),
    ("wagtailusers_users", "pk"): _thing("user"),
    ("wagtailusers_groups", "pk"): _thing("group"),
    ("wagtailadmin_api:documents", "pk"): _thing("document"),
    ("wagtailadmin_api:images", "pk"): _thing("image"),
    ("wagtaildocs_chooser", "pk"): _thing("document"),
    ("wagtailimages_chooser", "pk"): _thing("image"),
    ("trainings_books", "pk"): _thing("book"),
    ("trainings_desk", "session_id"): _thing("session"),
    ("outbox", "pk"): _thing("mail"),
    ("translations", "pk"): _translation,
    ("translations", "key"): lambda world, code, page: uuid.UUID(str(page.translation_key)),
}
# Where the name alone does not say which kind of row is meant.
_BY_VIEW: dict[tuple[str, str], str] = {
    ("translations:section", "pk"): "news_index",
    ("translations:glossary_export", "format"): "glossary_format",
    ("translations:glossary_term", "pk"): "term",
    ("translations:glossary_delete", "pk"): "term",
    ("translations:glossary_entry", "pk"): "term",
    ("translations:substitute", "segment"): "link",
    ("translations:easy_language_check", "pk"): "easy_page",
    ("translations:easy_language_tests", "pk"): "easy_page",
    ("translations:easy_language_remove_test", "pk"): "easy_page",
    ("wagtailadmin_workflows:edit_task", "pk"): "task",
    ("wagtailadmin_workflows:disable_task", "pk"): "task",
    ("wagtailadmin_workflows:enable_task", "pk"): "task",
}
# Rows that have no language.
_ROWS = {
    "core_municipality": "municipality",
    "circles_focusarea": "focus",
    "home_barrierreport": "report",
}
