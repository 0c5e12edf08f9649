"""A message to participants: write, look at it, send."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ..announcing import SentAlready, announce, preview
from ..forms.announcements import AnnouncementForm
from .desk_frame import desk_page, may_see, training_or_404
from .participants import books_of

PAST = 20
SENT_ALREADY = (
    "Diese Nachricht ist schon gesendet. Öffnen Sie die Seite neu, um eine weitere zu schreiben."
)


@never_cache
@may_see
@permission_required("trainings.add_announcement", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def announcement(request: HttpRequest, training_id: int) -> HttpResponse:
    """The form; posted with a `step` it shows what would be sent, or sends it."""
    training = training_or_404(training_id)
    books = books_of(training)
    if request.method != "POST":
        return _write(request, AnnouncementForm(training=training, books=books))
    form = AnnouncementForm(request.POST, training=training, books=books)
    step = request.POST.get("step", "preview")
    if step == "edit":
        return _write(
            request, AnnouncementForm(initial=form.as_typed(), training=training, books=books)
        )
    if not form.is_valid():
        return _write(request, form)
    if not form.audience.recipients().exists():
        form.add_error(None, "Mit dieser Auswahl bekommt niemand eine Mail.")
        return _write(request, form)
    return _send(request, form) if step == "send" else _preview(request, form)


def _send(request, form: AnnouncementForm) -> HttpResponse:
    key = form.cleaned_data["submission_key"]
    try:
        sent = announce(form.audience, form.texts, key, request.user)
    except SentAlready:
        form.add_error(None, SENT_ALREADY)
        return _write(request, form)
    number = "Eine Mail geht" if sent.recipients == 1 else f"{sent.recipients} Mails gehen"
    messages.success(request, f"{number} mit dem nächsten Versand hinaus.")
    if calls := form.audience.unreachable().count():
        text = "Eine Anmeldung erreicht" if calls == 1 else f"{calls} Anmeldungen erreicht"
        messages.warning(request, f"{text} keine Mail. Bitte rufen Sie dort an.")
    return redirect("trainings_desk:announce", form.training.pk)


def _write(request: HttpRequest, form: AnnouncementForm) -> HttpResponse:
    past = form.training.announcements.select_related("sent_by")[:PAST]
    context = desk_page(form.training, "Nachricht", "mail") | {"form": form, "past": past}
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "trainings/admin/announce.html", context, status=status)


def _preview(request: HttpRequest, form: AnnouncementForm) -> HttpResponse:
    audience, texts = form.audience, form.texts
    names = dict(settings.LANGUAGES)
    previews = [
        {
            "code": code,
            "name": names[code],
            "number": number,
            "is_own": code in texts,
            "mail": preview(audience, texts, code),
        }
        for code, number in audience.languages().items()
    ]
    context = desk_page(form.training, "Nachricht", "mail") | {
        "form": form,
        "previews": previews,
        **audience.numbers(),
        "unreachable": audience.unreachable(),
        "typed": _typed(form),
    }
    return TemplateResponse(request, "trainings/admin/announce_preview.html", context)


def _typed(form: AnnouncementForm) -> list[tuple[str, str]]:
    """Every field as hidden inputs carry it to the next step."""
    return [
        (name, value)
        for name, typed in form.as_typed().items()
        for value in (typed if isinstance(typed, list) else [typed])
        if value
    ]
