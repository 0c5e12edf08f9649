"""What is under embargo is not known to colleagues of other sections, not even by its title."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.factories.editing import person_in
from tests.factories.news import PressReleaseFactory, news_index
from translations.texts import german_texts

pytestmark = pytest.mark.django_db

TITLE = "Geheimer Plan"
IN_NEWS = ["Redaktion", "Pressefreigabe", "Administration"]
ELSEWHERE = ["Schulungskoordination", "Helferkreis-Redaktion", "Übersetzung Arabisch"]


@pytest.fixture
def embargoed():
    """Approved, planned for the end of its embargo."""
    release = PressReleaseFactory(
        live=False, title=TITLE, embargo_until=timezone.now() + timedelta(days=1)
    )
    release.save_revision().publish()
    assert TITLE in [text.title for text in german_texts()]
    return release


def places() -> dict[str, str]:
    """Every page of the admin that shows titles of pages to everybody who may sign in."""
    chooser = reverse("wagtailadmin_choose_page_child", args=[news_index().pk])
    type_use = reverse("wagtailadmin_pages:type_use", args=["news", "pressreleasepage"])
    return {
        "chooser": chooser,
        "chooser of releases": f"{chooser}?page_type=news.pressreleasepage",
        "search in the chooser": f"{reverse('wagtailadmin_choose_page_search')}?q=Geheimer",
        "explorer": reverse("wagtailadmin_explore", args=[news_index().pk]),
        "search": f"{reverse('wagtailadmin_pages:search')}?q=Geheimer",
        "pages of this type": type_use,
        "types of pages": reverse("wagtailadmin_reports:page_types_usage"),
        "table of texts": reverse("translations:table"),
        "start page": reverse("wagtailadmin_home"),
        "history": reverse("wagtailadmin_reports:site_history"),
        "workflows": reverse("wagtailadmin_reports:workflow"),
        "old pages": reverse("wagtailadmin_reports:aging_pages"),
    }


def where_it_is_seen(role: str) -> set[str]:
    client = Client()
    client.force_login(person_in(role))
    answers = {name: client.get(place, follow=True) for name, place in places().items()}
    return {name for name, answer in answers.items() if TITLE in answer.content.decode()}


@pytest.mark.parametrize("role", ELSEWHERE)
def test_colleagues_elsewhere_do_not_learn_of_it(embargoed, role):
    assert where_it_is_seen(role) == set()


@pytest.mark.parametrize("role", IN_NEWS)
def test_the_press_office_finds_it_where_it_looks(embargoed, role):
    wanted = {"chooser", "chooser of releases", "explorer", "pages of this type", "table of texts"}
    assert wanted <= where_it_is_seen(role)


def test_public_pages_of_others_can_be_chosen(client):
    PressReleaseFactory(title="Offener Plan", first_published_at=timezone.now())
    client.force_login(person_in("Schulungskoordination"))
    for name in ("chooser", "chooser of releases"):
        assert "Offener Plan" in client.get(places()[name]).content.decode()
