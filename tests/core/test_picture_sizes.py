"""The sizes of a picture are made once, and before a reader asks for them."""

import logging
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from django.core.cache import cache
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse
from wagtail.images.models import Filter

from core.models import SiteImage, SiteRendition
from core.picture_sizes import look_at_page, look_at_pages_with
from tests.core.test_images import picture
from tests.factories.core import SiteImageFactory, UserFactory
from tests.factories.news import published, translated, with_photos

READERS = 4


def files_of(image: SiteImage) -> set[str]:
    folder = Path(default_storage.path("images")) / image.file_hash[:12]
    return {path.name for path in folder.iterdir()} if folder.exists() else set()


def rows_of(image: SiteImage) -> set[str]:
    names = SiteRendition.objects.filter(image=image).values_list("file", flat=True)
    return {Path(name).name for name in names}


def release_with(image: SiteImage):
    return published(slug="bild", lead_image=image, lead_image_alt="Das Landratsamt")


def a_picture(color: str) -> SiteImage:
    """A picture no other test has: files are told apart by their content."""
    image = SiteImageFactory(file__color=color, file__width=900, file__height=600)
    image.get_file_hash()
    return image


def ask(address: str) -> int:
    try:
        return Client().get(address).status_code
    finally:
        connection.close()


def test_of_many_readers_at_once_one_makes_the_sizes(transactional_db, caplog):
    image = a_picture("teal")
    release_with(image)
    image.renditions.all().delete()
    cache.clear()
    assert files_of(image) == set()
    with (
        caplog.at_level(logging.DEBUG, logger="wagtail.images"),
        ThreadPoolExecutor(READERS) as readers,
    ):
        codes = list(readers.map(ask, ["/de/presse/bild/"] * READERS))
    assert codes == [200] * READERS
    made = [line for line in caplog.messages if line.startswith("Generating ")]
    assert len(made) == len(set(made)) == len(rows_of(image)) > 1
    assert files_of(image) == rows_of(image)


def test_a_size_is_made_by_one_of_two_that_know_nothing_of_each_other(db):
    image = a_picture("olive")
    for _number in range(2):
        SiteImage.objects.get(pk=image.pk).create_renditions(Filter("width-20"), Filter("width-30"))
    assert len(rows_of(image)) == 2
    assert files_of(image) == rows_of(image)


def test_a_published_page_is_ready_before_its_first_reader(
    client, db, django_capture_on_commit_callbacks
):
    image = a_picture("maroon")
    with django_capture_on_commit_callbacks(execute=True):
        release = with_photos(release_with(image), 1)
    ready = set(SiteRendition.objects.values_list("pk", flat=True))
    assert SiteRendition.objects.filter(image=image).exists()
    translated(release, "ar", title="خبر")
    for address in ("/de/", "/de/presse/", "/de/presse/bild/", "/ar/", "/ar/presse/bild/"):
        assert client.get(address).status_code == 200
    assert set(SiteRendition.objects.values_list("pk", flat=True)) == ready


def test_a_replaced_picture_is_ready_on_its_pages(client, db, django_capture_on_commit_callbacks):
    image = a_picture("purple")
    with django_capture_on_commit_callbacks(execute=True):
        release_with(image)
    before = set(SiteRendition.objects.filter(image=image).values_list("file", flat=True))
    client.force_login(UserFactory(is_superuser=True))
    file = SimpleUploadedFile("neu.jpg", picture((900, 600)))
    data = {"title": "Neu", "collection": 1, "licence": "own", "credit": "Amt", "file": file}
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(reverse("wagtailimages:edit", args=[image.pk]), data)
    assert response.status_code == 302
    after = set(SiteRendition.objects.filter(image=image).values_list("file", flat=True))
    assert len(after) == len(before) > 1
    assert not before & after
    client.logout()
    client.get("/de/presse/bild/")
    assert set(SiteRendition.objects.filter(image=image).values_list("file", flat=True)) == after


def test_what_is_gone_by_then_is_no_trouble(db):
    assert look_at_pages_with.call(0) is None
    assert look_at_page.call(0) is None
