"""The outbox as the office sees it: one message, sent again or to another address."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_POST

from . import services
from .forms import AddressForm
from .models import OutboxMessage, UndeliverableAddress


def _message_for(request, pk: int, permission: str) -> OutboxMessage:
    if not request.user.has_perm(f"outbox.{permission}_outboxmessage"):
        raise PermissionDenied
    return get_object_or_404(OutboxMessage, pk=pk)


@require_http_methods(["GET", "HEAD"])
def show(request, pk: int):
    """One message with its preview and what can be done about it."""
    message = _message_for(request, pk, "view")
    return _page(request, message, AddressForm(initial={"recipient": message.recipient}))


@require_POST
def send_again(request, pk: int):
    """Puts the message back into the queue."""
    message = _message_for(request, pk, "change")
    try:
        services.send_again(message)
    except services.MessageIsOnItsWay as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "Die Nachricht geht mit dem nächsten Versand hinaus.")
    return redirect("outbox:show", pk)


@require_POST
def correct_address(request, pk: int):
    """Sends the message, and what else waits for the old address, to the right one."""
    message = _message_for(request, pk, "change")
    form = AddressForm(request.POST)
    if not form.is_valid():
        return _page(request, message, form, status=422)
    try:
        services.correct_address(message, form.cleaned_data["recipient"])
    except services.MessageIsOnItsWay as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "Die Adresse ist berichtigt, die Nachricht geht hinaus.")
    return redirect("outbox:show", pk)


def _page(request, message: OutboxMessage, form: AddressForm, status: int = 200):
    context = {
        "message": message,
        "form": form,
        "undeliverable": UndeliverableAddress.objects.filter(email=message.recipient).first(),
        "may_change": request.user.has_perm("outbox.change_outboxmessage"),
    }
    return TemplateResponse(request, "outbox/message.html", context, status=status)
