"""An embargo holds on every way to the public, and ends by itself."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import TranslationSource

from core.scheduled import publish_scheduled
from news.models import Attachment, PressReleasePage
from tests.factories.core import UserFactory
from tests.factories.editing import Desk, person_in
from tests.factories.news import (
    DocumentFactory,
    PressReleaseFactory,
    news_index,
    publish,
    published,
    translated,
)

pytestmark = pytest.mark.django_db

TITLE = "Geheimer Plan"
# Every public address that lists or finds releases.
PLACES = [
    "/de/presse/",
    "/ar/presse/",
    "/de/presse/feed/",
    "/ar/presse/feed/",
    "/de/presse/rss/",
    "/de/suche/?q=plan",
    "/sitemap-seiten.xml",
    "/api/v2/pages/?type=news.PressReleasePage",
    "/api/v2/pages/?slug=geheimer-plan",
]


def held_back(clock, **fields) -> PressReleasePage:
    """A draft with an embargo of one day."""
    embargo = fields.pop("embargo_until", clock.in_(days=1))
    return PressReleaseFactory(
        live=False, title=TITLE, slug="geheimer-plan", embargo_until=embargo, **fields
    )


def as_stored(release) -> PressReleasePage:
    return PressReleasePage.objects.get(pk=release.pk)


def download(client, document) -> int:
    response = client.get(document.url)
    if response.streaming:
        # Read to its end, the client closes the file.
        b"".join(response.streaming_content)
    return response.status_code


def assert_nobody_sees(client, release):
    stored = as_stored(release)
    assert not stored.live
    assert not PressReleasePage.objects.live().filter(pk=release.pk).exists()
    for language in ("de", "ar"):
        assert client.get(f"/{language}/presse/{stored.slug}/").status_code == 404
    for place in PLACES:
        assert TITLE not in client.get(place).content.decode(), place


def test_publishing_under_embargo_plans_it_for_the_end(client, clock):
    release = held_back(clock)
    release.save_revision().publish()
    assert_nobody_sees(client, release)
    assert as_stored(release).scheduled_revision.approved_go_live_at == release.embargo_until


def test_publish_button_under_embargo(client, clock):
    desk = Desk(client, UserFactory(is_superuser=True))
    desk.write(
        news_index(),
        "action-publish",
        title=TITLE,
        slug="geheimer-plan",
        embargo_until=clock.in_(days=1).astimezone().strftime("%d.%m.%Y %H:%M"),
    )
    client.logout()
    release = PressReleasePage.objects.get(slug="geheimer-plan")
    assert release.embargo_until is not None
    assert_nobody_sees(client, release)


def test_approval_under_embargo(client, clock):
    release = held_back(clock)
    release.save_revision()
    Desk(Client(), person_in("Redaktion")).edit(release, "action-submit")
    Desk(Client(), person_in("Pressefreigabe")).approve(as_stored(release))
    assert as_stored(release).scheduled_revision is not None
    assert_nobody_sees(client, release)


def test_schedule_before_the_end_of_the_embargo_is_moved(client, clock):
    release = held_back(clock, go_live_at=clock.in_(hours=1))
    release.save_revision().publish()
    clock.forward(hours=2)
    publish_scheduled()
    assert_nobody_sees(client, release)


def test_schedule_after_the_end_of_the_embargo_stays(clock):
    later = clock.in_(days=3)
    release = held_back(clock, go_live_at=later)
    release.save_revision().publish()
    assert as_stored(release).scheduled_revision.approved_go_live_at == later


def test_translation_published_by_the_translation_editor(
    client, clock, django_capture_on_commit_callbacks
):
    release = held_back(clock)
    release.save_revision().publish()
    source, _created = TranslationSource.update_or_create_from_instance(as_stored(release))
    with django_capture_on_commit_callbacks(execute=True):
        source.create_or_update_translation(
            Locale.objects.get(language_code="ar"), publish=True, fallback=True
        )
    translation = release.get_translation(Locale.objects.get(language_code="ar"))
    assert translation.scheduled_revision.approved_go_live_at == release.embargo_until
    assert_nobody_sees(client, translation)


def test_translation_without_own_embargo_waits_for_the_german_one(client, clock):
    release = held_back(clock)
    translation = translated(release, "ar", embargo_until=None)
    assert_nobody_sees(client, translation)


def test_translation_waits_until_german_is_published(client, clock):
    release = PressReleaseFactory(live=False, title=TITLE, slug="geheimer-plan")
    translated(release, "ar")
    assert client.get("/ar/presse/geheimer-plan/").status_code == 404


@pytest.mark.parametrize("is_new", [True, False])
def test_row_that_is_saved_as_live_is_not(client, clock, is_new):
    release = held_back(clock) if not is_new else None
    if is_new:
        release = PressReleasePage(
            title=TITLE,
            slug="geheimer-plan",
            lead="Vorspann",
            locale=Locale.objects.get(language_code="de"),
            embargo_until=clock.in_(days=1),
            live=True,
        )
        news_index().add_child(instance=release)
    else:
        release.live = True
        release.save()
    assert_nobody_sees(client, release)


def test_second_line_behind_a_row_that_was_forced_live(client, clock):
    release = held_back(clock)
    PressReleasePage.objects.filter(pk=release.pk).update(live=True)
    assert client.get("/de/presse/geheimer-plan/").status_code == 404
    for place in ("/de/presse/", "/de/presse/feed/", "/de/presse/rss/"):
        assert TITLE not in client.get(place).content.decode()


def test_embargo_on_a_live_release_is_refused(clock):
    release = published()
    release.embargo_until = clock.in_(days=1)
    with pytest.raises(ValidationError) as error:
        release.full_clean()
    assert "schon veröffentlicht" in error.value.message_dict["embargo_until"][0]


def test_new_text_with_embargo_on_a_live_release_stays_back(client, clock):
    release = published(slug="schon-da", lead="Alter Vorspann")
    release.embargo_until = clock.in_(days=1)
    release.lead = "Neuer Vorspann"
    release.save_revision(clean=False).publish()
    text = client.get("/de/presse/schon-da/").content.decode()
    assert "Alter Vorspann" in text
    assert "Neuer Vorspann" not in text


def test_shorter_embargo_moves_the_publication(client, clock):
    release = held_back(clock, embargo_until=clock.in_(days=5))
    release.save_revision()
    desk = Desk(client, UserFactory(is_superuser=True))
    # What the editor sees first is the time of the old embargo.
    desk.edit(release, "action-publish")
    assert as_stored(release).go_live_at == clock.in_(days=5)
    as_stored(release).revisions.update(approved_go_live_at=None)
    earlier = clock.in_(days=2)
    desk.edit(
        release,
        "action-publish",
        embargo_until=timezone.localtime(earlier).strftime("%d.%m.%Y %H:%M"),
    )
    assert as_stored(release).scheduled_revision.approved_go_live_at == earlier


def test_release_appears_by_itself_in_every_language(client, clock):
    release = held_back(clock)
    release.save_revision().publish()
    translated(release, "ar", title="خطة")
    clock.forward(days=1, minutes=1)
    publish_scheduled()
    assert as_stored(release).live
    assert TITLE in client.get("/de/presse/geheimer-plan/").content.decode()
    assert "خطة" in client.get("/ar/presse/geheimer-plan/").content.decode()
    seen = [place for place in PLACES if place.startswith(("/de/presse", "/api/v2/pages/?type"))]
    for place in [*seen, "/de/suche/?q=plan"]:
        assert TITLE in client.get(place).content.decode(), place


def test_released_moment_is_the_end_of_the_embargo(clock):
    end = clock.in_(days=1)
    release = held_back(clock, published_on=timezone.localdate(end))
    assert release.released_at == end


def test_staff_preview_the_draft_but_nobody_else(client, clock):
    release = held_back(clock)
    release.save_revision()
    address = reverse("wagtailadmin_pages:view_draft", args=[release.pk])
    assert client.get(address).status_code == 302
    client.force_login(UserFactory(is_superuser=True))
    response = client.get(address)
    assert response.status_code == 200
    assert TITLE in response.content.decode()


def test_attachment_is_held_back_with_its_release(client, clock):
    release = held_back(clock)
    document = DocumentFactory()
    release.attachments.add(Attachment(document=document, title="Plan"))
    release.save()
    assert download(client, document) == 404
    clock.forward(days=2)
    publish(as_stored(release))
    assert download(client, document) == 200


def test_staff_read_the_attachment_of_a_draft(client, clock):
    release = held_back(clock)
    document = DocumentFactory()
    release.attachments.add(Attachment(document=document, title="Plan"))
    release.save()
    client.force_login(UserFactory(is_superuser=True))
    assert download(client, document) == 200
