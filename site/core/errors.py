"""The pages that say what went wrong, in the language of the address."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import DisallowedHost, PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from .frame import language_homes
from .languages import active_language
from .middleware import language_of_address

RETRY_AFTER_SECONDS = 5
PLAIN = "text/plain; charset=utf-8"


def bad_request(request, exception=None):
    if isinstance(exception, DisallowedHost):
        # Not one of our names: there is no site whose frame could be shown.
        return HttpResponse("Unbekannter Name der Website.", status=400, content_type=PLAIN)
    with translation.override(language_of_address(request)):
        lead = _("Mit dieser Adresse oder dieser Eingabe können wir nichts anfangen.")
        return _error_page(request, 400, _("Ungültige Anfrage"), lead)


def address_too_long(request):
    with translation.override(language_of_address(request)):
        lead = _("Kürzen Sie die Adresse oder das, was Sie eingegeben haben.")
        return _error_page(request, 414, _("Die Adresse ist zu lang"), lead)


def permission_denied(request, exception=None):
    with translation.override(language_of_address(request)):
        lead = _("Sie dürfen diese Seite nicht ansehen.")
        return _error_page(request, 403, _("Kein Zugang"), lead)


def refused_in_plain_sight(view: Callable) -> Callable:
    """Answers 403 in the administration; Wagtail would lead to its start page with 302."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except PermissionDenied as refusal:
            return permission_denied(request, refusal)

    return answer


def csrf_failure(request, reason=""):
    with translation.override(language_of_address(request)):
        lead = _(
            "Das Formular war zu lange offen oder Ihr Browser nimmt keine Cookies an. "
            "Gehen Sie zurück, laden Sie die Seite neu und senden Sie das Formular noch einmal."
        )
        return _error_page(request, 403, _("Das Formular konnte nicht gesendet werden"), lead)


def page_not_found(request, exception=None):
    with translation.override(language_of_address(request)):
        return render(request, "404.html", _context(), status=404)


def server_error(request):
    """Needs neither database nor static manifest: they may be what is broken."""
    with translation.override(language_of_address(request)):
        context = {"language": active_language()}
        return HttpResponse(render_to_string("500.html", context), status=500)


def busy(request):
    """The form comes back as hidden fields, so that sending it again is one click."""
    with translation.override(language_of_address(request)):
        context = {
            "language": active_language(),
            "path": request.get_full_path(),
            "had_files": bool(request.FILES),
            "typed": [
                (name, values)
                for name, values in request.POST.lists()
                if "password" not in name  # A secret does not belong into a page.
            ],
        }
        content = render_to_string("503.html", context)
    headers = {"Retry-After": str(RETRY_AFTER_SECONDS), "Cache-Control": "no-store"}
    return HttpResponse(content, status=503, headers=headers)


def _error_page(request, status: int, title: str, lead: str) -> HttpResponse:
    context = _context() | {"error_title": title, "error_lead": lead}
    return render(request, "error.html", context, status=status)


def _context() -> dict:
    return {"languages": language_homes(), "canonical_url": "", "is_noindex": True}
