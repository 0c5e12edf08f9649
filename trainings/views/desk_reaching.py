"""How the office reaches the person of a registration: address, links, and one mail more."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from outbox.services import mark_undeliverable, takes_mail_again

from .. import desk
from ..forms.desk import AgainForm, CorrectionForm
from .desk_frame import actor, may_change
from .desk_registration import KNOWN_ADDRESS, back, decided, registration_or_404, show

REVOKED = (
    "Alle Links, die wir der Person geschickt haben, sind ungültig. Neue bekommt sie erst, wenn "
    "Sie ihr noch einmal eine Mail senden."
)
MARKED = "Die Adresse gilt als unzustellbar. Rufen Sie die Person an, wenn sich etwas ändert."
ANOTHER_ADDRESS = "Die Adresse wurde inzwischen berichtigt. Für die neue ist nichts vermerkt."
UNMARKED = "Der Vermerk ist weg: Die Adresse gilt wieder als erreichbar."


@may_change
@require_POST
def correct(request: HttpRequest, registration_id: int) -> HttpResponse:
    """Puts right what somebody mistyped."""
    before = registration_or_404(registration_id)
    if before.anonymised_at:
        return back(before)
    form = CorrectionForm(request.POST, registration=before, auto_id="correct_%s")
    if not form.is_valid():
        return show(request, before, correct_form=form)
    try:
        desk.correct(before, form.details, actor(request))
    except desk.AlreadyRegistered:
        form.add_error("email", KNOWN_ADDRESS)
        return show(request, before, correct_form=form)
    messages.success(request, "Die Angaben sind gespeichert.")
    return back(before)


@may_change
@require_POST
def send_again(request: HttpRequest, registration_id: int) -> HttpResponse:
    """Sends the mail about where the registration stands once more, with links that work."""
    before = registration_or_404(registration_id)
    form = AgainForm(request.POST)
    if not (before.email and form.is_valid()):
        return back(before)
    try:
        desk.tell_again(before, form.cleaned_data["key"])
    except desk.AlreadyDecided:
        return decided(request, before)
    messages.success(request, "Die Mail geht mit dem nächsten Versand hinaus.")
    return back(before)


@may_change
@require_POST
def revoke_links(request: HttpRequest, registration_id: int) -> HttpResponse:
    """Makes every link worthless that was sent before, because a stranger may have them."""
    before = registration_or_404(registration_id)
    if not before.anonymised_at:
        desk.revoke_links(before, actor(request))
        messages.success(request, REVOKED)
    return back(before)


@may_change
@require_POST
def undeliverable(request: HttpRequest, registration_id: int) -> HttpResponse:
    """The office knows that no mail arrives there, or that it does again."""
    before = registration_or_404(registration_id)
    if not before.email:
        return back(before)
    if request.POST.get("email", before.email) != before.email:
        messages.warning(request, ANOTHER_ADDRESS)
    elif request.POST.get("refused"):
        mark_undeliverable(before.email, desk.SAID_BY_OFFICE)
        messages.success(request, MARKED)
    else:
        takes_mail_again(before.email)
        messages.success(request, UNMARKED)
    return back(before)
