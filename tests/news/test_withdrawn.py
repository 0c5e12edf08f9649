"""A withdrawn release is gone everywhere, and its address says so."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import PageLogEntry

from news.models import PressReleasePage
from tests.factories.news import PressReleaseFactory, publish, published, translated

pytestmark = pytest.mark.django_db

TITLE = "Falsche Zahlen"


@pytest.fixture
def withdrawn():
    """A release that was public in German and Arabic."""
    release = published(title=TITLE, slug="falsche-zahlen")
    translated(release, "ar", title="أرقام خاطئة")
    release.withdrawn_on = timezone.localdate()
    return publish(release)


def test_address_answers_410_with_the_day(client, withdrawn):
    response = client.get("/de/presse/falsche-zahlen/")
    assert response.status_code == 410
    text = response.content.decode()
    assert str(timezone.localdate().year) in text
    assert TITLE in text
    assert withdrawn.lead not in text


@pytest.mark.parametrize("language", ["ar", "en"])
def test_address_answers_410_in_every_language(client, withdrawn, language):
    response = client.get(f"/{language}/presse/falsche-zahlen/")
    assert response.status_code == 410
    assert f'<html lang="{language}"' in response.content.decode()
    # The German title is not passed off as the reader's language.
    assert TITLE not in response.content.decode()


@pytest.mark.parametrize(
    "place",
    [
        "/de/presse/",
        "/ar/presse/",
        "/de/presse/feed/",
        "/ar/presse/feed/",
        "/de/presse/rss/",
        "/de/suche/?q=zahlen",
        "/ar/suche/?q=أرقام",
        "/sitemap-seiten.xml",
        "/api/v2/pages/?type=news.PressReleasePage",
    ],
)
def test_it_is_gone_from_every_list(client, withdrawn, place):
    text = client.get(place).content.decode()
    assert "falsche-zahlen" not in text
    assert TITLE not in text


def test_translations_are_taken_down_too(withdrawn):
    assert not withdrawn.live
    assert not withdrawn.get_translations().live().exists()


def test_history_says_that_it_was_taken_down(withdrawn):
    actions = PageLogEntry.objects.filter(page=withdrawn.pk).values_list("action", flat=True)
    assert "wagtail.unpublish" in actions
    assert withdrawn.status_string == "zurückgezogen"


def test_taking_it_back_brings_the_release_back(client, withdrawn):
    release = withdrawn.get_latest_revision_as_object()
    release.withdrawn_on = None
    publish(release)
    assert client.get("/de/presse/falsche-zahlen/").status_code == 200


def test_draft_of_a_withdrawal_changes_nothing(client):
    release = published(slug="noch-da")
    release.withdrawn_on = timezone.localdate()
    release.save_revision()
    assert client.get("/de/presse/noch-da/").status_code == 200


def test_draft_that_never_was_public_gives_nothing_away(client):
    PressReleaseFactory(live=False, slug="entwurf", withdrawn_on=timezone.localdate())
    assert client.get("/de/presse/entwurf/").status_code == 404


def test_day_in_the_future_is_refused():
    release = published()
    release.withdrawn_on = timezone.localdate() + timedelta(days=1)
    with pytest.raises(ValidationError) as error:
        release.full_clean()
    assert "withdrawn_on" in error.value.message_dict


def test_row_that_is_saved_as_live_is_not(client):
    release = published(slug="still-gespeichert")
    release.withdrawn_on = timezone.localdate()
    release.save()
    assert not PressReleasePage.objects.live().filter(pk=release.pk).exists()
    assert client.get("/de/presse/still-gespeichert/").status_code == 410
