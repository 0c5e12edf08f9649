"""What happens to a German page happens to its translations."""

from datetime import timedelta
from http import HTTPStatus

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from home.models import StandardPage
from tests.factories.editing import person_in
from tests.factories.home import StandardPageFactory
from tests.factories.home import translated as page_in
from tests.factories.news import publish, published
from tests.factories.translations import begun, language, public, translated, written
from translations.easy_language.beginning import begin as begin_easy_page
from translations.work import target_of

pytestmark = pytest.mark.django_db


def arabic_of(german) -> Page | None:
    return Page.objects.filter(
        translation_key=german.translation_key, locale=language("ar")
    ).first()


def test_unpublished_in_german_is_unpublished_everywhere(home):
    release = published()
    translated(release)
    release.unpublish()
    assert not arabic_of(release).live


def test_a_german_page_that_expires_takes_its_translations_along(home):
    release = published()
    translated(release)
    type(release).objects.filter(pk=release.pk).update(
        expire_at=timezone.now() - timezone.timedelta(minutes=1)
    )
    call_command("run_due")
    assert not type(release).objects.get(pk=release.pk).live
    assert not arabic_of(release).live


@pytest.mark.parametrize("is_public_before", [True, False])
def test_a_translation_ends_when_german_does_and_no_sooner(home, is_public_before):
    tomorrow = timezone.now() + timedelta(days=1)
    page = StandardPageFactory(title="Fest", live=False, expire_at=tomorrow)
    page.save_revision().publish()
    page = StandardPage.objects.get(pk=page.pk)
    translation = begun(page)
    if is_public_before:
        public(written(translation))
        # As it was stored until now.
        Page.objects.filter(pk=target_of(translation).pk).update(expire_at=tomorrow)
    page.expire_at = None
    page.save_revision().publish()
    if not is_public_before:
        public(written(translation))
    assert target_of(translation).live
    assert target_of(translation).expire_at is None
    assert begin_easy_page(page).expire_at is None


def test_deleted_in_german_is_deleted_everywhere(home, client):
    release = published()
    translated(release)
    client.force_login(person_in("Administration"))
    client.post(reverse("wagtailadmin_pages:delete", args=[release.pk]))
    assert arabic_of(release) is None
    assert not Page.find_problems()[0]


def test_moved_in_german_moves_to_the_same_path_everywhere(home, client):
    above = StandardPageFactory(slug="ehrenamt")
    page = StandardPageFactory(slug="mitmachen")
    translated(above)
    translated(page)
    client.force_login(person_in("Administration"))
    client.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, above.pk]))
    assert arabic_of(page).get_parent().pk == arabic_of(above).pk
    assert arabic_of(page).url_path.endswith("/ehrenamt/mitmachen/")
    assert not any(Page.find_problems())


@pytest.mark.parametrize("code", ["ar", "de-simple"])
def test_moved_below_an_untranslated_page_it_gets_that_one_as_a_draft(home, client, code):
    above, page = StandardPageFactory(slug="ehrenamt"), StandardPageFactory(slug="mitmachen")
    page_in(page, code)
    page.move(above, pos="last-child")
    moved = page.get_translation(language(code))
    assert moved.live
    assert moved.url_path.endswith("/ehrenamt/mitmachen/")
    assert moved.get_parent().translation_key == above.translation_key
    assert not moved.get_parent().live
    assert not any(Page.find_problems())
    assert not is_german(client, f"/{code}/ehrenamt/mitmachen/")
    assert is_german(client, f"/{code}/ehrenamt/")


def is_german(client, address: str) -> bool:
    """Whether a reader of another language gets the German text there."""
    answer = client.get(address)
    assert answer.status_code == HTTPStatus.OK
    return BeautifulSoup(answer.content, "html.parser").main.get("lang") == "de"


def test_a_new_path_in_german_is_the_path_everywhere(home):
    release = published(slug="alt")
    translated(release)
    release.slug = "neu"
    publish(release)
    assert arabic_of(release).url_path.endswith("/neu/")
