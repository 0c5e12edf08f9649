import pytest
from django.conf import settings
from django.core.files.images import ImageFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file_jpeg
from wagtail.models import Locale

from core import frame
from home.models import StandardPage
from tests.factories.circles import CirclePageFactory
from tests.factories.circles import translated as translated_circle
from tests.factories.core import ContactFactory, SiteImageFactory
from tests.factories.home import StandardPageFactory, home_page, translated
from tests.factories.news import DocumentFactory, published
from tests.factories.trainings import TrainingPageFactory, translation_of

pytestmark = pytest.mark.django_db


def queries(client, path):
    """How many a visit needs when this process has not served anything yet."""
    frame._frames.clear()
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
    assert response.status_code == 200
    return len(captured)


def text(*blocks) -> list[dict]:
    return [{"type": kind, "value": value} for kind, value in blocks]


def with_body(page: StandardPage, blocks: list[dict]) -> StandardPage:
    page.body = page.body.stream_block.to_python(blocks)
    page.save()
    return page


def picture():
    """An image whose file exists, so that sizes can be made of it."""
    return SiteImageFactory(file=ImageFile(get_test_image_file_jpeg(), "bild.jpeg"))


def every_block(copies: int = 1) -> list[dict]:
    goal = StandardPageFactory(title="Ziel")
    parts = []
    for _copy in range(copies):
        parts += text(
            ("prose", f'<h2>Überschrift</h2><p><a id="{goal.pk}" linktype="page">hin</a></p>'),
            ("figure", {"image": {"image": picture().pk, "alt_text": "Ein Haus",
                                  "decorative": False}, "caption": "Das Landratsamt"}),
            ("quote", {"text": "Zuhören hilft.", "attribution": "Integrationslotsin"}),
            ("notice", {"kind": "info", "title": "Gut zu wissen", "text": "<p>Kostenlos.</p>"}),
            ("steps", {"steps": [{"title": "Melden", "text": "<p>Rufen Sie an.</p>"}]}),
            ("accordion", {"items": [{"question": "Was?", "answer": "<p>Das.</p>"}]}),
            ("table", {"caption": "Zeiten", "header": ["Tag"], "rows": [{"cells": ["Montag"]}]}),
            ("downloads", {"title": "Dateien", "documents": [DocumentFactory().pk]}),
            ("links", {"title": "Mehr dazu", "pages": [goal.pk]}),
        )  # fmt: skip
    return parts


def test_home_shows_the_newest_of_every_section(client):
    published(title="Projekt kann starten")
    TrainingPageFactory(title="Asylrecht")
    CirclePageFactory()
    html = client.get("/de/").content.decode()
    for expected in ("Projekt kann starten", "Asylrecht", "/de/helferkreise/", 'name="ort"'):
        assert expected in html


def test_home_leaves_out_what_is_not_public(client):
    published(title="Gesperrt", embargo_until=timezone.now() + timezone.timedelta(days=1))
    published(title="Zurückgezogen", withdrawn_on=timezone.localdate())
    html = client.get("/de/").content.decode()
    assert "Gesperrt" not in html
    assert "Zurückgezogen" not in html


def test_home_of_an_empty_site_has_no_empty_sections(client):
    html = client.get("/de/").content.decode()
    assert 'id="neues"' not in html
    assert 'id="termine"' not in html


def test_home_lists_the_same_in_every_language(client):
    release = published(title="Projekt")
    arabic = release.copy_for_translation(Locale.objects.get(language_code="ar"))
    arabic.title = "مشروع"
    arabic.save_revision().publish()
    training = TrainingPageFactory(title="Asylrecht")
    html = client.get("/ar/").content.decode()
    assert "مشروع" in html
    assert f'href="/ar/schulungen/{training.slug}/"' in html
    assert "Asylrecht" in html


@pytest.mark.parametrize("code", ["de", "ar"])
def test_home_needs_few_queries_however_much_there_is(client, code):
    image = picture()

    def add():
        published(lead_image=image, lead_image_alt="Ein Haus")
        translation_of(TrainingPageFactory(), "ar", title="قانون")
        translated_circle(CirclePageFactory(), "ar", title="دائرة")

    home = home_page(code)
    home.source.image = picture()
    home.source.save()
    add()
    add()
    client.get(f"/{code}/")  # makes the picture sizes
    few = queries(client, f"/{code}/")
    for _number in range(8):
        add()
    client.get(f"/{code}/")
    assert few <= 20
    assert queries(client, f"/{code}/") <= few


def test_standard_page_shows_lead_children_contact_and_date(client):
    page = StandardPageFactory(
        slug="ehrenamt", lead="Wer hilft.", contact=ContactFactory(name="Koordination")
    )
    StandardPageFactory(parent=page, title="Versicherung", slug="versicherung")
    StandardPageFactory(parent=page, title="Entwurf").unpublish()
    page.save_revision().publish()
    html = client.get("/de/ehrenamt/").content.decode()
    for expected in (
        "Wer hilft.",
        "/de/ehrenamt/versicherung/",
        "Koordination",
        "Zuletzt geändert",
    ):
        assert expected in html
    assert "Entwurf" not in html


def test_contact_without_consent_is_not_shown(client):
    contact = ContactFactory(kind="private", name="Frau Privat")
    StandardPageFactory(slug="seite", contact=contact)
    assert "Frau Privat" not in client.get("/de/seite/").content.decode()


def test_child_of_a_german_page_keeps_the_readers_address(client):
    page = StandardPageFactory(slug="ehrenamt")
    child = StandardPageFactory(parent=page, title="Versicherung", slug="versicherung")
    translated(page, "ar", title="تطوع")
    html = client.get("/ar/ehrenamt/").content.decode()
    assert 'href="/ar/ehrenamt/versicherung/" lang="de" hreflang="de">Versicherung' in html
    translated(child, "ar", title="تأمين")
    assert 'href="/ar/ehrenamt/versicherung/">تأمين' in client.get("/ar/ehrenamt/").content.decode()


def test_every_block_is_rendered_with_headings_in_order(client):
    with_body(StandardPageFactory(slug="bausteine"), every_block())
    html = client.get("/de/bausteine/").content.decode()
    for expected in ("Überschrift", "Das Landratsamt", "Zuhören hilft.", "Gut zu wissen",
                     "Rufen Sie an.", "<summary", "<caption>Zeiten", "Dateien", "Mehr dazu",
                     'alt="Ein Haus"', "Pressestelle"):  # fmt: skip
        assert expected in html
    assert "<p><p>" not in html
    assert html.count("<h1") == 1


@pytest.mark.parametrize("code", ["de", "ar"])
@pytest.mark.parametrize("is_translated", [True, False])
def test_standard_page_needs_few_queries_however_long_it_is(client, code, is_translated):
    def page_with(copies):
        page = StandardPageFactory(contact=ContactFactory())
        with_body(page, every_block(copies))
        if is_translated:
            translated(page, "ar", title="صفحة")
        for _number in range(copies):
            child = StandardPageFactory(parent=page)
            if is_translated:
                translated(child, "ar", title="فرعي")
        client.get(f"/{code}/{page.slug}/")
        return queries(client, f"/{code}/{page.slug}/")

    assert page_with(5) == page_with(1)


@pytest.mark.parametrize("code", ["de", "ar"])
def test_plain_standard_page_needs_at_most_15_queries(client, code):
    parent = StandardPageFactory()
    page = StandardPageFactory(parent=parent, contact=ContactFactory())
    goal = StandardPageFactory(parent=page, title="Darunter")
    with_body(page, text(("prose", f'<p><a id="{goal.pk}" linktype="page">hin</a></p>')))
    assert queries(client, f"/{code}/{parent.slug}/{page.slug}/") <= 15


@pytest.mark.parametrize("code", [code for code, _name in settings.LANGUAGES])
def test_general_pages_answer_in_every_language(client, code):
    for path in ("", "impressum/", "suche/", "barriere-melden/", "barriere-melden/danke/"):
        html = client.get(f"/{code}/{path}").content.decode()
        assert f'<html lang="{code}"' in html
        assert html.count("<h1") == 1


def test_every_block_has_a_preview(home):
    SiteImageFactory()
    ContactFactory()
    DocumentFactory()
    for name, block in StandardPage.body.field.stream_block.child_blocks.items():
        assert block.is_previewable, name
        html = block.render(block.get_preview_value())
        assert html.strip(), name
