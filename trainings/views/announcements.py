"""A message to participants: write, look at it, send."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ..announcing import SentAlready, announce, preview
from ..drafts import discard, discard_when_sent, draft_of, keep, stages
from ..forms.announcements import GERMAN, AnnouncementForm
from ..models import MessageDraft
from .desk_frame import desk_page, may_see, training_or_404
from .participants import books_of

PAST = 20
SENT_ALREADY = (
    "Diese Nachricht ist schon gesendet. Öffnen Sie die Seite neu, um eine weitere zu schreiben."
)
ALL_READ_GERMAN = "Mit dieser Auswahl lesen alle Deutsch. Es gibt nichts zu übersetzen."
NAMES = dict(settings.LANGUAGES)


@never_cache
@may_see
@permission_required("trainings.add_announcement", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def announcement(request: HttpRequest, training_id: int) -> HttpResponse:
    """The form; posted with a `step` it shows what would be sent, or sends it."""
    training = training_or_404(training_id)
    books, draft = books_of(training), draft_of(training)
    if request.method != "POST":
        return _write(request, AnnouncementForm(training=training, books=books, draft=draft))
    step = request.POST.get("step", "preview")
    if step == "discard":
        return _discard(request, training, draft)
    form = AnnouncementForm(request.POST, training=training, books=books, draft=draft)
    if step == "edit":
        typed = form.as_typed()
        form = AnnouncementForm(initial=typed, training=training, books=books, draft=draft)
        return _write(request, form)
    if not form.is_valid():
        return _write(request, form)
    if not form.audience.recipients().exists():
        form.add_error(None, "Mit dieser Auswahl bekommt niemand eine Mail.")
        return _write(request, form)
    answers = {"send": _send, "translate": _translate}
    return answers.get(step, _preview)(request, form)


def _translate(request, form: AnnouncementForm) -> HttpResponse:
    """Hands the German words to the translators; the next page asks until when."""
    codes = [code for code in form.audience.languages() if code != GERMAN]
    if not codes:
        form.add_error(None, ALL_READ_GERMAN)
        return _write(request, form)
    if by_hand := form.typed_by_hand:
        names = ", ".join(NAMES[code] for code in by_hand)
        form.add_error(
            None,
            f"Was Sie selbst geschrieben haben ({names}), ginge verloren. Leeren Sie diese "
            "Felder, oder senden Sie die Nachricht ohne Auftrag.",
        )
        return _write(request, form)
    draft = keep(form.training, form.texts[GERMAN])
    return redirect(_way_to_request(draft, codes))


def _discard(request, training, draft: MessageDraft | None) -> HttpResponse:
    if draft is not None:
        discard(draft)
        messages.success(request, "Der Entwurf und seine Übersetzungen sind gelöscht.")
    return redirect("trainings_desk:announce", training.pk)


def _way_to_request(draft: MessageDraft, codes: list[str]) -> str:
    """The page of the translators' desk that asks for these languages and comes back."""
    back = reverse("trainings_desk:announce", args=[draft.training_id])
    query = {"schluessel": draft.translation_key, "sprachen": codes, "next": back}
    return reverse("translations:request", query=query)


def _translations(form: AnnouncementForm) -> dict:
    """How far each language of the draft is, and the ways to the translators' desk."""
    draft = form.draft
    if draft is None:
        return {}
    stands = stages(draft, form.languages)
    return {
        "draft": draft,
        "stages": [(NAMES[code], stage) for code, stage in stands.items()],
        "text_url": reverse("translations:text", args=[draft.translation_key]),
        "request_url": _way_to_request(draft, list(stands)),
    }


def _send(request, form: AnnouncementForm) -> HttpResponse:
    key = form.cleaned_data["submission_key"]
    try:
        sent = announce(form.audience, form.texts, key, request.user)
    except SentAlready:
        form.add_error(None, SENT_ALREADY)
        return _write(request, form)
    if not form.audience.language:  # Whoever reads another language still waits for theirs.
        discard_when_sent(form.training, form.texts)
    number = "Eine Mail geht" if sent.recipients == 1 else f"{sent.recipients} Mails gehen"
    messages.success(request, f"{number} mit dem nächsten Versand hinaus.")
    if calls := form.audience.unreachable().count():
        text = "Eine Anmeldung erreicht" if calls == 1 else f"{calls} Anmeldungen erreicht"
        messages.warning(request, f"{text} keine Mail. Bitte rufen Sie dort an.")
    return redirect("trainings_desk:announce", form.training.pk)


def _write(request: HttpRequest, form: AnnouncementForm) -> HttpResponse:
    past = form.training.announcements.select_related("sent_by")[:PAST]
    context = desk_page(form.training, "Nachricht", "mail") | {"form": form, "past": past}
    context |= _translations(form)
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "trainings/admin/announce.html", context, status=status)


def _preview(request: HttpRequest, form: AnnouncementForm) -> HttpResponse:
    audience, texts = form.audience, form.texts
    previews = [
        {
            "code": code,
            "name": NAMES[code],
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
        "differs_from_draft": form.differs_from_draft,
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
