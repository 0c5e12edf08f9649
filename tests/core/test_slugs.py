"""Short names in addresses, from the title of a page or an entry."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from core.slugs import short_name_of
from home.models import StandardPage
from news.models import NewsIndexPage
from tests.factories.editing import person_in


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Größere Übung für Ämter", "groessere-uebung-fuer-aemter"),
        ("MÜSSEN Straßen öffnen?", "muessen-strassen-oeffnen"),
        ("Décès à Kraków", "deces-a-krakow"),
        ("U\u0308bung", "uebung"),  # As some systems write it: the letter and its dots apart.
        ("لغة", ""),
    ],
)
def test_umlauts_are_spelled_out(title, name):
    assert short_name_of(title) == name


def test_page_made_by_code_gets_a_german_short_name(home):
    pages = [home.add_child(instance=StandardPage(title="Fördermöglichkeiten")) for _ in range(2)]
    assert [page.slug for page in pages] == ["foerdermoeglichkeiten", "foerdermoeglichkeiten-2"]


def test_a_chosen_short_name_stays(home):
    page = home.add_child(instance=StandardPage(title="Fördermöglichkeiten", slug="geld"))
    assert page.slug == "geld"


def test_the_browser_follows_the_same_rule(home, client):
    """Its script takes the replacements from the field; the journey of a release tries it."""
    client.force_login(person_in("Administration"))
    index = NewsIndexPage.objects.child_of(home).get()
    release = reverse("wagtailadmin_pages:add", args=["news", "pressreleasepage", index.pk])
    entries = ["core_topic", "core_municipality", "circles_focusarea"]
    for address in [release, *[reverse(f"wagtailsnippets_{name}:add") for name in entries]]:
        form = BeautifulSoup(client.get(address, follow=True).content, "html.parser")
        [field] = form.select("input[name=slug]")
        replacements = json.loads(field["data-w-slug-formatters-value"])
        assert ("ü", "ue") in [(letter[0], spelled) for letter, spelled in replacements], address
