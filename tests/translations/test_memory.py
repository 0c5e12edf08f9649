"""The memory: exact sentences and near ones, from people only."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import String, StringSegment, StringTranslation, Translation

from tests.factories.editing import person_in
from tests.factories.home import StandardPageFactory
from tests.factories.translations import begun, written
from translations.memory import exact, near, remember_missing, same, take_all
from translations.models import MemoryWord
from translations.segments import segments_of
from translations.work import NotNow, hand_in, write

LEAD = "Die Beratung im Landratsamt ist jeden Dienstag offen."
WORDS = {LEAD: "الاستشارة مفتوحة كل ثلاثاء.", "Beratung": "استشارة", "Neu": "جديد"}


@pytest.fixture
def known(db) -> Translation:
    """A page that somebody translated."""
    page = StandardPageFactory(title="Beratung", lead=LEAD)
    return written(begun(page), WORDS.__getitem__)


@pytest.fixture
def fresh(db) -> Translation:
    """Another page with the same lead, begun and empty."""
    return begun(StandardPageFactory(title="Neu", lead=LEAD))


@pytest.fixture
def translator(db):
    return person_in("Übersetzung Arabisch")


def row_of(translation: Translation, path: str) -> StringTranslation:
    return StringTranslation.objects.get(
        context__object_id=translation.source.object_id,
        context__path=path,
        locale=translation.target_locale,
    )


def change(translation: Translation, path: str, **values) -> None:
    row = row_of(translation, path)
    StringTranslation.objects.filter(pk=row.pk).update(**values)


def put(translation: Translation, path: str, words: str) -> None:
    piece = StringSegment.objects.get(source=translation.source, context__path=path)
    write(translation, piece, words, None)


# --- The same sentence ----------------------------------------------------------------


def test_the_same_sentence_elsewhere_is_known(known, fresh):
    (match,) = exact(fresh).values()
    assert (match.words, match.score, match.where) == (WORDS[LEAD], 1.0, "Beratung")
    assert exact(known) == {}


def test_machines_and_errors_are_no_memory(known, fresh):
    change(known, "lead", translation_type="machine")
    assert exact(fresh) == {}
    change(known, "lead", translation_type="manual", has_error=True)
    assert exact(fresh) == {}


def test_another_language_is_no_memory(known, fresh):
    assert exact(begun(fresh.source.get_source_instance(), "uk")) == {}


def test_the_newest_words_count(known, fresh):
    other = begun(StandardPageFactory(title="Drittes", lead=LEAD))
    put(other, "lead", "أحدث")
    (match,) = exact(fresh).values()
    assert match.words == "أحدث"
    assert same(LEAD, "ar") == "أحدث"


def test_one_button_takes_everything_that_is_open(known, fresh, translator):
    assert take_all(fresh, translator) == 1
    row = row_of(fresh, "lead")
    assert (row.data, row.last_translated_by) == (WORDS[LEAD], translator)
    assert take_all(fresh, translator) == 0


def test_what_somebody_wrote_stays(known, fresh, translator):
    put(fresh, "lead", "لا تلمسني")
    assert take_all(fresh, translator) == 0
    assert row_of(fresh, "lead").data == "لا تلمسني"


def test_nothing_is_taken_while_an_approver_reads(known, fresh, translator):
    hand_in(fresh, translator)
    with pytest.raises(NotNow):
        take_all(fresh, translator)


def test_the_button_says_what_it_did(known, fresh, translator):
    client = Client()
    client.force_login(translator)
    address = reverse("translations:memory", args=[fresh.pk])
    assert "Eine Stelle aus dem Gedächtnis" in client.post(address, follow=True).content.decode()
    assert "kennt keine" in client.post(address, follow=True).content.decode()
    assert client.get(address).status_code == 405
    hand_in(fresh, translator)
    assert client.post(address).status_code == 423


# --- Near sentences -------------------------------------------------------------------


@pytest.mark.parametrize(
    "german",
    [
        "Die Beratung im Landratsamt ist jeden Freitag offen.",
        "Die Beratung im Landratsamt ist nicht jeden Dienstag offen.",
        "die beratung im landratsamt ist jeden dienstag offen!",
        "Die <b>Beratung</b> im Landratsamt ist jeden Dienstag offen.",
        "Jeden Dienstag Beratung: Die Beratung im Landratsamt ist jeden Dienstag offen.",
    ],
)
def test_a_near_sentence_is_found_with_its_score(known, german):
    (match,) = near(german, "ar")
    assert (match.german, match.words, match.where) == (LEAD, WORDS[LEAD], "Beratung")
    assert 75 <= match.percent < 100


@pytest.mark.parametrize(
    "german",
    [
        LEAD,
        "Die Beratung im Rathaus gibt es nicht mehr.",
        "Offen.",
        "",
        "…",
    ],
)
def test_the_same_and_other_sentences_are_not_near(known, german):
    assert near(german, "ar") == []


def test_near_sentences_of_machines_and_other_languages_are_left_out(known):
    assert near(LEAD.replace("Dienstag", "Freitag"), "uk") == []
    change(known, "lead", translation_type="machine")
    assert near(LEAD.replace("Dienstag", "Freitag"), "ar") == []


def test_the_nearest_come_first_and_no_more_than_asked(db):
    for number in range(5):
        german = LEAD.replace("offen", f"offen, Zimmer {number}")
        page = StandardPageFactory(title=f"Seite {number}", lead=german)
        put(begun(page), "lead", f"غرفة {number}")
    matches = near(LEAD.replace("offen", "offen, Zimmer 3 und 4"), "ar", limit=2)
    assert len(matches) == 2
    assert matches[0].score >= matches[1].score
    assert "Zimmer 3" in matches[0].german or "Zimmer 4" in matches[0].german


def test_words_lose_the_tags_that_the_new_sentence_does_not_have(db):
    page = StandardPageFactory(
        title="Link",
        lead="Kurz.",
        body=[("prose", '<p>Lesen Sie <a href="https://example.org">die ganze Meldung</a>.</p>')],
    )
    translation = begun(page)
    for segment in segments_of(translation):
        if "<a" in segment.german:
            piece = StringSegment.objects.get(pk=segment.pk)
            write(translation, piece, 'اقرأ <a id="a1">الخبر</a>.', None)
    (match,) = near("Lesen Sie die ganze Meldung!", "ar")
    assert match.words == "اقرأ الخبر."


def test_every_new_german_sentence_is_indexed(known):
    assert MemoryWord.objects.filter(string__data=LEAD).exists()
    assert remember_missing() == 0
    MemoryWord.objects.all().delete()
    assert near(LEAD.replace("Dienstag", "Freitag"), "ar") == []
    assert remember_missing() == String.objects.count()
    assert near(LEAD.replace("Dienstag", "Freitag"), "ar")


def test_a_look_up_asks_the_database_the_same_for_every_size(known, django_assert_num_queries):
    with django_assert_num_queries(5):
        near(LEAD.replace("Dienstag", "Freitag"), "ar")
