"""What wagtail-localize does by itself to pages, and what readers get here instead."""

import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.models import get_page_models
from wagtail_localize.models import TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from core.models import SitePage
from home.models import HomePage
from tests.factories.core import ContactFactory, TopicFactory
from tests.factories.exchange import Writer, page_of_everything
from tests.factories.news import publish, published
from tests.factories.trainings import SessionFactory, TrainingPageFactory
from tests.factories.translations import language, translated
from translations.segments import segments_of
from translations.states import standings
from translations.work import begin

pytestmark = pytest.mark.django_db


# --- A language without a home page ------------------------------------------------------


@pytest.mark.parametrize("what", ["unpublish", "delete"])
def test_german_text_is_never_called_arabic(home, client, what):
    getattr(HomePage.objects.get(locale__language_code="ar"), what)()
    html = client.get("/ar/").content.decode()
    assert '<html lang="ar" dir="rtl">' in html
    assert re.search(r'<main[^>]* lang="de" dir="ltr"', html)


# --- A change in German ------------------------------------------------------------------


def test_a_change_in_german_opens_the_piece_at_once(home):
    release = published()
    translated(release)
    release.lead = "Etwas ganz anderes."
    release = publish(release)
    (standing,) = standings([release.translation_key], ["ar"]).values()
    assert standing.state == "outdated"
    translation = begin(release, language("ar"), None)
    assert [piece.german for piece in segments_of(translation) if piece.is_open] == [release.lead]


# --- Facts -------------------------------------------------------------------------------


@pytest.fixture
def training(home):
    return TrainingPageFactory(
        title="Asylrecht",
        slug="asylrecht",
        topics=[TopicFactory(name="Wohnen")],
        contact=ContactFactory(name="Frau Lotsin"),
        sessions=[SessionFactory(place_name="Rathaus Sonthofen"), SessionFactory(days=40)],
    )


def test_what_is_taken_off_in_german_is_gone_in_every_language(training, client):
    translated(training)
    before = client.get("/ar/schulungen/asylrecht/").content.decode()
    assert all(name in before for name in ("Wohnen", "Frau Lotsin", "Rathaus Sonthofen"))
    training.topics.clear()
    training.contact = None
    training.sessions.first().delete()
    training.save_revision().publish()
    after = client.get("/ar/schulungen/asylrecht/").content.decode()
    assert "[Asylrecht]" in after
    assert not [name for name in ("Wohnen", "Frau Lotsin", "Rathaus Sonthofen") if name in after]


def test_publishing_a_translation_makes_no_dates_of_its_own(training):
    kept = list(training.sessions.values("pk", "uid", "sequence"))
    translated(training)
    translated(training)
    assert list(type(training.sessions.first()).objects.values("pk", "uid", "sequence")) == kept


def test_the_path_is_no_piece_and_the_same_in_every_language(home):
    release = published(slug="gemeinsam-wohnen")
    page = translated(release)
    assert page.slug == "gemeinsam-wohnen"
    source = TranslationSource.objects.get(object_id=release.translation_key)
    assert not source.stringsegment_set.filter(context__path="slug").exists()
    assert not source.overridablesegment_set.filter(context__path="slug").exists()


# --- Words that would be no pieces -------------------------------------------------------


class Counting(Writer):
    """Writes words that can be told from each other."""

    written = 0

    def plain(self, *args) -> str:
        self.written += 1
        return f"Wort{self.written}."

    text = lines = inline = plain

    def rich(self) -> str:
        return f"<h2>{self.plain()}</h2><p>{self.plain()}</p>"


def test_every_word_of_every_block_is_a_piece(home):
    writer = Counting(1)
    page = page_of_everything(writer)
    pieces = [one for one in extract_segments(page) if isinstance(one, StringSegmentValue)]
    text = " ".join(piece.string.data for piece in pieces)
    assert writer.written > 20
    missing = [n for n in range(1, writer.written + 1) if f"Wort{n}." not in text]
    assert missing == []


UNTRANSLATABLE = (blocks.RawHTMLBlock, TableBlock, blocks.StaticBlock)
NO_WORDS_INSIDE = {"image", "embed"}


def every_block(block: blocks.Block) -> Iterator[blocks.Block]:
    yield block
    if isinstance(block, ImageBlock):
        return
    children = getattr(block, "child_blocks", {}).values()
    for child in [*children, *filter(None, [getattr(block, "child_block", None)])]:
        yield from every_block(child)


@pytest.mark.parametrize("model", [m for m in get_page_models() if issubclass(m, SitePage)])
def test_no_page_has_a_field_that_keeps_words_back(model):
    for field in model._meta.get_fields():
        if isinstance(field, RichTextField):
            assert not NO_WORDS_INSIDE & set(field.features or NO_WORDS_INSIDE)
        if not isinstance(field, StreamField):
            continue
        for block in every_block(field.stream_block):
            assert not isinstance(block, (*UNTRANSLATABLE, ImageChooserBlock)), block
            if isinstance(block, blocks.RichTextBlock):
                assert not NO_WORDS_INSIDE & set(block.features or NO_WORDS_INSIDE), block


# --- What search engines learn -----------------------------------------------------------


def test_the_sitemap_knows_every_language_and_no_alias(home, client):
    release = published(slug="neues")
    for code, _name in settings.LANGUAGES:
        if code not in ("de", "tr", "de-simple"):
            translated(release, code)
    turkish = HomePage.objects.get(locale__language_code="tr")
    alias = release.create_alias(
        parent=turkish,
        update_slug="neues-alias",
        update_locale=turkish.locale,
        reset_translation_key=False,
    )
    assert (alias.live, alias.translation_key) == (True, release.translation_key)
    text = client.get("/sitemap.xml").content.decode()
    for code in ("de", "en", "uk", "ar", "fa", "ru", "fr"):
        assert f"<loc>http://testserver/{code}/presse/neues/</loc>" in text
    assert "neues-alias" not in text
    assert "/tr/presse/neues/" not in text
