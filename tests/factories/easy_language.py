"""Makes pages in Leichte Sprache and reads the panel beside their form, for tests."""

from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Page

from translations.easy_language.beginning import begin

from .editing import Desk
from .news import prose, publish


def easy(german: Page, text: str = "Die Schule hat gebrannt.", **fields) -> Page:
    """A published page in Leichte Sprache."""
    page = begin(german)
    words = {"title": "Feuer in der Schule", "lead": "Es gab ein Feuer.", "body": prose(text)}
    for name, value in (words | fields).items():
        setattr(page, name, value)
    return publish(page)


def editor(desk: Desk, page: Page) -> BeautifulSoup:
    response = desk.client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def shown(desk: Desk, page: Page) -> str:
    return editor(desk, page).select_one("[data-easy-language]").get_text(" ", strip=True)
