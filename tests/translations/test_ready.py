"""What is current, or approved and waiting for its hour, is asked of nobody."""

from datetime import timedelta

from bs4 import BeautifulSoup
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from wagtail_localize.models import StringSegment

from outbox.models import OutboxMessage
from tests.factories.editing import person_in
from tests.factories.news import publish, published
from tests.factories.translation_desk import (
    all_words,
    at,
    decided,
    handed_in,
    screen,
    segment_of,
    signed_in,
    state_of,
)
from tests.factories.translations import begun, public, translated, written
from translations.approved import approved
from translations.choices import State
from translations.models import TranslationRequest
from translations.queue import number_of_open_items
from translations.review import approve, submission_of
from translations.segments import segments_of
from translations.work import hand_in, target_of, write


def test_what_is_approved_under_embargo_is_handed_in_once(desk, translator, approver):
    until = timezone.now() + timedelta(days=2)
    release = published(title="Gesperrt", embargo_until=until)
    translation = written(begun(release, user=translator), user=translator)
    hand_in(translation, translator)
    submission = submission_of(translation, segments_of(translation))
    approve(translation, approver, submission.version)
    text = reverse("translations:text", args=[release.translation_key])
    day = f"erscheint am {timezone.localtime(until):%d.%m.%Y}"
    assert day in desk.get(text).content.decode()
    said = handed_in(desk, translation).content.decode()
    assert f"Die Übersetzung ist schon freigegeben und {day}." in said
    assert f"Freigegeben, {day}." in said
    assert state_of(release) == State.APPROVED


def test_what_was_written_since_it_was_approved_can_be_handed_in(translator, approver):
    release = published(embargo_until=timezone.now() + timedelta(days=2))
    translation = written(begun(release, user=translator), user=translator)
    hand_in(translation, translator)
    submission = submission_of(translation, segments_of(translation))
    approve(translation, approver, submission.version)
    assert not approved(translation, target_of(translation)).has_news
    write(translation, StringSegment.objects.first(), "Besser", translator)
    assert approved(translation, target_of(translation)).has_news


def test_only_other_german_words_are_news(translator, approver):
    release = published(embargo_until=timezone.now() + timedelta(days=2))
    translation = written(begun(release, user=translator), user=translator)
    hand_in(translation, translator)
    decided(signed_in(approver), translation, "approve")
    release = publish(release)
    translation.refresh_from_db()
    assert not approved(translation, target_of(translation)).has_news
    release.lead, release.small_correction = "Das Wichtigste in einem Satz!", True
    release = publish(release)
    translation.refresh_from_db()
    assert not approved(translation, target_of(translation)).has_news
    release.lead, release.small_correction = "Ganz anders.", False
    publish(release)
    assert approved(translation, target_of(translation)).has_news


def test_another_link_in_german_can_be_handed_in(desk, translator, approver):
    link = '<p>Mehr <a href="https://example.org/{}">dazu</a>.</p>'
    body, until = [("prose", link.format("alt"))], timezone.now() + timedelta(days=2)
    release = published(title="Neubau", body=body, embargo_until=until)
    translation = begun(release, user=translator)
    all_words(translation, "مساكن جديدة", translator)
    with_link = StringSegment.objects.get(pk=segment_of(translation, "dazu").pk)
    write(translation, with_link, 'المزيد <a id="a1">هنا</a>.', translator)
    hand_in(translation, translator)
    decided(signed_in(approver), translation, "approve")
    assert "ist schon freigegeben" in handed_in(desk, translation).content.decode()
    release.body.raw_data[0] = release.body.raw_data[0] | {"value": link.format("neu")}
    publish(release)
    assert "Ist dort ein Bild oder ein Link neu" in screen(desk, translation).get_text()
    assert "Eingereicht." in handed_in(desk, translation).content.decode()
    assert "https://example.org/neu" in str(target_of(translation).get_latest_revision().content)


def test_under_embargo_the_approver_reads_the_day(translator, approver):
    until = timezone.now() + timedelta(days=2)
    translation = written(begun(published(embargo_until=until), user=translator), user=translator)
    hand_in(translation, translator)
    said = decided(signed_in(approver), translation, "approve").content.decode()
    day = f"{timezone.localtime(until):%d.%m.%Y}"
    assert f"Freigegeben, erscheint am {day}: „{translation.source.object_repr}“" in said


def test_where_no_piece_is_open_the_screen_says_that_handing_in_is_left(desk, page, translator):
    translation = written(begun(page, user=translator), user=translator)
    public(translation)
    assert not screen(desk, translation).select("[form=desk-form]")
    page.body = []
    page.save_revision().publish()
    soup = screen(desk, translation)
    assert "Bitte reichen Sie die neue Fassung ein." in soup.get_text()
    button = soup.select_one("[form=desk-form]")
    assert button["formaction"] == at("hand_in", translation)
    assert soup.select_one("form#desk-form[data-desk-form]")


def test_the_menu_counts_at_once_what_one_has_done_oneself(desk, topic, translator):
    translation = begun(topic, user=translator)
    all_words(translation, "سكن", translator)
    cache.clear()  # People of other tests had the same number.
    assert number_of_open_items(translator) == 1
    assert "Eingereicht." in handed_in(desk, translation).content.decode()
    assert number_of_open_items(translator) == 0
    desk.post(at("withdraw", translation))
    assert number_of_open_items(translator) == 1


def test_nobody_is_asked_for_what_is_current(home, translator):
    editor = signed_in(person_in("Redaktion"))
    current, missing = published(title="Aktuell"), published(title="Fehlt")
    translated(current, "ar")
    keys = [current.translation_key, missing.translation_key]
    data = {"schluessel": keys, "was": "auftrag", "sprachen": ["ar"]}
    answer = editor.post(reverse("translations:request"), data, follow=True)
    said = BeautifulSoup(answer.content, "html.parser").select_one(".messages").get_text()
    assert "Auftrag erteilt: eine Übersetzung." in said
    assert "Schon aktuell, kein Auftrag nötig: eine Übersetzung." in said
    assert TranslationRequest.objects.get().translation_key == missing.translation_key
    assert "Aktuell" not in OutboxMessage.objects.get().text
