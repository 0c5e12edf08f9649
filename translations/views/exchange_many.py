"""Several translations as files for another program, and back."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from wagtail_localize.models import Translation

from core.languages import Language
from core.models import User

from ..choices import EASY_LANGUAGE
from ..exchange.formats import archive_of
from ..exchange.intake import read_all
from ..forms.exchange import ChosenForm, ExportForm, FilesForm
from ..queue import TRANSLATORS_WORK
from ..rights import languages_of, may_approve, may_translate
from ..states import standings
from .exchange import download, shown
from .opening import crumbs
from .people import DeskRequest
from .tabs import tabs_for

# More takes longer than a browser waits.
MOST_TEXTS = 500
TO_DO = set(TRANSLATORS_WORK)


@never_cache
@require_safe
def export_many(request: DeskRequest) -> HttpResponse:
    """A form; with `format` the archive. `nr` names translations that were chosen in a list."""
    languages = _languages(request.user)
    if not languages:
        raise PermissionDenied
    numbers = _numbers(request)
    data = request.GET if "format" in request.GET else None
    form = ChosenForm(data) if numbers else ExportForm(data, languages=languages)
    if form.is_valid():
        chosen = form.cleaned_data
        rows = _named(numbers, request.user) if numbers else _of(chosen["code"], chosen["scope"])
        if 0 < len(rows) <= MOST_TEXTS:
            archive = archive_of(rows, chosen["format"])
            return download("uebersetzungen.zip", archive, "application/zip")
        form.add_error(None, _why_not(len(rows)))
    context = _frame(request, "Dateien für andere Programme", "download") | {
        "form": form,
        "numbers": numbers,
        "may_import": any(may_translate(request.user, item.code) for item in languages),
    }
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "translations/exchange_export.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def import_many(request: DeskRequest) -> HttpResponse:
    """Reads each file into the translation it names and says what became of it."""
    if not any(may_translate(request.user, item.code) for item in _languages(request.user)):
        raise PermissionDenied
    form = FilesForm(request.POST, request.FILES) if request.method == "POST" else FilesForm()
    context = _frame(request, "Mehrere Dateien einlesen", "upload") | {"form": form}
    if form.is_valid():
        context |= {"reports": shown(read_all(form.cleaned_data["file"], request.user))}
        return TemplateResponse(request, "translations/exchange_report.html", context)
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "translations/exchange_import.html", context, status=status)


def _languages(user: User) -> list[Language]:
    return [language for language in languages_of(user) if language.code != EASY_LANGUAGE]


def _numbers(request: DeskRequest) -> list[int]:
    typed = request.GET.getlist("nr")
    return [int(text) for text in typed if text.isascii() and text.isdigit() and len(text) < 18]


def _translations():
    rows = Translation.objects.filter(source__locale__language_code=settings.LANGUAGE_CODE)
    rows = rows.exclude(target_locale__language_code=EASY_LANGUAGE)
    return rows.select_related("source__specific_content_type", "target_locale").order_by("pk")


def _named(numbers: list[int], user: User) -> list[Translation]:
    rows = list(_translations().filter(pk__in=numbers))
    if len(rows) != len(set(numbers)):
        raise Http404
    codes = {row.target_locale.language_code for row in rows}
    if not all(may_translate(user, code) or may_approve(user, code) for code in codes):
        raise PermissionDenied
    return rows


def _of(code: str, scope: str) -> list[Translation]:
    rows = _translations().filter(target_locale__language_code=code, enabled=True)
    if scope == "open":
        found = standings(None, [code]).values()
        rows = rows.filter(pk__in=[item.translation_id for item in found if item.state in TO_DO])
    return list(rows)


def _why_not(number: int) -> str:
    if not number:
        return "In dieser Sprache gibt es dafür keine Texte."
    return (
        f"Das sind {number} Texte; in ein Archiv passen {MOST_TEXTS}. Kreuzen Sie die Texte unter "
        "„Zu erledigen“ oder „Noch nie übersetzt“ an."
    )


def _frame(request: DeskRequest, title: str, icon: str) -> dict:
    return {
        "header_title": title,
        "header_icon": icon,
        "breadcrumbs_items": crumbs(title),
        "tabs": tabs_for(request, "export_many"),
    }
