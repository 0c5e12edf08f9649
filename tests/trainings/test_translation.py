import pytest
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from tests.factories.core import ContactFactory, TopicFactory
from tests.factories.trainings import SessionFactory, TrainingPageFactory
from trainings.models import Session, TrainingPage


def localized(page: TrainingPage, code: str, title: str, callbacks) -> TrainingPage:
    """The translation as the translation editor makes it, with its title translated."""
    source, _created = TranslationSource.update_or_create_from_instance(page)
    locale = Locale.objects.get(language_code=code)
    job, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
    segment = source.stringsegment_set.get(string__data=page.title)
    StringTranslation.objects.update_or_create(
        translation_of=segment.string,
        locale=locale,
        context=segment.context,
        defaults={"data": title},
    )
    with callbacks(execute=True):
        job.save_target(publish=True)
    return TrainingPage.objects.get(translation_key=page.translation_key, locale=locale)


@pytest.fixture
def page(db):
    return TrainingPageFactory(
        title="Asylrecht",
        topics=[TopicFactory()],
        contact=ContactFactory(),
        sessions=[SessionFactory(), SessionFactory(days=40)],
    )


def test_a_translation_has_words_and_no_rows(page, django_capture_on_commit_callbacks):
    arabic = localized(page, "ar", "قانون اللجوء", django_capture_on_commit_callbacks)
    assert arabic.live
    assert arabic.title == "قانون اللجوء"
    assert arabic.slug == page.slug
    assert not arabic.sessions.exists()
    assert not arabic.topics.exists()
    assert arabic.contact is None
    assert Session.objects.count() == 2


def test_translating_again_leaves_dates_and_seats_alone(page, django_capture_on_commit_callbacks):
    localized(page, "ar", "قانون اللجوء", django_capture_on_commit_callbacks)
    before = list(Session.objects.values("pk", "uid", "sequence", "training"))
    book = page.books.get()
    localized(page, "ar", "قانون", django_capture_on_commit_callbacks)
    assert list(Session.objects.values("pk", "uid", "sequence", "training")) == before
    assert page.books.get() == book


def test_a_moved_date_shows_at_once_in_every_language(
    client, page, django_capture_on_commit_callbacks
):
    localized(page, "ar", "قانون اللجوء", django_capture_on_commit_callbacks)
    session = page.sessions.first()
    session.place_name = "Rathaus Sonthofen"
    session.save()
    html = client.get(f"/ar/schulungen/{page.slug}/").content.decode()
    assert "قانون اللجوء" in html
    assert "Rathaus Sonthofen" in html


def test_dates_are_no_segments_to_translate(page):
    source, _created = TranslationSource.update_or_create_from_instance(page)
    texts = set(source.stringsegment_set.values_list("string__data", flat=True))
    assert "Asylrecht" in texts
    assert "Landratsamt" not in texts


def test_the_interface_for_programs_tells_the_german_facts(
    client, page, django_capture_on_commit_callbacks
):
    arabic = localized(page, "ar", "قانون اللجوء", django_capture_on_commit_callbacks)
    TrainingPage.objects.filter(pk=page.pk).update(
        teaching_language="fa", booking_mode="per_session"
    )
    session = page.sessions.first()
    data = client.get(f"/api/v2/pages/{arabic.pk}/").json()
    assert data["title"] == "قانون اللجوء"
    assert data["teaching_language"] == "fa"
    assert data["booking_mode"] == "per_session"
    assert data["sessions"][0]["uid"] == str(session.uid)
    assert len(data["sessions"]) == 2
    german = client.get(f"/api/v2/pages/{page.pk}/").json()
    assert german["sessions"] == data["sessions"]
