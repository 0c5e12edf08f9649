"""Files of pages that nobody may read yet, or no more, are not given out either."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.core import SiteImageFactory, UserFactory
from tests.factories.home import StandardPageFactory, translated
from tests.factories.news import DocumentFactory, prose, publish, published, with_photos
from tests.factories.trainings import TrainingPageFactory

pytestmark = pytest.mark.django_db


def in_a_block(document) -> list[tuple]:
    return [("downloads", {"title": "Dateien", "documents": [document]})]


def in_a_link(document) -> list[tuple]:
    return prose(f'Hier <a linktype="document" id="{document.pk}">lesen</a>')


def download(client, document) -> int:
    response = client.get(document.url)
    if response.streaming:
        list(response.streaming_content)  # Reads the file to its end, which closes it.
    return response.status_code


def soon():
    return timezone.now() + timedelta(days=1)


PLACES = pytest.mark.parametrize("place", [in_a_block, in_a_link])


@PLACES
def test_a_file_in_the_text_waits_for_the_release(client, place):
    document = DocumentFactory()
    release = published(body=place(document), embargo_until=soon())
    assert download(client, document) == 404
    release.embargo_until = release.go_live_at = None
    publish(release)
    assert download(client, document) == 200


@PLACES
def test_a_file_in_the_text_goes_with_the_release(client, place):
    document = DocumentFactory()
    release = published(body=place(document))
    assert download(client, document) == 200
    release.withdrawn_on = timezone.localdate()
    publish(release)
    assert download(client, document) == 404


@PLACES
def test_a_file_of_a_draft_waits_whatever_the_page_is(client, place):
    document = DocumentFactory()
    page = StandardPageFactory(body=place(document), live=False)
    assert download(client, document) == 404
    page.save_revision().publish()
    assert download(client, document) == 200


def test_a_file_of_a_training_waits_too(client):
    document = DocumentFactory()
    TrainingPageFactory(body=in_a_block(document), is_published=False)
    assert download(client, document) == 404


def test_one_published_page_is_enough(client):
    document = DocumentFactory()
    published(body=in_a_block(document), embargo_until=soon())
    StandardPageFactory(body=in_a_link(document))
    assert download(client, document) == 200


def test_a_file_on_no_page_is_nobodys_secret(client):
    assert download(client, DocumentFactory()) == 200


def test_a_file_of_a_translation_goes_with_the_german_page(client):
    document = DocumentFactory()
    page = StandardPageFactory()
    translated(page, "ar", body=in_a_block(document))
    assert download(client, document) == 200
    page.unpublish()
    assert download(client, document) == 404


def test_who_edits_may_look_at_the_file(client):
    document = DocumentFactory()
    published(body=in_a_block(document), embargo_until=soon())
    client.force_login(UserFactory(is_superuser=True))
    assert download(client, document) == 200


def test_a_press_photo_waits_for_the_release(client):
    release = with_photos(published(slug="bald", embargo_until=soon()), 1)
    photo = release.photos.get()
    assert client.get(f"/de/presse/bald/fotos/{photo.pk}/").status_code == 404
    assert client.get(photo.image.file.url).status_code == 404


def test_the_address_of_a_size_cannot_be_guessed():
    """Only who has the picture knows its fingerprint, so that a size needs no other guard."""
    image = SiteImageFactory()
    assert f"/{image.get_file_hash()[:12]}/" in image.get_rendition("width-20").url
