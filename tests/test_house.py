"""The rules of the house that every page keeps."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from wagtail.fields import StreamField
from wagtail.models import Locale, Page
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, streamfield

from core.languages import language_for
from core.models import SitePage
from core.scheduled import publish_scheduled
from home.models import HomePage
from tests.factories.core import UserFactory
from tests.factories.home import StandardPageFactory
from tests.pages import PAGE_TYPES, foreign_addresses, page_of, read

CODES = [code for code, _name in settings.LANGUAGES]

every_page_type = pytest.mark.parametrize(
    "page_type", PAGE_TYPES, ids=lambda page_type: page_type.__name__
)
every_language = pytest.mark.parametrize("code", CODES)


@pytest.fixture
def admin(client, db):
    client.force_login(UserFactory(is_superuser=True))
    return client


def test_the_page_types_are_the_eight_of_the_product():
    assert {page_type.__name__ for page_type in PAGE_TYPES} == {
        "HomePage",
        "StandardPage",
        "NewsIndexPage",
        "PressReleasePage",
        "TrainingIndexPage",
        "TrainingPage",
        "CircleIndexPage",
        "CirclePage",
    }


# --- Editing ------------------------------------------------------------------------


@every_page_type
def test_the_form_for_a_new_page_opens(admin, page_type):
    parent = page_of(page_type).get_parent().specific
    if not page_type.can_create_at(parent):  # One of its kind: `migrate` made it.
        assert page_type.objects.german().child_of(parent).count() == 1
        return
    label = (page_type._meta.app_label, page_type._meta.model_name)
    response = admin.get(reverse("wagtailadmin_pages:add", args=[*label, parent.pk]))
    assert response.status_code == 200


@every_page_type
def test_a_page_can_be_opened_and_saved(admin, page_type):
    page = page_of(page_type)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = admin.get(address)
    assert form.status_code == 200
    data = querydict_from_html(form.content.decode(), form_id="page-edit-form").dict()
    data |= empty_streams(page) | {"title": "Neue Überschrift"}
    saved = admin.post(address, data)
    assert saved.status_code == 302, saved.context["form"].errors
    assert Page.objects.get(pk=page.pk).get_latest_revision().object_str == "Neue Überschrift"


def test_a_general_page_is_made_below_another(admin, client):
    parent = StandardPageFactory(slug="ehrenamt")
    address = reverse("wagtailadmin_pages:add", args=["home", "standardpage", parent.pk])
    data = querydict_from_html(admin.get(address).content.decode(), form_id="page-edit-form").dict()
    data |= nested_form_data({"body": streamfield([])})
    assert admin.post(address, data | {"title": "", "action-publish": "1"}).status_code == 200
    # The browser's script makes the slug from the title.
    filled = {"title": "Über uns", "slug": "ueber-uns", "action-publish": "1"}
    made = admin.post(address, data | filled)
    assert made.status_code == 302, made.context["form"].errors
    assert client.get("/de/ehrenamt/ueber-uns/").status_code == 200


@every_page_type
def test_a_version_can_be_compared_planned_and_ended(admin, page_type):
    page = page_of(page_type)
    page.title = "Neue Überschrift"
    page.go_live_at = timezone.now() + timedelta(hours=1)
    revision = page.save_revision(approved_go_live_at=page.go_live_at)
    address = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "live", revision.pk])
    assert "Überschrift" in admin.get(address).content.decode()
    publish_scheduled()
    assert stored(page).title != "Neue Überschrift"

    an_hour_ago = timezone.now() - timedelta(hours=1)
    revision.content["go_live_at"] = an_hour_ago.isoformat()
    revision.approved_go_live_at = an_hour_ago
    revision.save(update_fields=["content", "approved_go_live_at"])
    publish_scheduled()
    assert (stored(page).title, stored(page).live) == ("Neue Überschrift", True)

    Page.objects.filter(pk=page.pk).update(expire_at=an_hour_ago)
    publish_scheduled()
    assert (stored(page).live, stored(page).expired) == (False, True)


def stored(page: SitePage) -> Page:
    return Page.objects.get(pk=page.pk)


def empty_streams(page: SitePage) -> dict[str, str]:
    """What the browser's script would add to the form for stream fields without blocks."""
    streams = [field.name for field in page._meta.get_fields() if isinstance(field, StreamField)]
    return nested_form_data({name: streamfield([]) for name in streams})


@every_page_type
def test_every_preview_shows_the_page(db, page_type):
    page = page_of(page_type)
    assert page.preview_modes
    for mode, _name in page.preview_modes:
        assert page.make_preview_request(preview_mode=mode).status_code == 200


# --- Reading ------------------------------------------------------------------------


@every_language
@every_page_type
def test_a_page_says_its_language_and_has_one_heading(client, db, page_type, code):
    page = read(client, page_of(page_type), code)
    language = language_for(code)
    assert page.html["lang"] == language.tag
    assert page.html["dir"] == language.direction
    assert len(page.select("h1")) == 1
    assert page.select_one("h1").get_text(strip=True)


@pytest.mark.parametrize("code", ["en", "ar"])
@every_page_type
def test_a_translated_page_is_read_in_its_language(client, db, page_type, code):
    german = page_of(page_type)
    translation = german.get_translation_or_none(locale_of(code)) or german.copy_for_translation(
        locale_of(code)
    )
    translation.title = "Translated"
    translation.save_revision().publish()
    page = read(client, german, code)
    assert page.html["lang"] == code
    assert len(page.select("h1")) == 1
    assert "Translated" in page.title.get_text()
    main = page.select_one("main")
    assert main.get("lang", code) == code


def locale_of(code: str) -> Locale:
    return Locale.objects.get(language_code=code)


@every_page_type
def test_a_page_sets_no_cookie_and_may_be_shared(client, db, page_type):
    response = client.get(page_of(page_type).reading_url)
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert "private" not in response["Cache-Control"]


@every_page_type
def test_a_page_asks_nobody_else(client, db, page_type):
    assert foreign_addresses(read(client, page_of(page_type), "de")) == []


@every_language
def test_the_footer_leads_to_the_legal_pages(client, db, code):
    footer = read(client, page_of(HomePage), code).select_one("footer")
    addresses = {link["href"] for link in footer.select("a[href]")}
    for slug in ("impressum", "datenschutz", "barrierefreiheit", "leichte-sprache"):
        assert f"/{code}/{slug}/" in addresses
        assert client.get(f"/{code}/{slug}/").status_code == 200
