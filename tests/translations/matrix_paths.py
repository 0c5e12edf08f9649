"""Fills the pattern of an address with a thing of the wanted language."""

import re
import uuid
from collections.abc import Callable

from wagtail.models import Page
from wagtail_localize.models import Translation

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
    if address.pattern.endswith("^.*/$"):
        return "/verwaltung/was/es/nicht/gibt/"
    if address.pattern == "verwaltung/^localize/":
        return "/verwaltung/localize/was/es/nicht/gibt/"

    def fill(match: re.Match) -> str:
        return str(_value(address, match[1], world, code, page))

    return "/" + PARAMETER.sub(fill, address.pattern).replace("^", "").replace("$", "")


def _value(address: Address, name: str, world: World, code: str, page: Page) -> object:
    space, _, _view = address.name.rpartition(":")
    if (space, name) in _BY_SPACE:
        return _BY_SPACE[space, name](world, code, page)
    if space.startswith("wagtailsnippet"):
        model = space.split("_", 1)[1]
        return world.rows.get(model, {}).get(code, world.things.get("municipality", 1))
    return _BY_NAME[name](world, code, page)


def _translation(world: World, code: str, page: Page) -> int:
    """The translation of the page; the Arabic one where German was asked for."""
    target = code if code != "de" else "ar"
    return Translation.objects.get(
        source__object_id=page.translation_key, target_locale__language_code=target
    ).pk


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
    "workflow_pk": lambda world, code, page: world.things["workflow"],
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
    "translation_source_id": lambda world, code, page: (
        Translation.objects.get(pk=_translation(world, code, page)).source_id
    ),
    "mode": lambda world, code, page: "",
    "image_id": lambda world, code, page: world.things["image"],
    "filter_spec": lambda world, code, page: "max-80x80",
    "document_id": lambda world, code, page: world.things["document"],
    "doc_id": lambda world, code, page: world.things["document"],
    "uploaded_file_id": lambda world, code, page: _NOWHERE,
    "collection_id": lambda world, code, page: world.things["collection"],
    "redirect_id": lambda world, code, page: _NOWHERE,
    "uidb64": lambda world, code, page: world.things["uid"],
    "token": lambda world, code, page: "abc-def",
    "training_id": lambda world, code, page: _NOWHERE,
    "registration_id": lambda world, code, page: _NOWHERE,
    "certificate_id": lambda world, code, page: _NOWHERE,
    "string_segment_id": lambda world, code, page: _NOWHERE,
    "overridable_segment_id": lambda world, code, page: _NOWHERE,
    "segment": lambda world, code, page: _NOWHERE,
    "question": lambda world, code, page: _NOWHERE,
    "comment": lambda world, code, page: _NOWHERE,
    "key": lambda world, code, page: page.translation_key,
    "code": lambda world, code, page: code,
    "test": lambda world, code, page: _NOWHERE,
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
    ("wagtailadmin_workflows", "pk"): lambda world, code, page: world.things["workflow"],
    ("wagtailadmin_collections", "pk"): lambda world, code, page: world.things["collection"],
    ("wagtailsettings", "model_name"): lambda world, code, page: "sitesettings",
    ("wagtailsettings", "pk"): lambda world, code, page: world.things["site"],
    ("wagtailsites", "pk"): lambda world, code, page: world.things["site"],
    ("wagtaillocales", "pk"): lambda world, code, page: world.things["locale"],
    ("wagtailusers_users", "pk"): lambda world, code, page: world.things["user"],
    ("translations", "pk"): _translation,
    ("translations", "key"): lambda world, code, page: uuid.UUID(str(page.translation_key)),
}
