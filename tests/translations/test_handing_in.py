"""What is in the way of handing in, and warnings that may stay."""

from http import HTTPStatus

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import StringSegment, Translation

from tests.factories.editing import person_in
from tests.factories.glossary import glossary_term
from tests.factories.home import StandardPageFactory
from tests.factories.translations import begun, written
from translations.checks import Rule
from translations.checks.handing_in import CannotConfirm, confirm, findings_of
from translations.models import ConfirmedWarning
from translations.segments import Segment, segments_of
from translations.work import hand_in, write


@pytest.fixture
def translation(db) -> Translation:
    """Complete, with one number too much."""
    page = StandardPageFactory(title="Sprechstunde", lead="Für 20 Personen.")
    words = {"Sprechstunde": "ساعة الاستشارة", "Für 20 Personen.": "لعدد 20 شخصًا و30 طفلًا."}
    return written(begun(page), words.__getitem__)


@pytest.fixture
def translator(db):
    return person_in("Übersetzung Arabisch", first_name="Amal", last_name="Haddad")


@pytest.fixture
def desk(translator) -> Client:
    client = Client()
    client.force_login(translator)
    return client


def lead_of(translation: Translation) -> Segment:
    return next(segment for segment in segments_of(translation) if segment.path == "lead")


def put(translation: Translation, words: str) -> None:
    write(translation, StringSegment.objects.get(pk=lead_of(translation).pk), words, None)


def findings_url(translation: Translation) -> str:
    return reverse("translations:findings", args=[translation.pk])


def test_a_warning_is_in_the_way_until_it_is_confirmed(translation, translator):
    (warning,) = findings_of(translation).in_the_way
    assert warning.rule == Rule.NUMBERS
    confirm(translation, lead_of(translation), warning, "Kinder kommen dazu.", translator)
    assert findings_of(translation).in_the_way == []
    ((_warning, confirmation),) = findings_of(translation).confirmed
    assert (confirmation.by, confirmation.reason) == (translator, "Kinder kommen dazu.")


def test_a_confirmation_ends_with_the_words_it_was_about(translation, translator):
    (warning,) = findings_of(translation).in_the_way
    before = lead_of(translation).words
    confirm(translation, lead_of(translation), warning, "Ja.", translator)
    put(translation, before + " أهلًا")
    assert findings_of(translation).in_the_way == [warning]
    put(translation, before)
    assert findings_of(translation).in_the_way == []


def test_a_confirmation_ends_with_the_german_it_was_about(translation, translator):
    (warning,) = findings_of(translation).in_the_way
    confirm(translation, lead_of(translation), warning, "Ja.", translator)
    page = translation.source.get_source_instance()
    page.lead = "Für 20 Leute."
    page.save_revision().publish()
    put(translation, "لعدد 20 شخصًا و30 طفلًا.")
    assert [warning.rule for warning in findings_of(translation).in_the_way] == [Rule.NUMBERS]


def test_confirming_again_keeps_one_row(translation, translator):
    (warning,) = findings_of(translation).in_the_way
    for reason in ("Erst so.", "Dann so."):
        confirm(translation, lead_of(translation), warning, reason, translator)
    assert ConfirmedWarning.objects.get().reason == "Dann so."


@pytest.mark.parametrize("reason", ["", "  ", "x" * 301])
def test_a_confirmation_needs_a_reason(translation, translator, reason):
    (warning,) = findings_of(translation).in_the_way
    with pytest.raises(CannotConfirm):
        confirm(translation, lead_of(translation), warning, reason, translator)


def test_what_is_missing_cannot_be_confirmed_away(translation, translator):
    put(translation, "")
    (warning,) = findings_of(translation).in_the_way
    assert warning.rule == Rule.MISSING
    with pytest.raises(CannotConfirm):
        confirm(translation, lead_of(translation), warning, "Später.", translator)


def test_the_glossary_of_the_language_counts(translation):
    glossary_term("Sprechstunde", "ar", "موعد مفتوح")
    assert Rule.TERM_MISSING in [warning.rule for warning in findings_of(translation).in_the_way]


def test_looking_asks_the_database_the_same_for_every_length(
    translation, django_assert_max_num_queries
):
    with django_assert_max_num_queries(8):
        findings_of(Translation.objects.select_related("source", "target_locale").get())


# --- The page -------------------------------------------------------------------------


def test_a_translator_confirms_on_the_page(desk, translation):
    address = findings_url(translation)
    page = BeautifulSoup(desk.get(address).content, "html.parser")
    key = page.select_one("[name=warnung]")["value"]
    without = desk.post(address, {"warnung": key, "grund": ""})
    assert without.status_code == 422 and "Schreiben Sie einen Grund" in without.content.decode()
    assert desk.post(address, {"warnung": key, "grund": "Kinder."}).status_code == 302
    page = desk.get(address).content.decode()
    assert "Nichts steht mehr im Weg" in page
    assert "Grund: Kinder." in page and "Amal Haddad" in page


def test_a_warning_that_is_gone_is_not_confirmed(desk, translation):
    answer = desk.post(findings_url(translation), {"warnung": "1-abc", "grund": "Ja."}, follow=True)
    assert "Diese Warnung gibt es nicht mehr" in answer.content.decode()
    assert not ConfirmedWarning.objects.exists()


def test_an_approver_reads_and_nobody_else_gets_in(translation):
    for group, status in [
        ("Freigabe Arabisch", HTTPStatus.OK),
        ("Übersetzung Ukrainisch", HTTPStatus.FORBIDDEN),
        ("Redaktion", HTTPStatus.FORBIDDEN),
    ]:
        client = Client()
        client.force_login(person_in(group))
        assert client.get(findings_url(translation)).status_code == status


def test_while_an_approver_reads_nothing_is_confirmed(desk, translation, translator):
    page = BeautifulSoup(desk.get(findings_url(translation)).content, "html.parser")
    key = page.select_one("[name=warnung]")["value"]
    hand_in(translation, translator)
    answer = desk.post(findings_url(translation), {"warnung": key, "grund": "Ja."})
    assert answer.status_code == 423
    assert not ConfirmedWarning.objects.exists()
    assert "grund" not in desk.get(findings_url(translation)).content.decode()
