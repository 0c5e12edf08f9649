"""The list of participants as a file."""

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ..exports import Export, log_export
from ..forms.exports import ExportForm
from ..models import TrainingPage
from .desk_frame import desk_page, may_see, training_or_404
from .participants import books_of

CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
NEEDS = "trainings.view_accessneed"


@never_cache
@may_see
@require_safe
def export(request: HttpRequest, training_id: int) -> HttpResponseBase:
    """The choices; with a format the file itself, and a line in the log."""
    training = training_or_404(training_id)
    sees_needs = request.user.has_perm(NEEDS)
    if request.GET.get("needs") and not sees_needs:
        raise PermissionDenied
    form = ExportForm(
        request.GET if "format" in request.GET else None,
        books=books_of(training),
        sees_needs=sees_needs,
    )
    if form.is_valid():
        return _file(request, training, form)
    return _page(request, training, form)


def _file(request: HttpRequest, training: TrainingPage, form: ExportForm) -> HttpResponseBase:
    file_format = form.cleaned_data["format"]
    export = Export(
        training,
        states=form.chosen_states,
        book=form.chosen_book,
        has_needs=bool(form.cleaned_data.get("needs")),
    )
    file = export.file(file_format)
    log_export(request.user, training, export.describe(file_format))
    name = f"anmeldungen-{training.slug}-{timezone.localdate()}.{file_format}"
    response = FileResponse(file, as_attachment=True, filename=name)
    response["Content-Type"] = CONTENT_TYPES[file_format]
    return response


def _page(request: HttpRequest, training: TrainingPage, form: ExportForm) -> HttpResponse:
    context = desk_page(training, "Export", "download") | {"form": form}
    status = 400 if form.errors else 200
    return TemplateResponse(request, "trainings/admin/export.html", context, status=status)
