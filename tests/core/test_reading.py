import re

import pytest
from django.conf import settings

from home.models import StandardPage
from tests.factories.home import StandardPageFactory, home_page, translated

pytestmark = pytest.mark.django_db


def test_page_missing_in_arabic_is_german_text_in_an_arabic_frame(client):
    StandardPageFactory(title="Ehrenamt", slug="ehrenamt")
    html = client.get("/ar/ehrenamt/").content.decode()
    assert '<html lang="ar" dir="rtl">' in html
    assert re.search(r'<main[^>]* lang="de" dir="ltr"', html)
    assert 'class="notice' in html
    assert '<meta name="robots" content="noindex">' in html
    assert '<link rel="canonical" href="http://testserver/de/ehrenamt/">' in html
    assert "/ar/schulungen/" in html


def test_page_that_exists_in_no_language_is_a_404_in_the_readers_language(client):
    response = client.get("/ar/gibt-es-nicht/")
    assert response.status_code == 404
    html = response.content.decode()
    assert '<html lang="ar" dir="rtl">' in html
    assert 'action="/ar/suche/"' in html
    assert '<link rel="canonical"' not in html
    assert 'href="/de/gibt-es-nicht/"' not in html


def test_translated_page_is_served_without_notice(client):
    page = StandardPageFactory(slug="ehrenamt")
    translated(page, "ar", title="تطوع")
    html = client.get("/ar/ehrenamt/").content.decode()
    assert "<h1>تطوع</h1>" in html
    assert 'content="noindex"' not in html
    assert '<link rel="canonical" href="http://testserver/ar/ehrenamt/">' in html
    assert '<link rel="alternate" hreflang="de" href="http://testserver/de/ehrenamt/">' in html
    assert '<link rel="alternate" hreflang="x-default"' in html
    assert 'hreflang="fr" href="http' not in html


def test_draft_translation_is_not_shown(client):
    page = StandardPageFactory(title="Ehrenamt", slug="ehrenamt")
    translated(page, "ar", title="تطوع").unpublish()
    assert "<h1>Ehrenamt</h1>" in client.get("/ar/ehrenamt/").content.decode()


def test_alias_counts_as_missing(client):
    page = StandardPageFactory(title="Ehrenamt", slug="ehrenamt")
    alias = page.create_alias(
        parent=home_page("ar"), update_slug="ehrenamt", update_locale=home_page("ar").locale
    )
    StandardPage.objects.filter(pk=alias.pk).update(translation_key=page.translation_key)
    html = client.get("/ar/ehrenamt/").content.decode()
    assert re.search(r'<main[^>]* lang="de" dir="ltr"', html)


def test_breadcrumbs_are_in_the_readers_language_where_they_exist(client):
    parent = StandardPageFactory(title="Ehrenamt", slug="ehrenamt")
    StandardPageFactory(title="Danke", slug="danke", parent=parent)
    translated(parent, "ar", title="تطوع")
    html = client.get("/ar/ehrenamt/danke/").content.decode()
    crumbs = re.search(r"<nav class=\"breadcrumbs\".*?</nav>", html, re.DOTALL)[0]
    assert 'href="/ar/ehrenamt/"><bdi>تطوع</bdi>' in crumbs
    assert 'lang="de"><bdi>Danke</bdi>' in crumbs


def test_links_in_german_text_stay_in_the_readers_language(client):
    goal = StandardPageFactory(slug="ziel")
    text = f'<p><a linktype="page" id="{goal.pk}">weiter</a></p>'
    StandardPageFactory(slug="start", body=[("prose", text)])
    assert 'href="/ar/ziel/"' in client.get("/ar/start/").content.decode()


def test_link_in_text_to_an_unpublished_page_leads_nowhere(client):
    goal = StandardPageFactory(slug="ziel")
    text = f'<p><a linktype="page" id="{goal.pk}">weiter</a></p>'
    StandardPageFactory(slug="start", body=[("prose", text)])
    goal.unpublish()
    assert "/de/ziel/" not in client.get("/de/start/").content.decode()


@pytest.mark.parametrize("code", [code for code, _name in settings.LANGUAGES])
def test_every_language_has_its_home_page_with_one_heading(client, code):
    html = client.get(f"/{code}/").content.decode()
    assert f'<html lang="{code}"' in html
    assert html.count("<h1") == 1


def test_language_links_keep_the_filter(client):
    html = client.get("/de/presse/?jahr=2017").content.decode()
    assert 'href="/ar/presse/?jahr=2017"' in html


def test_second_page_of_a_list_is_its_own_canonical(client):
    page = StandardPageFactory(slug="liste")
    html = client.get(f"/de/{page.slug}/?seite=2&farbe=rot").content.decode()
    assert '<link rel="canonical" href="http://testserver/de/liste/?seite=2">' in html


def test_page_behind_a_login_is_not_served(client):
    from wagtail.models import PageViewRestriction

    page = StandardPageFactory(slug="intern", title="Nur intern")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    response = client.get("/de/intern/")
    assert response.status_code == 302
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.parametrize("restricted", ["the page", "the page above"])
def test_a_translation_is_behind_the_login_of_its_german_page(client, restricted):
    from wagtail.models import PageViewRestriction

    above = StandardPageFactory(slug="oben")
    page = StandardPageFactory(slug="intern", parent=above)
    arabic_above = translated(above, "ar", title="فوق")
    arabic = translated(page, "ar", title="داخلي")
    assert arabic.get_parent().pk == arabic_above.pk
    assert client.get("/ar/oben/intern/").status_code == 200
    german = page if restricted == "the page" else above
    PageViewRestriction.objects.create(page=german, restriction_type="login")
    response = client.get("/ar/oben/intern/")
    assert response.status_code == 302
    assert "no-store" in response.headers["Cache-Control"]
