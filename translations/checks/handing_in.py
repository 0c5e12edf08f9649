"""What is still in the way of handing in, and the warnings that somebody confirmed."""

from dataclasses import dataclass

from wagtail_localize.models import Translation

from core.languages import language_for
from core.models import User

from ..glossary import terms_for
from ..models import ConfirmedWarning
from ..segments import Segment, segments_of
from . import check
from .warning import Warning

LONGEST_REASON = 300


class CannotConfirm(Exception):
    """The warning cannot be confirmed; the message says why."""


@dataclass(frozen=True)
class Findings:
    """The warnings about a translation: to be mended or confirmed first, and confirmed ones."""

    in_the_way: list[Warning]
    confirmed: list[tuple[Warning, ConfirmedWarning]]


def findings_of(translation: Translation, segments: list[Segment] | None = None) -> Findings:
    """Everything the check says; give the pieces where they are loaded already."""
    if segments is None:
        segments = segments_of(translation)
    code = translation.target_locale.language_code
    warnings = check(segments, language_for(code), terms_for(code))
    known = _confirmations(translation)
    by_pk = {segment.pk: segment for segment in segments}
    found = Findings([], [])
    for warning in warnings:
        confirmation = known.get(_key(by_pk[warning.segment_pk], warning))
        if confirmation and not warning.is_blocking:
            found.confirmed.append((warning, confirmation))
        else:
            found.in_the_way.append(warning)
    # What can only be mended comes first.
    found.in_the_way.sort(key=lambda warning: not warning.is_blocking)
    return found


def confirm(
    translation: Translation, segment: Segment, warning: Warning, reason: str, user: User
) -> ConfirmedWarning:
    """Notes that this warning may stay, as long as German and words stay the same."""
    if warning.is_blocking:
        raise CannotConfirm("Das lässt sich nicht bestätigen, nur beheben.")
    if not reason.strip():
        raise CannotConfirm("Schreiben Sie einen Grund dazu.")
    if len(reason.strip()) > LONGEST_REASON:
        raise CannotConfirm(f"Der Grund darf höchstens {LONGEST_REASON} Zeichen haben.")
    confirmation, _created = ConfirmedWarning.objects.update_or_create(
        translation=translation,
        context_id=segment.context_id,
        string_id=segment.string_id,
        rule=warning.rule,
        text=warning.text[:500],
        defaults={"words": segment.words, "reason": reason.strip(), "by": user},
    )
    return confirmation


def _confirmations(translation: Translation) -> dict[tuple, ConfirmedWarning]:
    rows = ConfirmedWarning.objects.filter(translation=translation).select_related("by")
    return {(row.context_id, row.string_id, row.words, row.rule, row.text): row for row in rows}


def _key(segment: Segment, warning: Warning) -> tuple:
    return (
        segment.context_id,
        segment.string_id,
        segment.words,
        warning.rule,
        warning.text[:500],
    )
