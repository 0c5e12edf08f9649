"""The outbox as the office sees it: one message, sent again or to another address."""

from copy import copy

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from core.log_privacy import without_keys

from . import services
from .addresses import AddressRefused
from .forms import AddressForm
from .kinds import label_of
from .models import UNFINISHED, MessageState, OutboxMessage, UndeliverableAddress

NOTHING_LEFT = "Text oder Adresse dieser Mail gibt es nicht mehr. Sie kann nicht hinausgehen."


def _message_for(request: HttpRequest, pk: int, permission: str) -> OutboxMessage:
    if not request.user.has_perm(f"outbox.{permission}_outboxmessage"):
        raise PermissionDenied
    return get_object_or_404(OutboxMessage, pk=pk)


@require_http_methods(["GET", "HEAD"])
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One message with its preview and what can be done about it."""
    message = _message_for(request, pk, "view")
    return _page(request, message, AddressForm(initial={"recipient": message.recipient}))


@require_POST
def send_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Puts the message back into the queue."""
    message = _message_for(request, pk, "change")
    if not _may_be_sent(message):
        messages.error(request, NOTHING_LEFT)
        return redirect("outbox:show", pk)
    try:
        services.send_again(message)
    except services.MessageIsOnItsWay as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "Die Nachricht geht mit dem nächsten Versand hinaus.")
    return redirect("outbox:show", pk)


@require_POST
def correct_address(request: HttpRequest, pk: int) -> HttpResponse:
    """Sends the message, and what else waits for the old address, to the right one."""
    message = _message_for(request, pk, "change")
    if not _may_be_sent(message):
        messages.error(request, NOTHING_LEFT)
        return redirect("outbox:show", pk)
    form = AddressForm(request.POST)
    if not form.is_valid():
        return _page(request, message, form, status=422)
    actor = f"user:{request.user.pk}"
    try:
        services.correct_address(message, form.cleaned_data["recipient"], actor)
    except AddressRefused as problem:
        form.add_error("recipient", str(problem))
        return _page(request, message, form, status=422)
    except services.MessageIsOnItsWay as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "Die Adresse ist berichtigt, die Nachricht geht hinaus.")
    return redirect("outbox:show", pk)


def _may_be_sent(message: OutboxMessage) -> bool:
    """A page that was opened before the text went still has the buttons."""
    return bool(message.recipient and services.with_words(copy(message)).text)


def _without_keys(message: OutboxMessage) -> OutboxMessage:
    """What a link in a mail opens belongs to the person alone, not to whoever reads the outbox."""
    shown = copy(message)
    shown.text, shown.html = without_keys(message.text), without_keys(message.html)
    return shown


def _page(
    request: HttpRequest, message: OutboxMessage, form: AddressForm, status: int = 200
) -> HttpResponse:
    is_not_written_yet = not message.is_written and message.state in (
        *UNFINISHED,
        MessageState.FAILED,
    )
    shown = _without_keys(services.with_words(message))
    context = {
        "message": shown,
        "form": form,
        "label": label_of(message.kind),
        "language": dict(settings.LANGUAGES).get(message.language, message.language),
        "is_not_written_yet": is_not_written_yet,
        "may_change": request.user.has_perm("outbox.change_outboxmessage"),
        "may_send_again": bool(shown.text and shown.recipient),
        "undeliverable": UndeliverableAddress.objects.filter(
            email=message.recipient or None
        ).first(),
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": "Startseite"},
            {"url": reverse("outbox:index"), "label": "Ausgang"},
            {"url": "", "label": shown.title},
        ],
        "header_title": shown.title,
        "header_icon": "mail",
    }
    return TemplateResponse(request, "outbox/message.html", context, status=status)
