"""The templates of mails with sample data: every kind in every language, for the office."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from core.languages import Language, all_languages

from .forms import SampleForm
from .kinds import SAMPLE, Kind, all_kinds, kind_named
from .models import MailText, OutboxMessage
from .rendering import RenderedMail, render, shorten
from .services import queue_mails


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """All kinds, each with the way to its languages."""
    _check(request, "view")
    context = _frame("Mailvorlagen") | {"kinds": all_kinds(), "languages": _languages()}
    return TemplateResponse(request, "outbox/samples.html", context)


@require_safe
def sample(request, name: str, code: str) -> HttpResponse:
    """One kind in one language."""
    _check(request, "view")
    kind, language = _found(name, code)
    context = _frame(kind.label, (reverse("outbox:samples"), "Mailvorlagen")) | {
        "kind": kind,
        "language": language,
        "languages": _languages(),
        "mail": _with_sample_data(kind, code),
        "form": SampleForm(),
        "text_url": _way_to_own_text(request, kind),
        "may_send": request.user.has_perm("outbox.change_outboxmessage") and request.user.email,
    }
    return TemplateResponse(request, "outbox/sample.html", context)


@require_POST
def send_sample(request, name: str, code: str) -> HttpResponse:
    """Sends the sample to whoever asks, and to nobody else."""
    _check(request, "change")
    kind, language = _found(name, code)
    form = SampleForm(request.POST)
    if not request.user.email:
        messages.error(request, "Ihr Konto hat keine E-Mail-Adresse.")
    elif form.is_valid():
        mail = _with_sample_data(kind, code)
        message = OutboxMessage(
            key=f"sample:{request.user.pk}:{form.cleaned_data['key'].hex}",
            kind=SAMPLE,
            recipient=request.user.email,
            language=language.code,
            subject=shorten(f"[Probe] {mail.subject}"),
            text=mail.text,
            html=mail.html,
            not_before=timezone.now(),
        )
        queue_mails([message])
        messages.success(request, f"Die Probe geht an {request.user.email}.")
    else:
        messages.error(request, "Laden Sie die Seite neu, und versuchen Sie es noch einmal.")
    return redirect("outbox:sample", name, code)


def _with_sample_data(kind: Kind, code: str) -> RenderedMail:
    """The mail as a reader of this language gets it."""
    return render(kind.name, code, kind.sample())


def _way_to_own_text(request: HttpRequest, kind: Kind) -> str:
    """Where somebody who may changes or adds the words of the office."""
    text = MailText.objects.german().filter(kind=kind.name).first()
    action = "change" if text else "add"
    if not request.user.has_perm(f"outbox.{action}_mailtext"):
        return ""
    if text:
        return reverse(MailText.snippet_viewset.get_url_name("edit"), args=[text.pk])
    return reverse(MailText.snippet_viewset.get_url_name("add"), query={"kind": kind.name})


def _check(request: HttpRequest, action: str) -> None:
    if not request.user.has_perm(f"outbox.{action}_outboxmessage"):
        raise PermissionDenied


def _found(name: str, code: str) -> tuple[Kind, Language]:
    kind = kind_named(name)
    language = next((item for item in all_languages() if item.code == code), None)
    if kind is None or language is None:
        raise Http404
    return kind, language


def _languages() -> list[dict[str, str]]:
    """By their German names, for the office reads German."""
    german = dict(settings.LANGUAGES)
    return [{"code": row.code, "name": german[row.code]} for row in all_languages()]


def _frame(title: str, *steps: tuple[str, str]) -> dict:
    way = [
        (reverse("wagtailadmin_home"), "Startseite"),
        (reverse("outbox:index"), "Ausgang"),
        *steps,
        ("", title),
    ]
    return {
        "breadcrumbs_items": [{"url": url, "label": label} for url, label in way],
        "header_title": title,
        "header_icon": "mail",
    }
