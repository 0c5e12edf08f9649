"""The glossary as a file, and files into it."""

from django.db import IntegrityError
from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from ..forms.desk import foreign_languages
from ..forms.glossary import GlossaryFileForm
from ..glossary_files import FORMATS, Unreadable, read
from ..glossary_files.rows import rows_of
from ..glossary_files.taking import take
from ..rights import languages_of, may_request
from .exchange import download
from .glossary import TITLE, for_the_desk
from .opening import crumbs
from .people import DeskRequest

_MOST_LINES = 100


@never_cache
@require_safe
@for_the_desk
def export(request: DeskRequest, format: str) -> HttpResponse:
    """All terms, with one language (`?sprache=ar`) or with all of them."""
    if format not in FORMATS:
        raise Http404
    codes = [language.code for language in foreign_languages()]
    asked = request.GET.get("sprache", "")
    if asked and asked not in codes:
        raise Http404
    write, content_type = FORMATS[format]
    name = f"glossar-{asked}.{format}" if asked else f"glossar.{format}"
    return download(name, write(rows_of([asked] if asked else codes)), content_type)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_the_desk
def import_file(request: DeskRequest) -> HttpResponse:
    """Reads a file and says what became of it."""
    is_sent = request.method == "POST"
    form = GlossaryFileForm(request.POST, request.FILES) if is_sent else GlossaryFileForm()
    report = _read(request, form) if form.is_valid() else None
    context = {
        "form": form,
        "report": report,
        "refused": report.refused[:_MOST_LINES] if report else [],
        "more": max(len(report.refused) - _MOST_LINES, 0) if report else 0,
        "edits_terms": may_request(request.user),
        "has_languages": bool(languages_of(request.user)),
        "header_title": "Datei einlesen",
        "header_icon": "upload",
        "breadcrumbs_items": crumbs("Datei einlesen", (reverse("translations:glossary"), TITLE)),
    }
    status = 422 if form.is_bound and report is None else 200
    return TemplateResponse(request, "translations/glossary_import.html", context, status=status)


def _read(request: DeskRequest, form: GlossaryFileForm):
    try:
        return take(read(form.cleaned_data["file"].read()), request.user)
    except Unreadable as error:
        form.add_error("file", str(error))
    except IntegrityError:
        form.add_error(None, "Gerade hat jemand anderes denselben Begriff angelegt. Noch einmal?")
    return None
