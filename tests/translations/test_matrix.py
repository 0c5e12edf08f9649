"""Role × address × language × method: every address of the admin answers as the table says."""

from collections.abc import Iterator
from copy import deepcopy
from http import HTTPStatus

import pytest
from django.db import transaction
from django.urls import reverse
from wagtail.models import Page

from .addresses import Address, all_addresses
from .matrix_paths import path_of
from .matrix_world import PERSONAS, World, client_of
from .rights_table import TABLE, pattern_for, row_for, who_may

pytestmark = pytest.mark.django_db

METHODS = ("get", "post", "put", "patch", "delete")
# An error on purpose, and a form that Wagtail reads without looking whether it is there.
BROKEN_IN_WAGTAIL = {
    *(("wagtailadmin_error_test", method) for method in METHODS),
    ("wagtailadmin_choose_page_external_link", "post"),
    # The chooser has no form for a new row here, and Wagtail asks it all the same.
    ("wagtailsnippetchoosers_core_contact:create", "post"),
    ("wagtailsnippetchoosers_circles_focusarea:create", "post"),
    ("wagtailsnippetchoosers_outbox_mailtext:create", "post"),
    # Wagtail reads a form that was not sent.
    ("wagtaildocs:edit_multiple", "post"),
}
REFUSED = {
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.METHOD_NOT_ALLOWED,
}
# Whoever may is told "not found" or "forbidden" all the same.
SHUT_OUT_ALL_THE_SAME = {
    "wagtailadmin_api:pages:find": "looks for a path that is not in the address",
    "wagtailadmin_api:documents:find": "the same",
    "wagtailadmin_api:images:find": "the same",
    "wagtailadmin_block_preview": "shows a block that is not in the address",
    "office_decision": "tells a person of their own decision, and these have made none",
}
# What has no name, and what whoever is signed in gets there.
NAMELESS = {
    # Wagtail's page for what it does not find, to look at.
    "verwaltung/test404/": {HTTPStatus.OK, HTTPStatus.METHOD_NOT_ALLOWED},
    "verwaltung/localize/": {HTTPStatus.FORBIDDEN},
    "verwaltung/.*/$": {HTTPStatus.NOT_FOUND},
}


@pytest.fixture
def world(home, settings) -> World:
    # Thousands of requests: a session in the cookie spares each a query or two.
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
    return World.make()


def answers(client, path: str) -> Iterator[tuple[str, int]]:
    """What each method answers; nothing of it stays."""
    cookies = deepcopy(client.cookies)
    for method in METHODS:
        before = transaction.savepoint()
        response = getattr(client, method)(path)
        transaction.savepoint_rollback(before)
        client.cookies = deepcopy(cookies)
        yield method, response.status_code, response.get("Location", "")


def named() -> list[Address]:
    return [
        address for address in all_addresses() if not address.name.endswith(":") and address.name
    ]


def test_no_address_is_outside_the_table():
    assert [address.name for address in named() if row_for(address) is None] == []


def test_no_row_of_the_table_is_left_over():
    used = {pattern_for(address) for address in named()}
    assert [pattern for pattern, _row in TABLE if pattern not in used] == []


@pytest.mark.parametrize("persona", PERSONAS)
def test_every_address_answers_as_the_table_says(world, persona):
    client = client_of(persona)
    wrong = []
    for address in named():
        for code in world.languages(address):
            may = persona in who_may(row_for(address), code)
            found = list(answers(client, path_of(address, world, code)))
            failed = [
                f"{method} {status}"
                for method, status, _to in found
                if status >= 500 and (address.name, method) not in BROKEN_IN_WAGTAIL
            ]
            reached = [
                f"{method} {status}"
                for method, status, location in found
                if status not in REFUSED and not _leads_away(address, status, location)
            ]
            is_shut_out = all(status in REFUSED for _method, status, _to in found)
            is_shut_out = may and is_shut_out and address.name not in SHUT_OUT_ALL_THE_SAME
            if failed or (reached and not may) or is_shut_out:
                wrong.append(f"{address.name} [{code}] may={may}: {reached or found}")
    assert not wrong, "\n".join(wrong)


def test_addresses_without_a_name_are_known(home):
    nameless = [address for address in all_addresses() if address not in named()]
    assert {address.pattern for address in nameless} == NAMELESS.keys()
    visitor, person = client_of("anonymous"), client_of("approver")
    for pattern, statuses in NAMELESS.items():
        path = f"/{pattern.removesuffix('.*/$')}"
        path += "" if pattern.endswith("test404/") else "was/es/nicht/gibt/"
        assert {answer for _method, answer, _to in answers(person, path)} == statuses
        for _method, answer, to in answers(visitor, path):
            assert answer in REFUSED or "/login/" in to


def _leads_away(address: Address, status: int, location: str) -> bool:
    """Wagtail's page list leads to the part of the tree that the person may see."""
    return status == HTTPStatus.FOUND and (
        address.name.startswith("wagtailadmin_explore") or "/login/" in location
    )


def arabic(german: Page) -> Page:
    return Page.objects.get(translation_key=german.translation_key, locale__language_code="ar")


@pytest.mark.parametrize("action", ["delete", "unpublish", "publish", "move"])
def test_many_pages_at_once_are_kept_from_others(world, action):
    page = arabic(world.release)
    home = page.get_ancestors().last()
    path = f"/verwaltung/bulk/wagtailcore/page/{action}/?id={page.pk}&id={world.release.pk}"
    for persona in set(PERSONAS) - {"approver"}:
        client_of(persona).post(path, {"chooser": home.get_parent().pk})
        page.refresh_from_db()
        assert page.live
        assert page.get_ancestors().last() == home
        assert Page.objects.get(pk=world.release.pk).live


def test_nobody_moves_a_translation_away_from_its_path(world):
    page = arabic(world.release)
    somewhere = Page.objects.get(depth=2, locale__language_code="ar")
    address = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, somewhere.pk])
    for persona in PERSONAS:
        client_of(persona).post(address)
        page.refresh_from_db()
        assert page.get_parent() != somewhere
