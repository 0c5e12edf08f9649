"""Writes circles, trainings and releases into the page tree."""

from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from circles.models import CirclePage
from core.models import Municipality
from news.models import PressReleasePage
from news.models.parts import Attachment, Correction, PressPhoto, RelatedRelease
from trainings.models import Session, TrainingAttachment, TrainingPage

from . import shelf
from .body import bullets, paragraph, prose
from .circles.kinds import Circle
from .releases.kinds import Release
from .terms import questions_of, set_terms
from .trainings.kinds import Slot, Training
from .translate import translate

READ_IN = ("en", "ar")
TEN_O_CLOCK = time(10)


def publish_below(section: str, page: Page) -> None:
    """Adds a page below a section and publishes it as an editor would."""
    page.locale = shelf.german()
    page.live = False
    shelf.the_page(section).add_child(instance=page)
    page.save_revision().publish()


@transaction.atomic
def write_circle(circle: Circle) -> None:
    path = f"helferkreise/{circle.slug}"
    if shelf.page_at(path) is None:
        publish_below("helferkreise", _circle_page(circle))
    if circle.is_translated:
        translate(shelf.the_page(path), *READ_IN)


def _circle_page(circle: Circle) -> CirclePage:
    page = CirclePage(
        title=circle.title,
        slug=circle.slug,
        summary=circle.summary,
        activities=shelf.stream([prose(paragraph(circle.intro), bullets(*circle.does))]),
        needs=circle.needs,
        how_to_join=circle.join,
        meeting_place=circle.place,
        meeting_times=circle.times,
        languages_spoken=circle.languages,
        contact=shelf.contact(f"helferkreis-{circle.slug}"),
        photo=shelf.picture(circle.photo),
        photo_alt=circle.photo_alt,
        founded_in=circle.founded,
        volunteer_count=circle.volunteers,
    )
    page.municipalities = list(Municipality.objects.filter(slug__in=circle.municipalities))
    page.focus_areas = shelf.focus_areas(circle.focus)
    return page


@transaction.atomic
def write_training(training: Training) -> None:
    path = f"schulungen/{training.slug}"
    if shelf.page_at(path) is None:
        page = _training_page(training)
        publish_below("schulungen", page)
        set_terms(training, page)
    if training.is_translated:
        translate(shelf.the_page(path), *READ_IN)


def _training_page(training: Training) -> TrainingPage:
    page = TrainingPage(
        title=training.title,
        slug=training.slug,
        summary=training.summary,
        body=shelf.stream(list(training.body)),
        target_group=training.target_group,
        learning_goals=training.goals,
        programme=training.programme,
        trainers=training.trainers,
        teaching_language=training.teaching_language,
        cost=training.cost,
        booking_mode=training.mode,
        is_wheelchair_accessible=training.wheelchair,
        has_induction_loop=training.induction_loop,
        has_childcare=training.childcare,
        interpreter_on_request=training.interpreter,
        accessibility_note=training.access_note,
        contact=shelf.contact(training.contact),
        image=shelf.picture(training.image),
        image_alt=training.image_alt,
    )
    page.topics = shelf.topics(training.topics)
    page.circles = shelf.circles(training.circles)
    page.sessions = [_session(slot) for slot in training.slots()]
    page.attachments = _attachments(training)
    page.questions = questions_of(training)
    return page


def _attachments(training: Training) -> list[TrainingAttachment]:
    return [
        TrainingAttachment(document=shelf.document(key), title=title, locale=shelf.german())
        for key, title in training.files
    ]


def _session(slot: Slot) -> Session:
    day = slot.day
    session = Session(
        starts_at=slot.starts_at, ends_at=slot.ends_at, status=day.status, note=day.note
    )
    if day.venue is None:
        session.is_online = True
        return session
    session.place_name = day.venue.name
    session.street = day.venue.street
    session.postcode = day.venue.postcode
    session.directions = day.venue.directions
    session.municipality = Municipality.objects.get(slug=day.venue.municipality)
    return session


@transaction.atomic
def write_release(release: Release) -> None:
    path = f"presse/{release.slug}"
    if shelf.page_at(path) is None:
        page = _release_page(release)
        publish_below("presse", page)
        _date_back(release, page)
        if release.withdrawn_days_later is not None:
            _withdraw(path, release.days_later(release.withdrawn_days_later))
    if release.is_translated:
        translate(shelf.the_page(path), *READ_IN)


def _withdraw(path: str, day: date) -> None:
    page = shelf.the_page(path)
    page.withdrawn_on = day
    page.save_revision().publish()


def _release_page(release: Release) -> PressReleasePage:
    image = release.image
    page = PressReleasePage(
        title=release.title,
        slug=release.slug,
        kicker=release.kicker,
        published_on=release.published_on,
        place=release.place,
        lead=release.lead,
        body=shelf.stream(list(release.body)),
        lead_image=shelf.picture(image.picture) if image else None,
        lead_image_alt=image.alt if image else "",
        lead_image_caption=image.caption if image else "",
        press_contact=shelf.contact("presse"),
        embargo_until=_moment_of(release) if release.has_embargo else None,
    )
    page.topics = shelf.topics(release.topics)
    _add_parts(release, page)
    return page


def _add_parts(release: Release, page: PressReleasePage) -> None:
    locale = shelf.german()
    page.photos = [
        PressPhoto(
            image=shelf.picture(photo.picture), alt=photo.alt, caption=photo.caption, locale=locale
        )
        for photo in release.photos
    ]
    page.attachments = [
        Attachment(document=shelf.document(file.document), title=file.title, locale=locale)
        for file in release.files
    ]
    page.corrections = [
        Correction(corrected_on=release.days_later(fix.days_later), text=fix.text, locale=locale)
        for fix in release.fixes
    ]
    page.related_releases = [
        RelatedRelease(release=shelf.page_at(f"presse/{slug}")) for slug in release.related
    ]


def _date_back(release: Release, page: PressReleasePage) -> None:
    """An old release was published on its day, not on the day the sample was loaded."""
    if release.has_embargo:
        return
    last = max((fix.days_later for fix in release.fixes), default=0)
    changed_at = datetime.combine(
        release.days_later(last), TEN_O_CLOCK, tzinfo=timezone.get_default_timezone()
    )
    Page.objects.filter(pk=page.pk).update(
        first_published_at=_moment_of(release), last_published_at=changed_at
    )


def _moment_of(release: Release) -> datetime:
    return datetime.combine(
        release.published_on, TEN_O_CLOCK, tzinfo=timezone.get_default_timezone()
    )
