"""The first filling makes the drafts that the package would make, and each of them once."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.models import Translation, TranslationLog

from tests.factories.circles import CirclePageFactory, FocusAreaFactory
from tests.factories.core import ContactFactory, MunicipalityFactory, TopicFactory
from tests.factories.home import StandardPageFactory
from tests.factories.news import prose, published
from tests.factories.trainings import SessionFactory, TrainingPageFactory
from tests.factories.translations import begun, language, written
from translations.choices import State
from translations.filling import fill_page, unfilled
from translations.states import standing_of, standings

pytestmark = pytest.mark.django_db

SEVEN = ["en", "uk", "ar", "fa", "ru", "tr", "fr"]
# What differs from page to page, or says when it was saved.
OWN = {
    "pk",
    "path",
    "url_path",
    "page_ptr",
    "latest_revision",
    "latest_revision_created_at",
    "locale",
}


def said_by(page: Page) -> list[dict]:
    """All a page says, and the same of its newest version; without what only it can have."""
    versions = page.serializable_data(), page.latest_revision.content
    return [
        {name: _sorted(value) for name, value in content.items() if name not in OWN}
        for content in versions
    ]


def _sorted(value):
    """Topics are a set, and blocks a text in which their parts have any order."""
    if isinstance(value, str) and value.startswith("["):
        return json.loads(value)
    numbers = isinstance(value, list) and all(isinstance(each, int) for each in value)
    return sorted(value) if numbers else value


def page_in(german: Page, code: str) -> Page:
    return german.get_translation(language(code)).specific


def filled(german: Page, *codes: str) -> int:
    return fill_page(german, [language(code) for code in codes])


@pytest.fixture(params=["release", "training", "circle", "page"])
def german(request, home) -> Page:
    contact, topics = ContactFactory(), [TopicFactory(), TopicFactory()]
    if request.param == "release":
        release = published(title="Richtfest", body=prose("Der Bau."), press_contact=contact)
        release.topics.set(topics)
        release.save_revision().publish()
        return release
    if request.param == "training":
        sessions = [SessionFactory(days=3), SessionFactory(days=9)]
        return TrainingPageFactory(topics=topics, contact=contact, sessions=sessions)
    if request.param == "circle":
        places = {"municipalities": [MunicipalityFactory()], "focus_areas": [FocusAreaFactory()]}
        return CirclePageFactory(contact=contact, **places)
    return StandardPageFactory(title="Sprechstunde", lead="Dienstags.", body=prose("Raum 1."))


def test_a_draft_says_what_the_desk_would_begin_with(german):
    begun(german, "uk")
    filled(german, "ar")
    ours, theirs = page_in(german, "ar"), page_in(german, "uk")
    assert said_by(ours) == said_by(theirs)
    assert (ours.slug, ours.draft_title) == (theirs.slug, theirs.draft_title)
    assert not ours.live
    assert ours.has_unpublished_changes
    log = TranslationLog.objects.get(locale=language("ar"))
    assert log.revision == ours.latest_revision
    place = german.translation_key, "ar"
    assert standing_of(standings([german.translation_key], ["ar"]), *place).state == State.MISSING
    assert not any(Page.find_problems())


def test_words_of_a_deleted_draft_are_in_the_new_one(home):
    german = StandardPageFactory(title="Sprechstunde", lead="Dienstags.")
    translation = written(begun(german))
    page_in(german, "ar").delete()
    filled(german, "ar", "uk")
    assert page_in(german, "ar").title == "[Sprechstunde]"
    assert page_in(german, "uk").title == "Sprechstunde"
    translation.refresh_from_db()
    assert translation.enabled


def test_what_the_memory_knows_is_taken(home):
    written(begun(StandardPageFactory(title="Eins", lead="Bitte melden Sie sich an.")))
    german = StandardPageFactory(title="Zwei", lead="Bitte melden Sie sich an.")
    assert filled(german, "ar", "uk") == 1


def test_who_may_see_a_page_is_the_same_in_every_language(home):
    german = StandardPageFactory(title="Intern")
    PageViewRestriction.objects.create(page=german, restriction_type=PageViewRestriction.LOGIN)
    filled(german, "ar")
    assert page_in(german, "ar").get_view_restrictions().exists()


def test_a_page_above_that_is_not_translated_comes_first(home):
    above = StandardPageFactory(title="Oben")
    below = StandardPageFactory(title="Unten", parent=above)
    filled(below, "ar", "uk")
    for code in ("ar", "uk"):
        assert page_in(below, code).get_parent().specific == page_in(above, code)
        assert page_in(above, code).alias_of is None


def test_run_once_more_the_command_fills_only_what_is_new(home):
    old = StandardPageFactory(title="Alt")
    call_command("fill_translations", languages=["ar"], stdout=StringIO())
    draft, before = page_in(old, "ar").latest_revision, Translation.objects.count()
    assert list(unfilled(["ar"])) == []
    new = StandardPageFactory(title="Neu")
    call_command("fill_translations", languages=["ar"], stdout=StringIO())
    assert Translation.objects.count() == before + 1
    assert page_in(old, "ar").latest_revision == draft
    assert not page_in(new, "ar").live


def test_more_languages_cost_little_more(home):
    numbers = []
    for codes in (SEVEN[:1], SEVEN):
        german = StandardPageFactory(lead="Dienstags.", body=prose("Raum 1."))
        with CaptureQueriesContext(connection) as found:
            filled(german, *codes)
        numbers.append(len(found))
    assert (numbers[1] - numbers[0]) / 6 <= 65
