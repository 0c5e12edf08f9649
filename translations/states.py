"""Where every text stands in every language, found out from versions, pages and approvals."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from .choices import READY, State
from .facts import (
    Approval,
    Begun,
    Facts,
    Place,
    Request,
    Target,
    facts_about,
    facts_about_open,
)


class Standing(NamedTuple):
    """Where one text stands in one language.

    `since` is the moment that fits the state: outdated, handed in, sent back, published.
    `is_public` tells whether readers get the translation, be it outdated; `is_approved` whether a
    version waits for its hour or for German, be a newer one under review.
    """

    state: State
    since: datetime | None = None
    is_public: bool = False
    is_approved: bool = False
    target_id: int | None = None
    translation_id: int | None = None
    wanted_by: date | None = None
    is_requested: bool = False
    note: str = ""
    handed_in_by: int | None = None


def standings(keys: Collection[UUID] | None, codes: Collection[str]) -> dict[Place, Standing]:
    """For these texts (all, with None) and languages; one query, however many there are.

    What nobody began and nobody asked for is left out: it is missing (see `standing_of`).
    """
    return _found_in(facts_about(keys, codes))


def open_standings(codes: Collection[str]) -> dict[Place, Standing]:
    """The same in these languages, without what is done or was never asked for."""
    found = _found_in(facts_about_open(codes))
    for place, standing in list(found.items()):
        is_idle = standing.state == State.MISSING and not standing.is_requested
        if is_idle or standing.state in READY:
            del found[place]
    return found


def _found_in(facts: Facts) -> dict[Place, Standing]:
    return {place: _standing(place, facts) for place in facts.places()}


def standing_of(found: Mapping[Place, Standing], key: UUID, code: str) -> Standing:
    """The standing of one text in one language among those that were found."""
    return found.get((key, code), _NOTHING)


_NOTHING = Standing(State.MISSING)


def _standing(place: Place, facts: Facts) -> Standing:
    target = facts.targets.get(place)
    begun = facts.translations.get(place)
    request = facts.requests.get(place)
    approval = _approval(target and target.pk, begun and begun.pk, facts)
    is_public = target.is_live if target else bool(begun and begun.made_at)
    public = (target or begun) if is_public else None
    made_at, changed = (public.made_at, public.changed_at) if public else (None, None)
    # What was published since then has fulfilled the request.
    wish = None if request and made_at and made_at >= request.requested_at else request
    state, since = _state(approval, is_public, made_at, changed, request, begun, target)
    return Standing(
        state,
        since,
        is_public=is_public,
        is_approved=bool(target and target.stage == State.APPROVED),
        target_id=target and target.pk,
        translation_id=begun and begun.pk,
        wanted_by=wish and wish.wanted_by,
        is_requested=bool(wish and wish.is_wanted),
        note=wish.note if wish else "",
        handed_in_by=approval and approval.handed_in_by,
    )


def _state(
    approval: Approval | None,
    is_public: bool,
    made_at: datetime | None,
    changed: datetime | None,
    request: Request | None,
    begun: Begun | None,
    target: Target | None,
) -> tuple[State, datetime | None]:
    if approval:
        return State.HANDED_IN if approval.is_open else State.SENT_BACK, approval.at
    if is_public:
        return (State.OUTDATED, changed) if changed else (State.CURRENT, made_at)
    stage = target.stage if target else ""
    if stage == State.APPROVED:
        return State.APPROVED, None
    if request and not request.is_wanted:
        return State.NOT_NEEDED, None
    if stage == State.OFFLINE:
        return State.OFFLINE, None
    # A draft that only a machine or a command made is not begun; easy language has no pieces.
    if (begun and begun.touched_at) or (target and not (begun and begun.is_enabled)):
        return State.IN_WORK, begun.touched_at if begun else None
    return State.MISSING, None


def _approval(page_id: int | None, translation_id: int | None, facts: Facts) -> Approval | None:
    if page_id in facts.approvals_of_pages:
        return facts.approvals_of_pages[page_id]
    return facts.approvals_of_rows.get(translation_id) if translation_id else None
