"""The words of the admin: German, also where Wagtail's own catalogue is not."""

import re
from pathlib import Path

import polib
import pytest
import wagtail
import wagtail_localize
from bs4 import BeautifulSoup
from django.conf import settings
from django.urls import reverse

from home.models import HomePage
from news.models import NewsIndexPage
from tests.factories.editing import person_in

OURS = settings.PROJECT_DIR / "locale" / "de" / "LC_MESSAGES"
PACKAGES = [Path(package.__file__).parent for package in (wagtail, wagtail_localize)]
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sd]|\{\w*\}")
# Words that no German sentence of the admin needs.
ENGLISH = re.compile(
    r"\b(the|of|this|add|edit|save|delete|locales?|root|go-live|live|dashboard|snippets?|"
    r"pages|none|breadcrumb|network|error|ago|view|site|translations|actions)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("name", ["django", "djangojs"])
def test_every_word_we_replace_is_still_one_of_wagtails(name):
    known = {
        entry.msgid
        for package in PACKAGES
        for path in package.glob(f"**/locale/en/LC_MESSAGES/{name}.po")
        for entry in polib.pofile(str(path))
    }
    ours = [entry.msgid for entry in polib.pofile(str(OURS / f"{name}.po"))]
    assert ours
    assert [msgid for msgid in ours if msgid not in known] == []


@pytest.mark.parametrize("name", ["django", "djangojs"])
def test_our_words_ask_for_nothing_that_wagtail_does_not_give(name):
    for entry in polib.pofile(str(OURS / f"{name}.po")):
        offered = set(PLACEHOLDER.findall(entry.msgid + entry.msgid_plural))
        for text in [entry.msgstr, *entry.msgstr_plural.values()]:
            assert set(PLACEHOLDER.findall(text)) <= offered, entry.msgid


@pytest.fixture
def addresses(home) -> list[str]:
    index = NewsIndexPage.objects.child_of(home).get()
    arabic = HomePage.objects.get(locale__language_code="ar")
    return [
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_explore_root"),
        reverse("wagtailadmin_explore", args=[home.pk]),
        reverse("wagtailadmin_explore", args=[arabic.pk]),
        reverse("wagtailadmin_pages:add", args=["news", "pressreleasepage", index.pk]),
        reverse("wagtailadmin_pages:edit", args=[home.pk]),
        reverse("wagtailadmin_pages:history", args=[home.pk]),
        reverse("wagtailadmin_pages:search"),
        reverse("wagtailadmin_choose_page"),
        reverse("wagtailadmin_account"),
        reverse("wagtailadmin_reports:workflow"),
        reverse("wagtailadmin_reports:site_history"),
        reverse("wagtailimages:index"),
        reverse("wagtaildocs:index"),
        reverse("wagtaillocales:index"),
        reverse("wagtailsites:index"),
        reverse("wagtailsites:add"),
        reverse("wagtailadmin_reports:page_types_usage"),
        reverse("wagtailusers_users:index"),
        reverse("outbox:index"),
        reverse("outbox:samples"),
        reverse("trainings_books:index"),
        reverse("trainings_desk:index"),
        reverse("wagtailsnippets_core_contact:list"),
        reverse("wagtailsnippets_home_barrierreport:list"),
    ]


def test_no_english_in_the_admin(addresses, client):
    client.force_login(person_in("Administration"))
    found = []
    for address in addresses:
        response = client.get(address, follow=True)
        assert response.status_code == 200, address
        found += [f"{address}: {text}" for text in texts_of(response) if ENGLISH.search(text)]
    assert "\n".join(found) == ""


def test_no_english_before_signing_in(client, db):
    for name in ["wagtailadmin_login", "wagtailadmin_password_reset"]:
        texts = texts_of(client.get(reverse(name)))
        assert [text for text in texts if ENGLISH.search(text)] == []


def texts_of(response) -> list[str]:
    """What a person reads or hears on a page of the admin."""
    content = response.json()["html"] if "json" in response["Content-Type"] else response.content
    soup = BeautifulSoup(content, "html.parser")
    for unseen in [*soup(["script", "style", "noscript", "svg"]), *soup.select("[hidden]")]:
        unseen.extract()
    heard = [
        element[name]
        for name in ("aria-label", "placeholder")
        for element in soup.select(f"[{name}]")
    ]
    return [*soup.stripped_strings, *heard]


def test_nobody_can_have_one_language_copied_into_another(client, db):
    """wagtail-localize's own page of languages offers it: copies instead of translations."""
    client.force_login(person_in("Administration"))
    arabic = HomePage.objects.get(locale__language_code="ar").locale
    response = client.get(reverse("wagtaillocales:edit", args=[arabic.pk]))
    assert list(response.context["form"].fields) == ["language_code"]
