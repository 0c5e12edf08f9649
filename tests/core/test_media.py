import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from tests.factories.core import SiteImageFactory, UserFactory


@pytest.fixture
def image(db):
    return SiteImageFactory()


@pytest.fixture
def get(client):
    """Asks for an address and closes the file that is sent."""

    def ask(address):
        response = client.get(address)
        response.close()
        return response

    return ask


def test_a_rendition_is_for_everybody_and_for_ever(get, image):
    response = get(image.get_rendition("width-20").url)
    assert response.status_code == 200
    assert response["Cache-Control"] == "public, immutable, max-age=31536000"
    assert response["Content-Type"] == "image/jpeg"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert not response.cookies
    assert response["Content-Disposition"].startswith("inline")


def test_another_picture_under_the_same_name_has_another_address(image):
    first = image.get_rendition("width-20").url
    name = image.file.name
    image.delete()
    other = SiteImageFactory(file__color="green", file__filename=name.rsplit("/", 1)[-1])
    assert other.get_rendition("width-20").url != first


def test_the_original_is_not_for_visitors(get, image):
    response = get(image.file.url)
    assert response.status_code == 404


def test_no_detour_leads_to_the_original(get, image):
    assert get(f"/media/images/../{image.file.name}").status_code == 404


def test_the_original_is_there_for_who_signed_in_to_edit(get, client, image):
    client.force_login(UserFactory(is_superuser=True))
    response = get(image.file.url)
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"


def test_a_document_is_left_to_wagtail_which_asks_who_may_read_it(get, client, db):
    name = default_storage.save("documents/plan.pdf", ContentFile(b"%PDF-1.7"))
    client.force_login(UserFactory(is_superuser=True))
    assert get(f"/media/{name}").status_code == 404


def test_what_is_no_picture_is_downloaded_and_may_do_nothing(get, db):
    name = default_storage.save("images/page.html", ContentFile(b"<script>alert(1)</script>"))
    response = get(f"/media/{name}")
    assert response["Content-Disposition"] == "attachment"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"


@pytest.mark.parametrize(
    "path",
    [
        "images/",
        "images",
        "images/../../db.sqlite3",
        "images/%2e%2e/%2e%2e/db.sqlite3",
        "/etc/passwd",
    ],
)
def test_nothing_outside_the_folder_is_given_out(get, db, path):
    default_storage.save("images/there.txt", ContentFile(b""))
    assert get(f"/media/{path}").status_code == 404


def test_media_takes_no_post(client, image):
    assert client.post(image.get_rendition("width-20").url).status_code == 405
