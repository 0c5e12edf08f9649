"""Where a translation stands is found out, and true, after everything that can happen to it."""

import pytest
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from core.models import SiteText
from news.models import PressReleasePage
from tests.factories.core import TopicFactory
from tests.factories.editing import person_in
from tests.factories.news import prose, publish, published
from tests.factories.translations import begun, language, public, translated, written
from translations.choices import State
from translations.models import GermanVersion, RowReview, TranslationRequest
from translations.segments import segments_of
from translations.states import standing_of, standings
from translations.work import CannotHandIn, NotNow, approve_row, hand_in, send_back_row, target_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def release(home) -> PressReleasePage:
    return published(title="Neue Wohnungen", slug="neue-wohnungen", body=prose("Der Bau beginnt."))


def standing(german, code="ar"):
    return standing_of(standings([german.translation_key], [code]), german.translation_key, code)


def changed(release: PressReleasePage, **fields) -> PressReleasePage:
    for name, value in fields.items():
        setattr(release, name, value)
    return publish(release)


def test_nobody_began(release):
    assert standing(release).state == State.MISSING
    assert not standing(release).is_public


def test_a_draft_without_words_is_missing_and_with_words_in_work(release):
    translation = begun(release)
    assert standing(release).state == State.MISSING
    written(translation)
    assert standing(release).state == State.IN_WORK


def test_office_decided_against_a_language(release):
    TranslationRequest.objects.create(
        translation_key=release.translation_key, locale=language("ar"), is_wanted=False
    )
    assert standing(release).state == State.NOT_NEEDED
    assert standing(release, "uk").state == State.MISSING


def test_a_published_translation_is_current(release):
    translated(release)
    assert standing(release).state == State.CURRENT
    assert standing(release).is_public


def test_saving_a_german_draft_changes_nothing(release):
    translated(release)
    release.lead = "Ein neuer Vorspann."
    release.save_revision()
    assert standing(release).state == State.CURRENT


def test_publishing_german_makes_it_outdated_since_then(release):
    translated(release)
    before = timezone.now()
    changed(release, lead="Ein neuer Vorspann.")
    assert standing(release).state == State.OUTDATED
    assert standing(release).since >= before
    assert standing(release).is_public


def test_translated_but_not_published_is_still_outdated(release):
    translated(release)
    release = changed(release, lead="Ein neuer Vorspann.")
    written(begun(release))
    assert standing(release).state == State.OUTDATED


def test_published_again_it_is_current(release):
    translated(release)
    release = changed(release, lead="Ein neuer Vorspann.")
    public(written(begun(release)))
    assert standing(release).state == State.CURRENT


def test_changed_facts_leave_it_current(release):
    translated(release)
    changed(release, place="Sonthofen")
    assert standing(release).state == State.CURRENT


def test_a_small_correction_leaves_it_current_and_keeps_the_words(release):
    translated(release)
    release = changed(release, lead="Das Wichtigste in einem Satze.", small_correction=True)
    assert standing(release).state == State.CURRENT
    lead = next(s for s in segments_of(begun(release)) if s.path == "lead")
    assert lead.words == "[Das Wichtigste in einem Satz.]"
    assert GermanVersion.objects.filter(is_small_correction=True).count() == 1


def test_a_small_correction_does_not_change_who_wrote(release):
    writer = person_in("Freigabe Arabisch")
    written(begun(release), user=writer)
    release.lead, release.small_correction = "Das Wichtigste in einem Satze.", True
    release.save_revision(user=person_in("Pressefreigabe")).publish()
    lead = StringTranslation.objects.get(translation_of__data=release.lead)
    assert lead.last_translated_by == writer


def test_what_is_more_than_small_after_it_counts_from_its_own_day(release):
    translated(release)
    release = changed(release, lead="Das Wichtigste in einem Satze.", small_correction=True)
    changed(release, lead="Etwas ganz anderes.", small_correction=False)
    latest = GermanVersion.objects.last()
    assert standing(release).since == latest.published_at


def test_a_small_correction_after_a_change_does_not_make_it_current(release):
    translated(release)
    release = changed(release, lead="Etwas ganz anderes.")
    since = standing(release).since
    changed(release, lead="Etwas ganz Anderes.", small_correction=True)
    assert standing(release).state == State.OUTDATED
    assert standing(release).since == since


def test_the_old_german_wording_brings_the_old_translation_back(release):
    translated(release)
    release = changed(release, lead="Etwas ganz anderes.")
    release = changed(release, lead="Das Wichtigste in einem Satz.")
    assert standing(release).state == State.CURRENT
    assert not [s for s in segments_of(begun(release)) if s.is_open]


def test_reordering_blocks_loses_nothing(release):
    release = changed(release, body=[*prose("Eins."), *prose("Zwei.")])
    translated(release)
    first, second = release.body.raw_data
    release = changed(release, body=PressReleasePage(body=[second, first]).body)
    assert [str(block.value) for block in release.body] == ["<p>Zwei.</p>", "<p>Eins.</p>"]
    assert standing(release).state == State.CURRENT
    assert not [s for s in segments_of(begun(release)) if s.is_open]


def test_an_open_piece_tells_what_it_said_before(release):
    translated(release)
    release = changed(release, body=prose("Der Bau beginnt im Mai."))
    # The block keeps its place in the text only while its id stays.
    assert any(segment.is_open for segment in segments_of(begun(release)))


def test_handed_in_sent_back_and_approved(release, django_capture_on_commit_callbacks):
    translator, approver = person_in("Übersetzung Arabisch"), person_in("Freigabe Arabisch")
    translation = written(begun(release))
    hand_in(translation, translator)
    assert standing(release).state == State.HANDED_IN
    with pytest.raises(NotNow):
        hand_in(translation, translator)
    page = target_of(translation)
    assert not page.live
    page.current_workflow_task_state.specific.reject(user=approver, comment="Bitte kürzer.")
    assert standing(release).state == State.SENT_BACK
    hand_in(translation, translator)
    task = target_of(translation).current_workflow_task_state
    with django_capture_on_commit_callbacks(execute=True):
        task.specific.approve(user=approver)
    assert standing(release).state == State.CURRENT
    assert target_of(translation).title == "[Neue Wohnungen]"


def test_without_a_workflow_nothing_is_handed_in(release):
    from wagtail.models import WorkflowPage

    WorkflowPage.objects.all().delete()
    translation = written(begun(release))
    with pytest.raises(CannotHandIn):
        hand_in(translation, person_in("Übersetzung Arabisch"))
    assert not target_of(translation).live


def test_a_row_waits_with_its_words_until_somebody_approves(home):
    topic = TopicFactory(name="Wohnen", slug="wohnen")
    translator, approver = person_in("Übersetzung Arabisch"), person_in("Freigabe Arabisch")
    translation = written(begun(topic), lambda german: "السكن")
    assert standing(topic).state == State.IN_WORK
    hand_in(translation, translator)
    assert standing(topic).state == State.HANDED_IN
    assert target_of(translation) is None
    review = RowReview.objects.get()
    with pytest.raises(NotNow):
        approve_row(review, translator)
    send_back_row(review, approver, "Ein Wort fehlt.")
    assert standing(topic).state == State.SENT_BACK
    hand_in(translation, translator)
    approve_row(RowReview.objects.get(), approver)
    assert standing(topic).state == State.CURRENT
    assert target_of(translation).name == "السكن"
    topic.name = "Wohnen und Bauen"
    topic.save()
    assert standing(topic).state == State.OUTDATED


def test_words_of_the_frame_are_translated_like_a_row(home):
    text = SiteText.objects.get(locale__language_code="de")
    text.claim = "Für alle da."
    text.save()
    approve = written(begun(text), lambda german: "من أجل الجميع.")
    hand_in(approve, person_in("Übersetzung Arabisch"))
    approve_row(RowReview.objects.get(), person_in("Freigabe Arabisch"))
    assert SiteText.objects.get(locale__language_code="ar").claim == "من أجل الجميع."


def test_a_page_below_an_untranslated_page_gets_its_path(release):
    from tests.factories.home import StandardPageFactory

    above = StandardPageFactory(slug="ehrenamt", title="Ehrenamt")
    below = StandardPageFactory(slug="mitmachen", title="Mitmachen", parent=above)
    translated(below)
    page = Page.objects.get(translation_key=below.translation_key, locale=language("ar"))
    assert page.get_parent().translation_key == above.translation_key
    assert not page.get_parent().live
    assert page.get_parent().alias_of is None


@pytest.mark.parametrize("number", [1, 8])
def test_number_of_queries_does_not_grow(release, number, django_assert_num_queries):
    releases = [published() for _ in range(number)]
    for each in releases:
        translated(each)
    with django_assert_num_queries(1):
        found = standings([each.translation_key for each in releases], ["ar", "uk"])
    assert len(found) == number
