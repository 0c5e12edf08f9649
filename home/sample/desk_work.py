"""Leaves work on the translators' desk: texts in every state that they can have there."""

from datetime import timedelta

from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, Translation

from core.models import User
from outbox.models import MessageState, OutboxMessage
from translations.models import RowReview, TranslationRequest
from translations.segments import segments_of
from translations.work import begin, hand_in, send_back_row, write

from . import shelf

# What the release under embargo says in English, piece by piece.
ANNUAL_REPORT = [
    "Annual report on volunteering: figures and wishes of the volunteer circles",
    "Volunteering",
    "The report shows what volunteers do and what they need. It will be presented to the district "
    "committee; until then it is under embargo.",
    "The volunteer circles have answered a questionnaire. At the top of the list is the wish for "
    "more trainings on housing and work.",
]


def leave_work() -> None:
    """Once, on a new site: where somebody has already asked for something, everything stays."""
    if TranslationRequest.objects.exists():
        return
    _ask()
    _begin()
    _outdate()
    _hand_in()
    _send_back()
    _approve_ahead()
    _take_offline()
    # Nobody has handed in anything: the people of the sample get no mail about it.
    OutboxMessage.objects.filter(state=MessageState.PENDING).delete()


def _ask() -> None:
    editor = _person("redaktion")
    today = timezone.localdate()
    for slug, codes, days in (
        ("lotsen-vor-ort", ("uk",), 7),
        ("deutsch-am-see", ("uk", "fa", "tr"), 14),
    ):
        for code in codes:
            TranslationRequest.objects.create(
                translation_key=shelf.the_page(f"presse/{slug}").translation_key,
                locale=_locale(code),
                wanted_by=today + timedelta(days=days),
                note="Bitte vor den Ferien.",
                requested_by=editor,
            )
    TranslationRequest.objects.create(
        translation_key=shelf.the_page("presse/integrationslotsen-passauer-land").translation_key,
        locale=_locale("ru"),
        is_wanted=False,
        requested_by=editor,
    )


def _begin() -> None:
    translator = _person("ukrainisch")
    translation = begin(shelf.the_page("presse/lotsen-vor-ort"), _locale("uk"), translator)
    _write(translation, {"title": "Провідники з інтеграції приходять до ратуш"}, translator)


def _outdate() -> None:
    """The German kicker changes: English is outdated, Arabic has its words and waits for more."""
    page = shelf.the_page("presse/neues-schulungsprogramm")
    page.kicker = "Schulungen für Ehrenamtliche und alle, die es werden wollen"
    page.save_revision(user=_person("redaktion")).publish()
    translator = _person("arabisch")
    translation = begin(page, _locale("ar"), translator)
    _write(translation, {"kicker": "دورات تدريبية للمتطوعين ولكل من يريد التطوع"}, translator)


def _hand_in() -> None:
    translator = _person("arabisch")
    translation = begin(shelf.contact("datenschutz"), _locale("ar"), translator)
    _write(translation, {"role": "مكتب حماية البيانات"}, translator)
    hand_in(translation, translator)


def _send_back() -> None:
    translator = _person("ukrainisch")
    translation = begin(shelf.contact("integrationslotsin"), _locale("uk"), translator)
    _write(translation, {"role": "Провідниця"}, translator)
    hand_in(translation, translator)
    send_back_row(
        RowReview.objects.get(translation=translation),
        _person("freigabe"),
        "Bitte vollständig wie im Glossar: провідник з інтеграції.",
    )


def _approve_ahead() -> None:
    """A release under embargo is ready in English and appears together with German."""
    translator = _person("englisch")
    page = shelf.the_page("presse/jahresbericht-ehrenamt")
    translation = begin(page, _locale("en"), translator)
    for segment, words in zip(segments_of(translation), ANNUAL_REPORT, strict=True):
        write(translation, StringSegment.objects.get(pk=segment.pk), words, translator)
    hand_in(translation, translator)
    page.get_translation(_locale("en")).current_workflow_task_state.approve(
        user=_person("freigabe")
    )


def _take_offline() -> None:
    """French went public with its title only, and somebody took it back."""
    page = shelf.the_page("presse/deutsch-am-see")
    translation = begin(page, _locale("fr"), _person("franzoesisch"))
    title = "L’allemand au bord du lac : des rencontres pendant les vacances"
    _write(translation, {"title": title}, _person("franzoesisch"))
    translation.save_target(publish=False)
    page.get_translation(_locale("fr")).get_latest_revision().publish()
    page.get_translation(_locale("fr")).unpublish(user=_person("freigabe"))


def _write(translation: Translation, words: dict[str, str], user: User) -> None:
    for segment in segments_of(translation):
        if segment.path in words:
            piece = StringSegment.objects.get(pk=segment.pk)
            write(translation, piece, words[segment.path], user)


def _locale(code: str) -> Locale:
    return Locale.objects.get(language_code=code)


def _person(name: str) -> User:
    return User.objects.get(email=f"{name}@example.org")
