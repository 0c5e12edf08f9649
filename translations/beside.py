"""What helps at a piece: agreed words, what was written before, what the check says."""

from collections.abc import Iterable
from dataclasses import dataclass

from wagtail.admin.utils import get_user_display_name
from wagtail_localize.models import Translation

from .checks.handing_in import Findings, findings_of
from .checks.warning import Rule
from .glossary import Term, hits, stretches, terms_for
from .inline import as_typed
from .memory import Match, exact, near
from .segments import Segment
from .side_by_side import Piece, Screen

TERM = "dfn"


@dataclass(frozen=True)
class Proposal:
    """Words that were written before for this sentence or one like it."""

    typed: str
    german: str
    percent: int
    where: str

    @classmethod
    def from_match(cls, match: Match, german: str) -> "Proposal":
        return cls(as_typed(match.words, german), match.german, match.percent, match.where)


def add_help(screen: Screen, translation: Translation) -> None:
    """Terms, exact matches and warnings for all rows; seven queries, however many there are."""
    terms = terms_for(translation.target_locale.language_code)
    known = exact(translation)
    found = findings_of(translation, [piece.segment for piece in screen.pieces])
    said, confirmed = _open(found), _confirmed(found)
    for piece in screen.pieces:
        segment = piece.segment
        add_terms(piece, terms)
        piece.warnings = said.get(segment.pk, [])
        piece.confirmed = confirmed.get(segment.pk, [])
        if segment.is_open and segment.pk in known:
            piece.proposals = [Proposal.from_match(known[segment.pk], segment.german)]


def add_terms(piece: Piece, terms: Iterable[Term]) -> None:
    """Which agreed words stand in the German sentence, and where."""
    german = piece.segment.german
    found = hits(german, terms)
    piece.terms = list({hit.term.pk: hit.term for hit in found}.values())
    piece.underlined = "".join(
        f"<{TERM}>{part.html}</{TERM}>" if part.term else part.html
        for part in stretches(german, found)
    )


def warnings_at(translation: Translation, segment: Segment) -> list[str]:
    """What the check says about one piece and nobody confirmed."""
    return _open(findings_of(translation, [segment])).get(segment.pk, [])


def _open(found: Findings) -> dict[int, list[str]]:
    said: dict[int, list[str]] = {}
    for warning in found.in_the_way:
        # That words are missing one sees.
        if warning.rule != Rule.MISSING:
            said.setdefault(warning.segment_pk, []).append(warning.text)
    return said


def _confirmed(found: Findings) -> dict[int, list[str]]:
    said: dict[int, list[str]] = {}
    for warning, row in found.confirmed:
        name = get_user_display_name(row.by) if row.by else "Jemand"
        text = f"{warning.text} {name} hat es bestätigt: {row.reason}"
        said.setdefault(warning.segment_pk, []).append(text)
    return said


def near_proposals(translation: Translation, german: str) -> list[Proposal]:
    """What was written for sentences much like this one."""
    matches = near(german, translation.target_locale.language_code)
    return [Proposal.from_match(match, german) for match in matches]
