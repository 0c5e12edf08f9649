"""After publishing: how many mails report what changed, and whom the office has to call."""

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin import messages

from ..changes import who_will_be_told
from ..models import TrainingPage

CALL = "Bitte rufen Sie dort an."
LET_CALL = "Bitte sagen Sie der Schulungskoordination Bescheid."


def say_who_is_told(request: HttpRequest, training: TrainingPage) -> None:
    """The mails leave within a minute, so this counts who they will be for."""
    people = who_will_be_told(training.pk)
    if mails := people.by_mail().count():
        text = "1 Mail geht" if mails == 1 else f"{mails} Mails gehen"
        messages.info(request, f"{text} an Angemeldete hinaus: Darin steht, was sich geändert hat.")
    if calls := people.only_by_phone().count():
        _ask_to_call(request, training, calls)


def _ask_to_call(request: HttpRequest, training: TrainingPage, calls: int) -> None:
    text = "1 Anmeldung erreicht" if calls == 1 else f"{calls} Anmeldungen erreicht"
    if not request.user.has_perm("trainings.view_registration"):
        messages.warning(request, f"{text} keine Mail. {LET_CALL}")
        return
    url = reverse("trainings_desk:training", args=[training.pk], query={"reach": "phone"})
    button = messages.button(url, "Wen Sie anrufen")
    messages.warning(request, f"{text} keine Mail. {CALL}", buttons=[button])
