"""Words for one piece, sent by the script of the screen as they are typed."""

import json

from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe
from wagtail_localize.models import StringSegment, Translation

from core.languages import language_for

from ..beside import near_proposals, warnings_at
from ..inline import as_typed
from ..segments import segments_of
from ..side_by_side import is_kept, progress_of, who_was_faster
from ..typed import CannotStore, Overtaken, Place, piece_at, store, version_of
from .opening import for_translators, said
from .people import DeskRequest

GONE = (
    "Der deutsche Text hat sich inzwischen geändert. Ihre Worte sind aufgehoben: Laden Sie die "
    "Seite neu, dann stehen sie bei der neuen Fassung."
)
GONE_WITHOUT_HEIR = (
    "Diese Stelle gibt es auf Deutsch nicht mehr. Ihre Worte stehen nur noch hier im Feld: "
    "Kopieren Sie, was Sie davon brauchen, bevor Sie die Seite neu laden."
)
UNREADABLE = "Die Anfrage ist nicht lesbar. Laden Sie die Seite neu."


@require_http_methods(["PUT", "DELETE"])
@for_translators
def words(request: DeskRequest, translation: Translation, segment: int) -> HttpResponse:
    """PUT stores, DELETE opens the piece again; 409 when somebody else was faster."""
    try:
        sent = _sent(request)
    except ValueError:
        return said(400, UNREADABLE)
    except RequestDataTooBig:
        return said(413, "Das ist zu viel Text für eine Stelle.")
    piece = _piece(translation, segment, sent["place"])
    if piece is None:
        return said(404, "Diese Stelle gehört nicht zu dieser Übersetzung.")
    typed = "" if request.method == "DELETE" else sent["words"]
    return _store(request, translation, piece, typed, sent["seen"])


def _store(
    request: DeskRequest, translation: Translation, piece: StringSegment, typed: str, seen: str
) -> HttpResponse:
    try:
        row = store(translation, piece, typed, seen, request.user)
    except CannotStore as error:
        return said(400, str(error))
    except Overtaken as error:
        why = who_was_faster(error.theirs, request.user)
        return said(409, why, theirs=error.typed, seen=version_of(error.typed))
    if piece.pk is None:
        return said(410, GONE if is_kept(translation, piece) else GONE_WITHOUT_HEIR)
    stored = as_typed(row.data, piece.string.data) if row else ""
    return said(
        200, f"gespeichert um {timezone.localtime():%H:%M}", **_after(translation, piece, stored)
    )


def _sent(request: DeskRequest) -> dict[str, str]:
    """What the script sent; raises ValueError where it is something else."""
    try:
        sent = json.loads(request.body or b"{}")
    except RecursionError as error:
        raise ValueError from error
    names = ("words", "seen", "place")
    if not isinstance(sent, dict) or not all(isinstance(sent.get(n, ""), str) for n in names):
        raise ValueError
    return {name: sent.get(name, "") for name in names}


def _piece(translation: Translation, segment: int, place_key: str) -> StringSegment | None:
    """The piece that is meant; its number changes when German does, its place says which it was."""
    if place := Place.from_key(place_key):
        return piece_at(translation, place)
    pieces = StringSegment.objects.select_related("string", "context")
    return pieces.filter(pk=segment, source_id=translation.source_id).first()


def _after(translation: Translation, piece: StringSegment, stored: str) -> dict:
    segments = segments_of(translation)
    done, total = progress_of(segments)
    warnings = [warnings_at(translation, one) for one in segments if one.pk == piece.pk]
    return {
        "seen": version_of(stored),
        "stored": stored,
        "done": done,
        "total": total,
        "warnings": [text for texts in warnings for text in texts],
    }


@require_safe
@for_translators
def near(request: DeskRequest, translation: Translation, segment: int) -> HttpResponse:
    """Sentences like this one that were translated before, for the row of the screen."""
    pieces = StringSegment.objects.filter(source_id=translation.source_id)
    piece = get_object_or_404(pieces.select_related("string"), pk=segment)
    context = {
        "proposals": near_proposals(translation, piece.string.data),
        "key": Place(piece.string_id, piece.context_id).key,
        "language": language_for(translation.target_locale.language_code),
    }
    return TemplateResponse(request, "translations/_proposals.html", context)
