"""Somebody phoned or came by: the coordinator enters them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from .. import desk
from ..choices import RegistrationState
from ..forms.desk import AddForm
from ..models import Registration
from .desk_frame import actor, desk_page, may_change, told, training_or_404
from .participants import books_of

KNOWN_ADDRESS = "Mit dieser Adresse ist schon jemand angemeldet."
NO_ROOM = "Alle Plätze und die Warteliste sind voll. Geben Sie zuerst mehr Plätze frei."


@may_change
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, training_id: int) -> HttpResponse:
    """The form for one registration; who finds no seat waits."""
    training = training_or_404(training_id)
    books = books_of(training.pk)
    if not books:
        messages.error(request, "Anmelden kann man erst, wenn die Schulung veröffentlicht ist.")
        return redirect("trainings_desk:training", training.pk)
    form = AddForm(
        request.POST if request.method == "POST" else None,
        books=books,
        sees_needs=request.user.has_perm("trainings.view_accessneed"),
    )
    if form.is_valid() and (added := _enter(request, form)):
        return redirect("trainings_desk:registration", added.pk)
    context = desk_page(training, "Person eintragen", "plus") | {"form": form}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "trainings/admin/add.html", context, status=status)


def _enter(request: HttpRequest, form: AddForm) -> Registration | None:
    try:
        added = desk.add_by_phone(form.book_chosen, form.sign_up, actor(request))
    except desk.AlreadyRegistered:
        form.add_error("email", KNOWN_ADDRESS)
        return None
    except desk.NoRoom:
        form.add_error("book", NO_ROOM)
        return None
    if added.state == RegistrationState.WAITING:
        text = "Es ist kein Platz frei: Die Person steht auf der Warteliste."
        messages.warning(request, text + told(added))
    else:
        text = "Die Person ist eingetragen und hat einen Platz."
        messages.success(request, text + told(added))
    return added
