"""A translation shows a picture, file or link of its own where a translator chose one."""

from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, GroupCollectionPermission
from wagtail.rich_text import RichText
from wagtail_localize.models import SegmentOverride, Translation

from core.models import SiteDocument, SiteImage
from home.models import StandardPage
from tests.factories.core import SiteImageFactory
from tests.factories.editing import person_in
from tests.factories.home import StandardPageFactory
from tests.factories.news import DocumentFactory
from tests.factories.translation_desk import at, decided, handed_in, screen, signed_in
from tests.factories.translations import begun, public, written
from translations.substitutes import Kind, Substitute, substitutes_of
from translations.work import target_of

LINK = "https://example.org/de/"
OWN = "https://example.org/ar/"
FACTORIES = [SiteImageFactory, DocumentFactory]
WORDS = {"Sprechstunde": "ساعات", "Ein Plan": "خطة", "Faltblatt": "نشرة", "Mehr dazu": "المزيد"}


@pytest.fixture
def page(db) -> StandardPage:
    """A German page with a picture, a decoration, a file and a link."""
    picture = {"image": SiteImageFactory(), "alt_text": "Ein Plan", "decorative": False}
    ornament = {"image": SiteImageFactory(), "alt_text": "", "decorative": True}
    page = StandardPageFactory(title="Sprechstunde", lead="", live=False)
    page.body = [
        ("figure", {"image": page_image(picture), "caption": ""}),
        ("figure", {"image": page_image(ornament), "caption": ""}),
        ("downloads", {"title": "Faltblatt", "documents": [DocumentFactory(title="Merkblatt")]}),
        ("prose", f'<p><a href="{LINK}">Mehr dazu</a></p>'),
    ]
    page.save_revision().publish()
    return StandardPage.objects.get(pk=page.pk)


def page_image(value: dict) -> SiteImage:
    image = value["image"]
    image.contextual_alt_text, image.decorative = value["alt_text"], value["decorative"]
    return image


@pytest.fixture
def translation(page, translator) -> Translation:
    return begun(page, "ar", translator)


def everybodys() -> Collection:
    """Where everybody may choose from."""
    return Collection.get_first_root_node()


def in_arabic(german: str) -> str:
    for word, arabic in WORDS.items():
        german = german.replace(word, arabic)
    return german


def place(translation: Translation, kind: Kind) -> Substitute:
    return next(one for one in substitutes_of(translation) if one.kind == kind)


def way(translation: Translation, kind: Kind) -> str:
    return at("substitute", translation, place(translation, kind).segment)


def chosen(client: Client, translation: Translation, kind: Kind, value: object):
    return client.post(way(translation, kind), {"value": value})


def read(translation: Translation) -> str:
    """The page in Arabic as readers get it, or would get it."""
    public(written(translation))
    return Client().get("/ar/" + target_of(translation).slug + "/").content.decode()


# --- What there is ------------------------------------------------------------------------


def test_the_screen_lists_pictures_files_and_links_but_no_decoration(desk, translation):
    kinds = [(one.kind, one.label) for one in substitutes_of(translation)]
    assert kinds == [
        (Kind.PICTURE, "Bild"),
        (Kind.FILE, "Dateien › Datei"),
        (Kind.LINK, "Text"),
    ]
    rows = screen(desk, translation).select("#eigenes .desk-substitute")
    assert len(rows) == 3
    assert all("Wie auf Deutsch" in row.get_text() for row in rows)
    assert LINK in rows[2].get_text()


def test_a_row_and_a_page_without_any_have_no_such_list(desk, topic, plain_page):
    assert not screen(desk, begun(topic)).select("#eigenes")
    assert not screen(desk, begun(plain_page)).select("#eigenes")


@pytest.mark.parametrize("kind", Kind)
def test_the_form_opens(desk, translation, kind):
    answer = desk.get(way(translation, kind))
    assert answer.status_code == HTTPStatus.OK
    assert "Auf Deutsch steht hier" in answer.content.decode()


# --- Choosing -----------------------------------------------------------------------------


def test_readers_of_the_language_get_the_own_link_and_others_the_german_one(desk, translation):
    assert chosen(desk, translation, Kind.LINK, OWN).status_code == HTTPStatus.FOUND
    assert OWN in screen(desk, translation).select_one("#eigenes").get_text()
    arabic = read(translation)
    assert f'href="{OWN}"' in arabic
    assert f'href="{LINK}"' not in arabic
    german = Client().get(translation.source.get_source_instance().get_url()).content.decode()
    assert f'href="{LINK}"' in german


def test_readers_of_the_language_get_the_own_file(desk, translation):
    own = DocumentFactory(title="Arabisch", collection=everybodys())
    chosen(desk, translation, Kind.FILE, own.pk)
    arabic = read(translation)
    assert own.url in arabic
    assert "Merkblatt" not in arabic


def test_readers_of_the_language_get_the_own_picture_with_its_words(desk, translation):
    own = SiteImageFactory(collection=everybodys())
    chosen(desk, translation, Kind.PICTURE, own.pk)
    read(translation)
    figure, ornament, *_others = target_of(translation).body
    figure, ornament = figure.value["image"], ornament.value["image"]
    assert figure.pk == own.pk
    assert figure.contextual_alt_text == "[Ein Plan]"
    assert ornament.decorative


def test_german_again(desk, translation):
    chosen(desk, translation, Kind.LINK, OWN)
    desk.post(way(translation, Kind.LINK), {"deutsch": "1"})
    assert not SegmentOverride.objects.exists()
    assert f'href="{LINK}"' in read(translation)


def test_another_link_in_german_counts_again(desk, translation, page):
    chosen(desk, translation, Kind.LINK, OWN)
    page.body[3] = ("prose", RichText('<p><a href="https://example.org/neu/">Mehr dazu</a></p>'))
    page.save_revision().publish()
    translation = begun(page)
    assert place(translation, Kind.LINK).own is None
    assert 'href="https://example.org/neu/"' in read(translation)


@pytest.mark.parametrize("kind", [Kind.PICTURE, Kind.FILE])
def test_what_is_deleted_gives_way_to_german(desk, translation, kind):
    picture, file = (make(pk=900, collection=everybodys()) for make in FACTORIES)
    own, other = (picture, file) if kind == Kind.PICTURE else (file, picture)
    chosen(desk, translation, kind, own.pk)
    other.delete()
    assert place(translation, kind).own == own
    own.delete()
    assert place(translation, kind).own is None
    assert desk.get(at("preview", translation)).status_code == HTTPStatus.OK


# --- What is refused ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    ["", "javascript:alert(1)", "data:text/html,x", "//example.org", "/\\example.org", "/ \tx",
     "mailto:x", "tel:112;x", "https://", "ftp://example.org", "a\x00b",
     "https://example.org/" + "x" * 3000],
)  # fmt: skip
def test_what_is_no_address_is_refused(desk, translation, address):
    answer = chosen(desk, translation, Kind.LINK, address)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert not SegmentOverride.objects.exists()


@pytest.mark.parametrize(
    "address",
    ["/ar/barriere-melden/", "http://example.org", "mailto:amt@example.org", "tel:+49 8321 612-0"],
)
def test_addresses_of_mail_and_telephone_are_fine(desk, translation, address):
    assert chosen(desk, translation, Kind.LINK, address).status_code == HTTPStatus.FOUND


@pytest.mark.parametrize("kind", [Kind.PICTURE, Kind.FILE])
@pytest.mark.parametrize("value", ["", "x", "0", "9" * 30])
def test_what_is_not_there_cannot_be_chosen(desk, translation, kind, value):
    answer = chosen(desk, translation, kind, value)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY


def test_what_a_person_may_not_choose_cannot_be_chosen(desk, translation):
    own = DocumentFactory(title="Geheim", collection=everybodys())
    GroupCollectionPermission.objects.update(collection=everybodys().add_child(name="Andere"))
    answer = chosen(desk, translation, Kind.FILE, own.pk)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Geheim" not in answer.content.decode()


def test_while_an_approver_reads_nothing_is_chosen(desk, review, translation, translator):
    link = way(translation, Kind.LINK)
    chosen(desk, translation, Kind.LINK, OWN)
    written(translation, in_arabic, translator)
    handed_in(desk, translation)
    for answer in (
        desk.get(link),
        desk.post(link, {"value": LINK}),
        desk.post(link, {"deutsch": "1"}),
    ):
        assert answer.status_code == HTTPStatus.LOCKED
    assert not screen(desk, translation).select("#eigenes a[href*=eigenes]")
    assert OWN in screen(review, translation).select_one("#eigenes").get_text()
    decided(review, translation, "approve")
    assert OWN in Client().get(target_of(translation).get_url()).content.decode()


def test_others_choose_nothing(translation, page):
    link = way(translation, Kind.LINK)
    for role in ("Übersetzung Französisch", "Freigabe Ukrainisch", "Redaktion"):
        client = signed_in(person_in(role))
        assert client.get(link).status_code == HTTPStatus.FORBIDDEN
        assert client.post(link, {"value": OWN}).status_code == HTTPStatus.FORBIDDEN
    assert Client().get(link).status_code == HTTPStatus.FOUND
    assert not SegmentOverride.objects.exists()


def test_a_place_of_another_page_is_not_found(desk, translation):
    other = StandardPageFactory(body=[("prose", f'<p><a href="{LINK}">Anderes</a></p>')])
    segment = place(begun(other), Kind.LINK).segment
    address = reverse("translations:substitute", args=[translation.pk, segment])
    assert desk.post(address, {"value": OWN}).status_code == HTTPStatus.NOT_FOUND
    assert SiteDocument.objects.count() == 1
