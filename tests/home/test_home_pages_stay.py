"""The home page of a language is part of the site: only administrators take it away."""

from http import HTTPStatus

import pytest
from django.urls import reverse

from tests.factories.editing import person_in
from tests.factories.home import home_page

pytestmark = pytest.mark.django_db

WAYS = ["unpublish", "delete", "move"]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("role", ["Pressefreigabe", "Freigabe Arabisch", "Redaktion"])
@pytest.mark.parametrize("code", ["de", "ar"])
def test_nobody_else_takes_a_home_page_away(home, client, role, code, way):
    client.force_login(person_in(role))
    answer = client.get(reverse(f"wagtailadmin_pages:{way}", args=[home_page(code).pk]))
    assert answer.status_code in (HTTPStatus.FORBIDDEN, HTTPStatus.FOUND)
    assert b"<form" not in answer.content


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_not_even_in_bulk(home, client, action):
    client.force_login(person_in("Pressefreigabe"))
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    client.post(f"{address}?id={home_page('ar').pk}", {"include_descendants": "on"})
    assert home_page("ar").live


def test_administrators_may(home):
    rights = home_page("ar").permissions_for_user(person_in("Administration"))
    assert rights.can_unpublish()
    assert rights.can_delete()


def test_pages_below_are_taken_offline_as_ever(home):
    rights = home_page("ar").get_children().live().first().specific
    assert rights.permissions_for_user(person_in("Freigabe Arabisch")).can_unpublish()
