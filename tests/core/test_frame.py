import pytest
from wagtail.models import Page, PageViewRestriction

from core.models import SiteSettings, SiteText
from tests.factories.core import SiteImageFactory
from tests.factories.home import StandardPageFactory, home_page, translated

pytestmark = pytest.mark.django_db


def menu_page():
    return StandardPageFactory(title="Ehrenamt", slug="ehrenamt", show_in_menus=True)


def home_html(client, code="de"):
    return client.get(f"/{code}/").content.decode()


def test_menu_shows_a_page_as_soon_as_it_is_published(client):
    page = menu_page()
    page.unpublish()
    assert "/de/ehrenamt/" not in home_html(client)
    page.save_revision().publish()
    assert "/de/ehrenamt/" in home_html(client)


def test_menu_drops_a_page_as_soon_as_it_is_unpublished(client):
    page = menu_page()
    page.save_revision().publish()
    assert "/de/ehrenamt/" in home_html(client)
    page.unpublish()
    assert "/de/ehrenamt/" not in home_html(client)


def test_menu_drops_a_deleted_page(client):
    page = menu_page()
    page.save_revision().publish()
    assert "/de/ehrenamt/" in home_html(client)
    Page.objects.get(pk=page.pk).delete()
    assert "/de/ehrenamt/" not in home_html(client)


def test_menu_drops_a_deleted_page_that_is_not_first_of_its_tree(client):
    parent = StandardPageFactory(slug="oben")
    child = StandardPageFactory(parent=parent, slug="unten", title="Unten")
    assert "/de/oben/unten/" in client.get("/de/oben/").content.decode()
    Page.objects.get(pk=child.pk).delete()
    assert "/de/oben/unten/" not in client.get("/de/oben/").content.decode()


def test_menu_follows_a_move(client):
    page = menu_page()
    page.save_revision().publish()
    assert 'href="/de/ehrenamt/"' in home_html(client)
    parent = StandardPageFactory(slug="oben")
    Page.objects.get(pk=page.pk).move(parent, pos="last-child")
    assert 'href="/de/ehrenamt/"' not in home_html(client)


def test_menu_follows_a_new_slug(client):
    page = menu_page()
    page.save_revision().publish()
    home_html(client)
    page.slug = "mitmachen"
    page.save_revision().publish()
    assert 'href="/de/mitmachen/"' in home_html(client)


def test_menu_follows_a_translation(client):
    page = menu_page()
    page.save_revision().publish()
    assert 'lang="de" hreflang="de">Ehrenamt</a>' in home_html(client, "ar")
    translated(page, "ar", title="تطوع")
    assert ">تطوع</a>" in home_html(client, "ar")


def test_menu_drops_a_page_that_becomes_private(client):
    page = menu_page()
    page.save_revision().publish()
    assert "/de/ehrenamt/" in home_html(client)
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert "/de/ehrenamt/" not in home_html(client)


def test_settings_show_at_once(client, site):
    home_html(client)
    settings = SiteSettings.for_site(site)
    settings.office_name = "Landratsamt Neustadt"
    settings.save()
    assert "Landratsamt Neustadt" in home_html(client)


def test_logo_is_in_the_header(client, site):
    settings = SiteSettings.for_site(site)
    settings.logo = SiteImageFactory()
    settings.save()
    assert "site-brand__logo" in home_html(client)
    assert settings.logo.renditions.count() == 1


def test_rolled_back_version_is_never_seen_again(db):
    from django.db import transaction

    from core.models import SiteVersion

    try:
        with transaction.atomic():
            SiteVersion.raise_number()
            seen = SiteVersion.current()
            raise ZeroDivisionError
    except ZeroDivisionError:
        SiteVersion.raise_number()
    assert SiteVersion.current() != seen


def test_footer_leads_to_the_legal_pages_and_the_report(client):
    html = home_html(client, "en")
    for slug in ("impressum", "datenschutz", "barrierefreiheit", "leichte-sprache"):
        assert f'href="/en/{slug}/"' in html
    assert 'href="/en/barriere-melden/"' in html


def test_frame_text_of_another_language_falls_back_to_german(client):
    german = SiteText.objects.get(locale=home_page().locale)
    german.footer_note = "Ein Hinweis im Fuß."
    german.save()
    assert "Ein Hinweis im Fuß." in home_html(client, "tr")
