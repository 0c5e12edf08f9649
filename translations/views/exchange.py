"""One translation as a file for another program, and back."""

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from wagtail_localize.models import Translation

from core.languages import language_for

from ..exchange.formats import FORMATS, file_of, format_for
from ..exchange.intake import german_name_of, read_into
from ..exchange.report import Report
from ..exchange.sheets import Unreadable
from ..forms.exchange import FileForm
from ..work import refuse_if_closed
from .opening import crumbs, for_both, for_translators, language_name

# A report names so many places; who needs more looks into the file.
_MOST_LINES = 200


@never_cache
@require_safe
@for_both
def export(request: HttpRequest, translation: Translation, format: str = "po") -> HttpResponse:
    """The translation as a file."""
    chosen = format_for(format)
    if chosen is None:
        raise Http404
    name, content = file_of(translation, chosen)
    return download(name, content, chosen.content_type)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_translators
def import_one(request: HttpRequest, translation: Translation) -> HttpResponse:
    """Reads a file into this translation and says what became of each place."""
    refuse_if_closed(translation)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    context = _frame(translation) | {"form": form, "formats": FORMATS}
    if form.is_valid():
        try:
            report = _read(translation, form.cleaned_data["file"], request.user)
            context |= {"reports": shown([report]), "translation": translation}
            return TemplateResponse(request, "translations/exchange_report.html", context)
        except Unreadable as error:
            form.add_error("file", str(error))
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "translations/exchange_import.html", context, status=status)


def _read(translation: Translation, file: UploadedFile, user) -> Report:
    report = read_into(translation, file, user)
    report.file = file.name or ""
    return report


def _frame(translation: Translation) -> dict:
    title = translation.source.object_repr
    step = (reverse("translations:edit", args=[translation.pk]), title)
    return {
        "translation": translation,
        "header_title": "Datei einlesen",
        "header_subtitle": f"{title} · {language_name(translation)}",
        "header_icon": "upload",
        "breadcrumbs_items": crumbs("Datei einlesen", step),
    }


def shown(reports: list[Report]) -> list[dict]:
    """What the page of reports says about each file."""
    return [
        {
            "report": report,
            "language": language_for(report.code) if report.code else None,
            "language_name": german_name_of(report.code),
            "edit_url": report.translation_id
            and reverse("translations:edit", args=[report.translation_id]),
            "refused": report.refused[:_MOST_LINES],
            "taken": report.taken[:_MOST_LINES],
            "more_refused": max(len(report.refused) - _MOST_LINES, 0),
            "more_taken": max(len(report.taken) - _MOST_LINES, 0),
        }
        for report in reports
    ]


def download(name: str, content: bytes, content_type: str) -> HttpResponse:
    """A file to keep, never shown in the browser."""
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response
