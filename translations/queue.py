"""What waits for a translator or approver, in the order in which readers need it."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.core.cache import cache
from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone
from wagtail_localize.models import StringSegment, StringTranslation

from core.languages import Language

from .choices import State
from .rights import Person, languages_of, may_approve, may_translate
from .states import Standing, open_standings, standing_of, standings
from .texts import Text, german_texts

TRANSLATORS_WORK = (
    State.SENT_BACK,
    State.OUTDATED,
    State.OFFLINE,
    State.IN_WORK,
    State.MISSING,
)
# The number in the menu may be this old; the queue itself never is.
MENU_SECONDS = 300


class Item(NamedTuple):
    """One text in one language with what is to be done; `done` of `pieces` are translated."""

    text: Text
    language: Language
    standing: Standing
    done: int = 0
    pieces: int = 0

    @property
    def deadline(self) -> date | None:
        """What the office asked for, or an earlier day from which readers need it."""
        days = [day for day in (self.standing.wanted_by, self.text.deadline) if day]
        return min(days, default=None)

    @property
    def is_late(self) -> bool:
        return self.deadline is not None and self.deadline < timezone.localdate()

    @property
    def percent(self) -> int | None:
        """How much is translated; None while nothing is prepared."""
        return 100 * self.done // self.pieces if self.pieces else None

    @property
    def action(self) -> str:
        """What the button says."""
        match self.standing.state:
            case State.HANDED_IN:
                return "Prüfen"
            case State.MISSING:
                return "Beginnen"
            case State.OUTDATED:
                return "Aktualisieren"
        return "Weiter"


class Work(NamedTuple):
    """What waits for a person, and what they handed in and others have to approve."""

    open: list[Item]
    handed_in: list[Standing]


def open_items(user: Person) -> list[Item]:
    """All that waits for this person in their languages, most urgent first."""
    return work_of(user).open


def work_of(user: Person) -> Work:
    """All of it in two queries."""
    languages = {language.code: language for language in languages_of(user)}
    found = open_standings(languages)
    translating = {code for code in languages if may_translate(user, code)}
    approving = {code for code in languages if may_approve(user, code)}
    places = [
        place
        for place, standing in found.items()
        if (place[1] in translating and standing.state in TRANSLATORS_WORK)
        or (place[1] in approving and _may_be_approved_by(user, standing))
    ]
    texts = _texts_of({key for key, _code in places})
    items = [
        Item(texts[key], languages[code], found[key, code]) for key, code in places if key in texts
    ]
    items.sort(key=_urgency)
    cache.set(_menu_key(user), len(items), MENU_SECONDS)
    own = [standing for standing in found.values() if _was_handed_in_by(user, standing)]
    return Work(items, own)


def never_translated(language: Language) -> list[Item]:
    """What nobody began, asked for or decided against in this language."""
    found = standings(None, [language.code])
    items = [
        Item(text, language, standing)
        for key, text in _texts_of(None).items()
        if (standing := standing_of(found, key, language.code)).state == State.MISSING
        and not standing.is_requested
    ]
    return sorted(items, key=_urgency)


def number_of_open_items(user: Person) -> int:
    """For the menu, which is on every page of the admin; may lag behind by minutes."""
    number = cache.get(_menu_key(user))
    return len(open_items(user)) if number is None else number


def forget_number(user: Person) -> None:
    """What a person has just done counts at once in their menu."""
    cache.delete(_menu_key(user))


def with_progress(items: list[Item]) -> list[Item]:
    """The same items with the number of their pieces; one query."""
    translations = [item.standing.translation_id for item in items]
    there = StringTranslation.objects.filter(
        translation_of=OuterRef("string"),
        context=OuterRef("context"),
        locale=OuterRef("source__translations__target_locale"),
        has_error=False,
    )
    rows = (
        StringSegment.objects.filter(source__translations__in=[pk for pk in translations if pk])
        .annotate(is_done=Exists(there))
        .values_list("source__translations")
        .annotate(pieces=Count("pk"), done=Count("pk", filter=Q(is_done=True)))
    )
    counts = {pk: (pieces, done) for pk, pieces, done in rows}
    return [
        item._replace(pieces=pieces, done=done)
        for item in items
        for pieces, done in [counts.get(item.standing.translation_id, (0, 0))]
    ]


def _was_handed_in_by(user: Person, standing: Standing) -> bool:
    return standing.state == State.HANDED_IN and standing.handed_in_by == user.pk


def _may_be_approved_by(user: Person, standing: Standing) -> bool:
    """Nobody approves what they handed in."""
    return standing.state == State.HANDED_IN and standing.handed_in_by != user.pk


def _texts_of(keys: set[UUID] | None) -> dict[UUID, Text]:
    return {text.key: text for text in german_texts(keys, with_deadlines=True)}


def _urgency(item: Item) -> tuple:
    """By deadline, then by how often it is read in German, then the newest first."""
    published_at = item.text.published_at
    newest = -(published_at.timestamp() if published_at else 0)
    return (item.deadline or date.max, -item.text.read, newest)


def _menu_key(user: Person) -> str:
    return f"translations-open-{user.pk}"
