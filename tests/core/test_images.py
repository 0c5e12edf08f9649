"""Uploads through the admin: what is refused, with which words, and what is taken out."""

from html import unescape
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base
from PIL.PngImagePlugin import PngInfo

from core.models import SiteDocument, SiteImage
from core.photo_privacy import has_location, without_location
from tests.factories.editing import person_in

SCRIPT_IN_SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.fixture
def editor(client, db) -> Client:
    client.force_login(person_in("Redaktion"))
    return client


def picture(size=(40, 20), kind="JPEG", **options) -> bytes:
    target = BytesIO()
    Image.new("RGB", size, "navy").save(target, kind, **options)
    return target.getvalue()


def photo_with_place() -> bytes:
    exif = Image.Exif()
    exif[Base.Orientation] = 6
    exif[Base.Artist] = "Erika Beispiel"
    exif.get_ifd(IFD.GPSInfo).update({GPS.GPSLatitudeRef: "N", GPS.GPSLatitude: (48.0, 34.0, 0.0)})
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">exif:GPSLatitude=48,34</x:xmpmeta>'
    return picture(exif=exif, xmp=xmp)


def several(client: Client, name: str, content: bytes, view="wagtailimages:add_multiple") -> str:
    """One file by the page for several pictures; what the person reads about it."""
    response = client.post(
        reverse(view),
        {"title": name, "files[]": SimpleUploadedFile(name, content), "collection": 1},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    assert response.status_code == 200
    return response.json().get("error_message", "")


def single(client: Client, name: str, content: bytes, **fields) -> str:
    """One file by the page for one picture."""
    data = {"title": name, "collection": 1, "licence": "own"} | fields
    file = SimpleUploadedFile(name, content)
    response = client.post(reverse("wagtailimages:add"), data | {"file": file}, follow=True)
    assert response.status_code == 200
    return unescape(response.content.decode())


def chooser(client: Client, name: str, content: bytes, **fields) -> str:
    """One file by the upload in the chooser of the page editor."""
    data = {"title": name, "collection": 1, "licence": "own"} | fields
    data["file"] = SimpleUploadedFile(name, content)
    response = client.post(
        reverse("wagtailimages_chooser:create"),
        {f"image-chooser-upload-{field}": value for field, value in data.items()},
    )
    assert response.status_code == 200
    return unescape(response.json().get("htmlFragment", ""))


WAYS = pytest.mark.parametrize("send", [single, several, chooser])
BROKEN = {
    "text.jpg": (b"Guten Tag", "kein Bild"),
    "skript.svg": (SCRIPT_IN_SVG, "AVIF, GIF, JPG, JPEG, PNG, WEBP"),
    "skript.png": (SCRIPT_IN_SVG, "png"),
    "abgeschnitten.jpg": (picture()[:200], "beschädigt"),
    "halb.png": (picture((300, 300), "PNG")[:400], "beschädigt"),
}


@pytest.mark.parametrize("name", BROKEN)
@WAYS
def test_what_is_no_picture_is_refused_with_a_reason(editor, send, name):
    content, words = BROKEN[name]
    assert words in send(editor, name, content)
    assert not SiteImage.objects.exists()


@WAYS
def test_picture_of_30_mb_is_refused_with_the_limit(editor, send):
    words = send(editor, "riesig.jpg", picture() + b"\x00" * 30 * 1024 * 1024)
    assert "30,0\xa0MB" in words
    assert "20,0\xa0MB" in words
    assert not SiteImage.objects.exists()


@pytest.mark.parametrize("size", [(10_000, 9_000), (20_000, 20_000)])
@WAYS
def test_picture_with_too_many_pixels_is_refused(editor, send, size):
    target = BytesIO()
    Image.new("1", size).save(target, "PNG")
    assert "80 Millionen" in send(editor, "bombe.png", target.getvalue())
    assert not SiteImage.objects.exists()


@WAYS
def test_place_is_taken_out_of_a_photo_and_the_rest_stays(editor, send):
    assert has_location(photo_with_place())

    send(editor, "foto.jpg", photo_with_place())

    image = SiteImage.objects.get()
    with image.file.open() as file:
        stored = file.read()
    assert not has_location(stored)
    assert b"GPSLatitude" not in stored
    with Image.open(BytesIO(stored)) as photo:
        assert photo.getexif()[Base.Artist] == "Erika Beispiel"
    rendition = image.get_rendition("max-100x100")
    assert (rendition.width, rendition.height) == (20, 40)


def test_taking_the_place_out_does_not_touch_a_single_pixel():
    before, after = photo_with_place(), without_location(photo_with_place())
    with Image.open(BytesIO(before)) as one, Image.open(BytesIO(after)) as other:
        assert one.tobytes() == other.tobytes()


def test_place_in_another_format_is_refused_with_a_way_out(editor):
    exif = Image.Exif()
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitudeRef] = "N"
    words = several(editor, "foto.webp", picture(kind="WEBP", exif=exif))
    assert "ohne Standort oder als JPEG" in words


XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
    'xmlns:exif="http://ns.adobe.com/exif/1.0/" {fact}/></rdf:RDF></x:xmpmeta>'
)
PLACE_IN_XMP = XMP.format(fact='exif:GPSLatitude="47,33N" exif:GPSLongitude="10,16E"')


def long_xmp() -> bytes:
    """The place stands where a long XMP part continues."""
    content = b"http://ns.adobe.com/xmp/extension/\x00" + b"0" * 40 + PLACE_IN_XMP.encode()
    segment = b"\xff\xe1" + (len(content) + 2).to_bytes(2, "big") + content
    return picture()[:2] + segment + picture()[2:]


def png_with_xmp() -> bytes:
    texts = PngInfo()
    texts.add_itxt("XML:com.adobe.xmp", PLACE_IN_XMP)
    return picture(kind="PNG", pnginfo=texts)


@pytest.mark.parametrize(
    "content",
    [picture(xmp=PLACE_IN_XMP.encode()), picture(xmp=PLACE_IN_XMP.encode("utf-16")), long_xmp()],
)
@WAYS
def test_place_that_stands_only_in_xmp_is_taken_out(editor, send, content):
    assert has_location(content)
    send(editor, "foto.jpg", content)
    with SiteImage.objects.get().file.open() as file:
        stored = file.read()
    assert not has_location(stored)
    assert b"GPSL" not in stored.replace(b"\x00", b"")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("foto.png", png_with_xmp()),
        ("foto.webp", picture(kind="WEBP", xmp=PLACE_IN_XMP.encode())),
        ("foto.avif", picture(kind="AVIF", xmp=PLACE_IN_XMP.encode())),
    ],
)
def test_place_in_the_xmp_of_another_format_is_refused_with_a_way_out(editor, name, content):
    assert "ohne Standort oder als JPEG" in several(editor, name, content)
    assert not SiteImage.objects.exists()


def test_xmp_without_a_place_stays(editor):
    several(editor, "foto.jpg", picture(xmp=XMP.format(fact='exif:Make="Kamera"').encode()))
    with SiteImage.objects.get().file.open() as file:
        assert b"Kamera" in file.read()


def test_credit_and_licence_are_asked_for_in_the_chooser(editor):
    page = editor.get(reverse("wagtailimages_chooser:choose")).json()["html"]
    assert "Bildnachweis" in page
    assert "Lizenz" in page
    assert "Alternativtext (Vorschlag)" in page

    chooser(editor, "amt.jpg", picture(), credit="Pressestelle")
    assert SiteImage.objects.get().credit == "Pressestelle"


def test_listing_says_which_pictures_lack_a_credit(editor):
    chooser(editor, "amt.jpg", picture(), credit="Pressestelle")
    address = reverse("wagtailimages:index")
    assert "Bildnachweis fehlt" not in editor.get(address).content.decode()

    chooser(editor, "see.jpg", picture((30, 30)))
    for layout in ("grid", "list"):
        page = editor.get(address, {"layout": layout}).content.decode()
        assert page.count("Bildnachweis fehlt") == 1


DOCUMENTS = {
    "angebot.pdf": b"<html><script>alert(1)</script></html>",
    "liste.docx": b"%PDF-1.7",
    "notiz.txt": b"<!DOCTYPE html><p>Hallo</p>",
    "tabelle.csv": b"a;b\x00\x01",
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_document_whose_content_is_something_else_is_refused(editor, name):
    words = several(editor, name, DOCUMENTS[name], view="wagtaildocs:add_multiple")
    assert "Der Inhalt dieser Datei ist kein" in words
    assert not SiteDocument.objects.exists()


def zipped(name: str) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        archive.writestr(name, "x")
    return content.getvalue()


@pytest.mark.parametrize(
    ("inside", "is_taken"), [("word/document.xml", True), ("boese.exe", False)]
)
def test_a_word_document_has_words_inside(editor, inside, is_taken):
    several(editor, "brief.docx", zipped(inside), view="wagtaildocs:add_multiple")
    assert SiteDocument.objects.exists() == is_taken


@pytest.mark.parametrize(
    ("address", "prefix"),
    [("wagtaildocs:add", ""), ("wagtaildocs_chooser:create", "document-chooser-upload-")],
)
def test_a_refused_document_is_told_one_reason(editor, address, prefix):
    data = {"title": "Liste", "collection": 1, "file": SimpleUploadedFile("liste.pdf", b"PK")}
    response = editor.post(
        reverse(address), {f"{prefix}{field}": value for field, value in data.items()}
    )
    page = response.json()["htmlFragment"] if prefix else response.content.decode()
    page = unescape(page)
    assert "Der Inhalt dieser Datei ist kein" in page
    assert "ist nicht erlaubt" not in page


def test_document_of_a_kind_that_is_not_allowed_is_refused(editor):
    assert "pdf" in several(editor, "seite.html", b"<p>Hallo", view="wagtaildocs:add_multiple")
    assert not SiteDocument.objects.exists()


def test_document_over_the_limit_is_refused_with_the_limit(editor):
    content = b"%PDF-1.7" + b"\x00" * 31 * 1024 * 1024
    assert "30,0\xa0MB" in several(editor, "gross.pdf", content, view="wagtaildocs:add_multiple")


def test_document_is_served_so_that_no_browser_runs_it(editor, client):
    several(editor, "notiz.txt", b"Guten Tag", view="wagtaildocs:add_multiple")
    response = Client().get(SiteDocument.objects.get().url)
    response.close()
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'"
