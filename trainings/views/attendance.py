"""Who was there: the sheet to fill in on a phone, and the list to print."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from .. import attendance as sheet
from ..exports import log_export
from ..forms.attendance import AttendanceForm
from ..models import Attendance, Session, TrainingPage
from ..papers import attendance_list_pdf
from .desk_frame import desk_page, may_see, training_or_404
from .downloads import pdf_response

CHANGE = "trainings.change_registration"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@may_see
def attendance(request, training_id: int):
    """The sheet of one date of a training; without a choice it is the date that is next to now."""
    training = training_or_404(training_id)
    sessions = list(Session.objects.filter(training=training).select_related("municipality"))
    wanted = request.GET.get("termin", "")
    session = _chosen(sessions, wanted)
    if request.method == "POST" and (session is None or str(session.pk) != wanted):
        raise Http404("The date is gone; what was marked belongs to no other.")
    people = sheet.expected(session) if session else []
    form = AttendanceForm(people, request.POST or None)
    if request.method == "POST":
        return _save(request, training, session, form)
    context = desk_page(training, "Anwesenheit", "check", session) | {
        "sessions": sessions,
        "session": session,
        "form": form,
        "count": _count(session, people) if session else None,
        "is_open": sheet.may_be_marked(session) if session else False,
        "may_change": request.user.has_perm(CHANGE),
    }
    return TemplateResponse(request, "trainings/admin/attendance.html", context)


def _chosen(sessions: list[Session], wanted: str) -> Session | None:
    """The date somebody chose, else today's or the last that has begun, else the first."""
    for session in sessions:
        if str(session.pk) == wanted:
            return session
    active = [session for session in sessions if not session.is_cancelled]
    begun = [session for session in active if sheet.may_be_marked(session)]
    return next(iter([*reversed(begun), *active, *sessions]), None)


def _save(request, training: TrainingPage, session: Session | None, form: AttendanceForm):
    if not request.user.has_perm(CHANGE):
        raise PermissionDenied
    back = reverse("trainings_desk:attendance", args=[training.pk])
    if session is None or not sheet.may_be_marked(session):
        messages.error(request, "Für diesen Termin lässt sich noch nichts eintragen.")
        return redirect(back)
    if not form.is_valid():
        messages.error(request, "Das Formular war nicht vollständig. Bitte noch einmal ausfüllen.")
        return redirect(f"{back}?termin={session.pk}")
    sheet.mark(session, form.marks(all_others="all" in request.POST), request.user)
    count = _count(session, sheet.expected(session))
    messages.success(
        request,
        f"Gespeichert: {count['present']} da, {count['absent']} nicht da, {count['open']} offen.",
    )
    return redirect(f"{back}?termin={session.pk}")


def _count(session: Session, people: list) -> dict[str, int]:
    """How many were there, also of those whose names are deleted."""
    marks = [person.is_present for person in people]
    deleted = Attendance.objects.filter(
        session=session, is_present=True, participant__registration__anonymised_at__isnull=False
    )
    return {
        "present": marks.count(True),
        "absent": marks.count(False),
        "open": marks.count(None),
        "deleted": deleted.count(),
    }


@never_cache
@require_safe
@may_see
def attendance_list(request, session_id: int):
    """The list to print and to sign (PDF)."""
    session = get_object_or_404(
        Session.objects.select_related("training", "municipality"),
        pk=session_id,
        training__locale__language_code=settings.LANGUAGE_CODE,
    )
    content = attendance_list_pdf(session)
    log_export(request.user, session.training, "Anwesenheitsliste (PDF)")
    start = timezone.localtime(session.starts_at)
    return pdf_response(content, f"anwesenheit-{session.training.slug}-{start:%Y-%m-%d}")
