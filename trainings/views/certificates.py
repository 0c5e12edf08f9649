"""Certificates: issued at the desk, fetched by the person, checked by anybody."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from core.reading import in_language
from core.views import read_only

from .. import certificates as verbs
from ..booking import day_in_words
from ..exports import log_export
from ..forms.certificates import CertificateCheckForm
from ..models import Certificate
from ..papers import certificate_pdf, duration
from ..reading import Fact
from ..tokens import registration_from
from .attendance import CHANGE
from .by_link import FRAME, by_link
from .desk_frame import desk_page, may_see, training_or_404
from .downloads import pdf_response

# --- At the desk --------------------------------------------------------------------


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@may_see
def certificates(request, training_id: int):
    """Who gets one and who has one; the button makes the missing ones."""
    training = training_or_404(training_id)
    if request.method == "POST":
        return _issue(request, training)
    due = verbs.due_books(training)
    people = verbs.prospects(training)
    context = desk_page(training, "Teilnahmebestätigungen", "check") | {
        "people": [(row, duration(row.earned.minutes)) for row in people],
        "is_due": bool(due),
        "new": sum(row.is_new and row.participant.registration.book_id in due for row in people),
        "may_change": request.user.has_perm(CHANGE),
    }
    return TemplateResponse(request, "trainings/admin/certificates.html", context)


def _issue(request, training):
    if not request.user.has_perm(CHANGE):
        raise PermissionDenied
    new = verbs.issue(training)
    if new:
        what = "1 Teilnahmebestätigung" if new == 1 else f"{new} Teilnahmebestätigungen"
        messages.success(
            request, f"{what} ausgestellt. Wer eine E-Mail-Adresse hat, bekommt einen Link."
        )
    else:
        messages.info(request, "Es gibt keine neuen Teilnahmebestätigungen.")
    return redirect("trainings_desk:certificates", training.pk)


@never_cache
@require_safe
@may_see
def certificate_for_the_desk(request, certificate_id: int):
    """The paper, for somebody who has no e-mail address."""
    known = Certificate.objects.to_be_had().select_related(
        "participant__registration__book__training"
    )
    found = get_object_or_404(
        known, pk=certificate_id, participant__registration__anonymised_at=None
    )
    content = certificate_pdf(found)
    training = found.participant.registration.book.training
    log_export(request.user, training, f"Teilnahmebestätigung {found.number} (PDF)")
    return _as_download(found, content)


# --- For the person -----------------------------------------------------------------


@never_cache
@read_only
def certificate(request, number: str, code: str):
    """The paper; whoever has number and code may read it."""
    found = verbs.find(number, code)
    if found is None:
        raise Http404
    if verbs.is_anonymised(found):
        return render(request, "trainings/registration/certificate_gone.html", FRAME, status=410)
    return _as_download(found, certificate_pdf(found))


def _as_download(found: Certificate, content: bytes):
    return pdf_response(content, f"teilnahmebestaetigung-{found.number}")


@by_link()
def certificates_of_party(request, token: str):
    """The papers of all who were registered together."""
    registration = registration_from(token, "certificates")
    found = list(Certificate.objects.to_be_had().of(registration))
    if not found:
        raise Http404
    (training,) = in_language([registration.book.training])
    context = {"certificates": found, "training": training} | FRAME
    return render(request, "trainings/registration/certificates.html", context)


# --- For anybody --------------------------------------------------------------------


@never_cache
@read_only
def certificate_check(request):
    """Says whether a paper is real. It asks with GET, so it needs no cookie."""
    is_asked = "nummer" in request.GET or "code" in request.GET
    form = CertificateCheckForm(request.GET if is_asked else None)
    context = {"form": form, "is_noindex": True}
    if is_asked and form.is_valid():
        found = verbs.find(form.cleaned_data["nummer"], form.cleaned_data["code"])
        context |= {"is_checked": True, "facts": _facts(found) if found else []}
    return render(request, "trainings/registration/certificate_check.html", context)


def _facts(found: Certificate) -> list[Fact]:
    """What the paper says; without the name once that is deleted."""
    (training,) = in_language([found.participant.registration.book.training])
    earned = verbs.earned_by([found.participant_id]).get(found.participant_id)
    days = [day_in_words(session.starts_at) for session in earned.sessions] if earned else []
    name = "" if verbs.is_anonymised(found) else found.participant.name
    issued = date_format(timezone.localtime(found.issued_at), "DATE_FORMAT")
    return [
        Fact(_("Nummer"), format_html("<bdi>{}</bdi>", found.number)),
        Fact(_("Name"), format_html("<bdi>{}</bdi>", name) if name else ""),
        Fact(_("Schulung"), _in_its_language(training)),
        Fact(
            ngettext("Termin", "Termine", len(days)),
            format_html_join(mark_safe("<br>"), "{}", ([text] for text in days)),
        ),
        Fact(_("Umfang"), duration(found.minutes)),
        Fact(_("Ausgestellt am"), issued),
    ]


def _in_its_language(training) -> str:
    if not training.reading_lang:
        return training.title
    return format_html('<span lang="{}" dir="ltr">{}</span>', training.reading_lang, training.title)
