"""What the check says about a translation, and the warnings somebody confirms."""

from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail_localize.models import Translation

from core.languages import language_for

from ..checks.handing_in import LONGEST_REASON, CannotConfirm, Findings, confirm, findings_of
from ..checks.warning import Warning
from ..models import ConfirmedWarning
from ..rights import may_translate
from ..segments import Segment, segments_of
from ..side_by_side import Piece
from ..work import NotNow, refuse_if_closed
from .opening import crumbs, for_both, language_name, refuse
from .people import DeskRequest


@dataclass(frozen=True)
class Line:
    """One warning with its piece, and who confirmed it."""

    warning: Warning
    piece: Piece
    confirmed: ConfirmedWarning | None = None

    @property
    def key(self) -> str:
        """Stands for this warning about these words in the form."""
        what = f"{self.warning.rule} {self.warning.text} {self.piece.segment.words}"
        return f"{self.piece.segment.pk}-{sha256(what.encode()).hexdigest()[:16]}"


@require_http_methods(["GET", "HEAD", "POST"])
@for_both
def findings(request: DeskRequest, translation: Translation) -> HttpResponse:
    """GET shows all warnings, POST confirms one of them with a reason."""
    segments = segments_of(translation)
    lines = _lines(findings_of(translation, segments), segments)
    if request.method != "POST":
        return _show(request, translation, lines)
    if not may_translate(request.user, translation.target_locale.language_code):
        return refuse(request)
    refuse_if_closed(translation)
    return _confirm(request, translation, lines)


def _confirm(request: DeskRequest, translation: Translation, lines: list[Line]) -> HttpResponse:
    asked, reason = request.POST.get("warnung", ""), request.POST.get("grund", "")
    line = next((one for one in lines if one.key == asked), None)
    if line is None:
        messages.info(request, "Diese Warnung gibt es nicht mehr: Die Stelle ist jetzt anders.")
        return redirect("translations:findings", translation.pk)
    try:
        confirm(translation, line.piece.segment, line.warning, reason, request.user)
    except CannotConfirm as error:
        return _show(
            request, translation, lines, wrong=asked, reason=reason, error=str(error), status=422
        )
    messages.success(request, "Bestätigt.")
    return redirect("translations:findings", translation.pk)


def _grouped(lines: list[Line]) -> list[tuple[Piece, list[Line]]]:
    """What is said about one piece stands together."""
    groups = groupby(lines, key=lambda line: line.piece)
    return [(piece, list(group)) for piece, group in groups]


def _lines(found: Findings, segments: list[Segment]) -> list[Line]:
    pieces = {
        segment.pk: Piece(number, segment) for number, segment in enumerate(segments, start=1)
    }
    plain = [Line(warning, pieces[warning.segment_pk]) for warning in found.in_the_way]
    confirmed = [Line(w, pieces[w.segment_pk], by_whom) for w, by_whom in found.confirmed]
    return [
        *sorted(plain, key=lambda line: line.piece.number),
        *sorted(confirmed, key=lambda line: line.piece.number),
    ]


def _show(
    request: DeskRequest,
    translation: Translation,
    lines: list[Line],
    *,
    status: int = 200,
    **more,
) -> HttpResponse:
    title = f"{translation.source.object_repr} – {language_name(translation)}"
    edit_url = reverse("translations:edit", args=[translation.pk])
    context = {
        "translation": translation,
        "language": language_for(translation.target_locale.language_code),
        "open": _grouped([line for line in lines if not line.confirmed]),
        "confirmed": _grouped([line for line in lines if line.confirmed]),
        "may_write": _may_write(request, translation),
        "longest": LONGEST_REASON,
        "edit_url": edit_url,
        "header_title": "Prüfung",
        "title": title,
        "header_icon": "check",
        "breadcrumbs_items": crumbs("Prüfung", (edit_url, title)),
        **more,
    }
    return TemplateResponse(request, "translations/findings.html", context, status=status)


def _may_write(request: DeskRequest, translation: Translation) -> bool:
    try:
        refuse_if_closed(translation)
    except NotNow:
        return False
    return may_translate(request.user, translation.target_locale.language_code)
