"""Where the press office answers what translators ask."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name

from .. import questions as asked
from ..inline import as_shown
from ..models import Question
from ..rights import may_request
from .opening import crumbs
from .people import DeskRequest

TITLE = "Fragen zu Übersetzungen"


@require_safe
def questions(request: DeskRequest) -> HttpResponse:
    """What waits for an answer about texts that one may edit."""
    if not may_request(request.user):
        raise PermissionDenied
    return _page(request)


@require_POST
def answer(request: DeskRequest, question: int) -> HttpResponse:
    """Sends the answer to whoever asked, and shows it at the piece."""
    if not may_request(request.user):
        raise PermissionDenied
    row = get_object_or_404(Question.objects.select_related("translation__source"), pk=question)
    if not asked.may_answer(request.user, row):
        raise PermissionDenied
    text = request.POST.get("answer", "")
    try:
        asked.answer(row, text, request.user)
    except asked.NotAQuestion as error:
        messages.error(request, str(error))
        return _page(request, {row.pk: text}, status=400)
    name = get_user_display_name(row.asked_by) if row.asked_by else ""
    messages.success(request, f"Beantwortet. {name} bekommt eine Mail." if name else "Beantwortet.")
    return redirect("translations:questions")


def _page(request: DeskRequest, typed: dict | None = None, status: int = 200) -> HttpResponse:
    rows = list(asked.open_questions(request.user))
    for row in rows:
        row.german = as_shown(row.string.data, row.string.data)
        row.typed = (typed or {}).get(row.pk, "")
    context = {
        "questions": rows,
        "header_title": TITLE,
        "header_icon": "help",
        "breadcrumbs_items": crumbs(TITLE),
    }
    return TemplateResponse(request, "translations/questions.html", context, status=status)
