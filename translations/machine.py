"""Machine translation: a start for a translator, where the office has set one up.

Its words count as nobody's until a person hands them in. What is not public yet goes to no
machine elsewhere, and people's names and numbers never do (`personal`).
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.db.models import Exists, OuterRef
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.strings import StringValue

from core.models import User

from .checks.markup import broken, tags_of
from .machines.asking import MachineFailed
from .machines.deepl import DeepL
from .machines.libretranslate import LibreTranslate
from .machines.own_memory import OwnMemory
from .models import GermanVersion
from .personal import PERSONAL, about_people
from .segments import Segment, segments_of
from .typed import LONGEST, longest_in
from .work import NotNow, refuse_if_closed

TOOL = "Maschine: "
_SECONDS = 40


class Machine(Protocol):
    """What translates German pieces; `codes` are the languages it can."""

    name: str
    leaves_the_house: bool
    counts_as_machine: bool
    at_once: int
    codes: frozenset[str]

    def translate(self, pieces: list[str], code: str) -> list[str]:
        """As many texts as pieces, or `MachineFailed`; empty where it knows nothing."""


# By their name in the settings.
MACHINES: dict[str, Machine] = {
    "memory": OwnMemory(),
    "libretranslate": LibreTranslate(),
    "deepl": DeepL(),
}


@dataclass
class Filled:
    """What became of a text: pieces taken, answers that were no use, and why it stopped.

    `personal` pieces were left out because they are about people.
    """

    taken: int = 0
    useless: int = 0
    personal: int = 0
    problem: str = ""


def machine_for(code: str) -> Machine | None:
    """The machine for this language, if the office has one."""
    machine = MACHINES.get(settings.MACHINE_TRANSLATION)
    return machine if machine and code in machine.codes else None


def why_not(translation: Translation, machine: Machine) -> str:
    """Why this text is none for the machine; empty when it is."""
    model = translation.source.specific_content_type.model_class()
    if issubclass(model, PERSONAL):
        return "Angaben zu Personen gehen an keine Maschine. Übersetzen Sie diesen Text selbst."
    if not machine.leaves_the_house or settings.MACHINE_TRANSLATION_UNDER_EMBARGO:
        return ""
    if _is_held_back(translation):
        return (
            "Der deutsche Text ist noch nicht öffentlich. Vorher geht er an keine Maschine "
            "außerhalb der Website."
        )
    return ""


def _is_held_back(translation: Translation) -> bool:
    """Whether readers do not get the German page (yet), or only some people read the row."""
    try:
        german = translation.source.get_source_instance()
    except ObjectDoesNotExist:
        return True
    if not isinstance(german, Page):
        return not getattr(german, "is_public", True)
    is_early = getattr(german, "is_under_embargo", False)
    return is_early or not german.live or german.get_view_restrictions().exists()


def fill(translation: Translation, user: User) -> Filled:
    """Lets the machine begin every open piece; what is there stays, also when it fails half-way.

    Raises `MachineFailed` when nothing can be asked, `NotNow` when the text is closed.
    """
    code = translation.target_locale.language_code
    machine = machine_for(code)
    if machine is None:
        raise MachineFailed("Für diese Sprache ist keine Maschine eingerichtet.")
    refuse_if_closed(translation)
    if reason := why_not(translation, machine):
        raise MachineFailed(reason)
    pieces = _open_pieces(translation)
    about = about_people(translation.source, pieces) if machine.leaves_the_house else set()
    filled = Filled(personal=len(about))
    until = time.monotonic() + _SECONDS
    for batch in _batches([one for one in pieces if one.pk not in about], machine.at_once):
        if time.monotonic() > until:
            filled.problem = "Das dauert zu lange. Noch einmal drücken macht weiter."
            break
        try:
            # Outside of a transaction: nobody else has to wait for the machine.
            answers = machine.translate([segment.german for segment in batch], code)
            _store(translation, machine, batch, answers, user, filled)
        except (MachineFailed, NotNow) as error:
            filled.problem = str(error)
            break
    return filled


def _open_pieces(translation: Translation) -> list[Segment]:
    """Every open sentence once in each place."""
    places = {(s.string_id, s.context_id): s for s in segments_of(translation) if not s.words}
    return list(places.values())


def _batches(pieces: list[Segment], size: int) -> Iterator[list[Segment]]:
    for start in range(0, len(pieces), size):
        yield pieces[start : start + size]


@transaction.atomic
def _store(
    translation: Translation,
    machine: Machine,
    batch: list[Segment],
    answers: list[str],
    user: User,
    filled: Filled,
) -> None:
    locked = Translation.objects.select_for_update().get(pk=translation.pk)
    refuse_if_closed(locked)
    model = locked.source.specific_content_type.model_class()
    prefix = TOOL if machine.counts_as_machine else ""
    for segment, answer in zip(batch, answers, strict=True):
        words = usable(answer, segment.german, longest_in(model, segment.path))
        if not words:
            filled.useless += bool(answer)
            continue
        # Somebody may have typed meanwhile: their words stay.
        _row, is_new = StringTranslation.objects.get_or_create(
            translation_of_id=segment.string_id,
            context_id=segment.context_id,
            locale_id=locked.target_locale_id,
            defaults={
                "data": words,
                "translation_type": StringTranslation.TRANSLATION_TYPE_MACHINE,
                "tool_name": f"{prefix}{machine.name}",
                "last_translated_by": user,
            },
        )
        filled.taken += is_new


def usable(answer: str, german: str, limit: int | None = None) -> str:
    """The answer as words for this piece; empty when its tags or signs are not in order."""
    try:
        answer.encode()
        words = StringValue.from_translated_html(answer.strip()).data
    except (ValueError, RecursionError):
        return ""
    if "\x00" in words or broken(words) or tags_of(words) != tags_of(german):
        return ""
    length = len(StringValue(words).render_text())
    return words if 0 < length <= min(limit or LONGEST, LONGEST) else ""


def is_from_machine(page: Page) -> bool:
    """Whether a machine began words that stand in a translated page as it was published; one query.

    Whoever rewrites a piece makes it theirs. When German has changed since, readers still have the
    words for the sentences before.
    """
    written_at = getattr(page, "made_at", None)
    if written_at is None:
        return False
    here = StringSegment.objects.filter(
        source__object_id=page.translation_key,
        string_id=OuterRef("translation_of_id"),
        context_id=OuterRef("context_id"),
    )
    changed_since = GermanVersion.objects.filter(
        translation_key=page.translation_key, published_at__gt=written_at
    )
    return StringTranslation.objects.filter(
        Exists(here) | Exists(changed_since),
        context__object_id=page.translation_key,
        locale_id=page.locale_id,
        tool_name__startswith=TOOL,
        has_error=False,
        created_at__lte=written_at,
    ).exists()
