"""Fills the open pieces of a translation: from the memory, or by a machine."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail_localize.models import Translation

from ..machine import Filled, MachineFailed, fill
from ..memory import take_all
from .opening import for_translators
from .people import DeskRequest


@require_POST
@for_translators
def memory(request: DeskRequest, translation: Translation) -> HttpResponse:
    """Takes every sentence that people translated elsewhere word for word."""
    taken = take_all(translation, request.user)
    if taken:
        messages.success(request, f"{_pieces(taken)} aus dem Gedächtnis übernommen.")
    else:
        messages.info(request, "Das Gedächtnis kennt keine der offenen Stellen wörtlich.")
    return redirect("translations:edit", translation.pk)


@require_POST
@for_translators
def machine(request: DeskRequest, translation: Translation) -> HttpResponse:
    """Lets the machine begin what is open, and says what came of it."""
    try:
        _report(request, fill(translation, request.user))
    except MachineFailed as error:
        messages.error(request, str(error))
    return redirect("translations:edit", translation.pk)


def _report(request: DeskRequest, filled: Filled) -> None:
    if filled.taken:
        text = (
            f"{_pieces(filled.taken)} maschinell begonnen. Prüfen Sie jede, bevor Sie einreichen."
        )
        messages.success(request, text)
    if filled.useless:
        text = f"{_pieces(filled.useless)} nicht übernommen: Die Antwort war nicht brauchbar."
        messages.warning(request, text)
    if filled.personal:
        verb = "nennt" if filled.personal == 1 else "nennen"
        text = f"{_pieces(filled.personal)} {verb} Personen, Mailadressen oder Telefonnummern"
        messages.info(request, f"{text}. Das geht an keine Maschine, übersetzen Sie es selbst.")
    if filled.problem:
        kept = " Was schon da war, ist geblieben." if filled.taken else ""
        messages.error(request, f"{filled.problem}{kept}")
    elif not (filled.taken or filled.useless or filled.personal):
        messages.info(request, "Hier gibt es für die Maschine nichts zu tun.")


def _pieces(number: int) -> str:
    return "Eine Stelle" if number == 1 else f"{number} Stellen"
