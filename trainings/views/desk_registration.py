"""One registration at the desk: its people, what happened, its mails, and what one can do."""

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from core.models import User
from outbox.models import OutboxMessage, UndeliverableAddress

from .. import desk, moving
from ..choices import ACTIVE_STATES, RegistrationState
from ..forms.desk import AgainForm, CorrectionForm, MoveForm, ReasonForm
from ..models import Registration, RegistrationBook, RegistrationEvent
from ..notifications import queue_position
from .desk_frame import actor, crumbs, german_name_of, may_change, may_see, told

GOES_ON = {RegistrationState(state) for state in ACTIVE_STATES} - {RegistrationState.UNVERIFIED}
KNOWN_ADDRESS = "Mit dieser Adresse ist dort schon jemand angemeldet."
NO_ROOM = "Dort sind alle Plätze und die Warteliste voll. Geben Sie zuerst mehr Plätze frei."
GIVEN_BACK = "Die Anmeldung wurde inzwischen storniert. Die Person ist nicht umgebucht."
MOVED_ELSEWHERE = "Jemand anderes hat die Person inzwischen schon umgebucht."
ONLY_WAITING = (
    "Dort ist kein Platz frei. Die Person käme auf die Warteliste und verlöre ihren jetzigen Platz."
)


@may_see
@require_safe
def registration(request: HttpRequest, registration_id: int) -> HttpResponse:
    """The page of one registration."""
    return show(request, registration_or_404(registration_id))


@may_change
@require_POST
def approve(request: HttpRequest, registration_id: int) -> HttpResponse:
    """Says yes to a request."""
    before = registration_or_404(registration_id)
    try:
        after = desk.approve(before, actor(request))
    except desk.AlreadyDecided:
        return decided(request, before)
    _say_what_came_of_it(request, after)
    return back(before)


@may_change
@require_POST
def reject(request: HttpRequest, registration_id: int) -> HttpResponse:
    """Says no to a request."""
    before = registration_or_404(registration_id)
    form = ReasonForm(request.POST, registration=before, auto_id="reject_%s")
    if not form.is_valid():
        is_open = before.state == RegistrationState.REQUESTED
        return show(request, before, reject_form=form) if is_open else decided(request, before)
    try:
        desk.reject(before, actor(request), form.cleaned_data["reason"])
    except desk.AlreadyDecided:
        return decided(request, before)
    messages.success(request, f"Die Anfrage ist abgelehnt.{told(before)}")
    return back(before)


@may_change
@require_POST
def cancel(request: HttpRequest, registration_id: int) -> HttpResponse:
    """Takes a registration back."""
    before = registration_or_404(registration_id)
    form = ReasonForm(request.POST, registration=before, auto_id="cancel_%s")
    if not form.is_valid():
        is_open = before.is_active
        return show(request, before, cancel_form=form) if is_open else decided(request, before)
    try:
        desk.cancel_by_office(before, actor(request), form.cleaned_data["reason"])
    except desk.AlreadyDecided:
        return decided(request, before)
    messages.success(request, f"Die Anmeldung ist storniert.{told(before)}")
    return back(before)


@may_change
@require_POST
def move(request: HttpRequest, registration_id: int) -> HttpResponse:
    """Moves somebody to another date or training."""
    before = registration_or_404(registration_id)
    form = MoveForm(request.POST, targets=targets_for(before), auto_id="move_%s")
    if before.state not in GOES_ON:
        return decided(request, before)
    if not form.is_valid():
        return show(request, before, move_form=form)
    may_wait = form.cleaned_data["may_wait"]
    try:
        moved = moving.move_to(before, form.target, actor(request), may_wait=may_wait)
    except desk.OnlyWaitingList:
        form.add_error("may_wait", ONLY_WAITING)
    except desk.NoRoom:
        form.add_error("book", NO_ROOM)
    except desk.AlreadyRegistered:
        form.add_error("book", KNOWN_ADDRESS)
    except (moving.GivenBack, moving.MovedElsewhere) as lost:
        is_moved = isinstance(lost, moving.MovedElsewhere)
        messages.error(request, MOVED_ELSEWHERE if is_moved else GIVEN_BACK)
        return back(before)
    else:
        _say_what_came_of_it(request, moved)
        return back(moved)
    return show(request, before, move_form=form)


def targets_for(registration: Registration) -> list[RegistrationBook]:
    """Where this registration can go: dates to come, those of the same training first."""
    books = RegistrationBook.objects.still_to_come().select_related("training", "session")
    books = books.filter(training__live=True, capacity__gte=registration.seats)
    books = books.exclude(pk=registration.book_id).defer("training__body")
    here = registration.book.training_id
    return sorted(books, key=lambda book: (book.training_id != here, str(book.training), book.pk))


def registration_or_404(pk: int) -> Registration:
    rows = Registration.objects.select_related(
        "book__training", "book__session", "circle", "access_need", "moved_from", "moved_into"
    ).prefetch_related("participants", "answers")
    return get_object_or_404(rows, pk=pk)


def back(registration: Registration) -> HttpResponse:
    return redirect("trainings_desk:registration", registration.pk)


def decided(request: HttpRequest, before: Registration) -> HttpResponse:
    """Somebody was quicker, or the page was old: says how the registration stands now."""
    now = registration_or_404(before.pk)
    text = f"Über diese Anmeldung wurde inzwischen schon entschieden: {now.get_state_display()}."
    if now.was_moved:
        text = "Die Person wurde inzwischen schon umgebucht."
    elif now.state == RegistrationState.UNVERIFIED:
        text = "Die Person hat ihre Adresse noch nicht bestätigt."
    messages.warning(request, text)
    return back(before)


def _say_what_came_of_it(request: HttpRequest, registration: Registration) -> None:
    outcome = {
        RegistrationState.CONFIRMED: "Die Person hat einen Platz.",
        RegistrationState.WAITING: "Es ist kein Platz frei: Die Person steht auf der Warteliste.",
        RegistrationState.REJECTED: "Alle Plätze und die Warteliste sind voll: abgelehnt.",
    }
    text = outcome.get(RegistrationState(registration.state), "Gespeichert.")
    messages.success(request, text + told(registration))


def show(request: HttpRequest, registration: Registration, **bound: Form) -> HttpResponse:
    """The page; `bound` are forms that came back with something wrong in them."""
    refused = UndeliverableAddress.objects.filter(email=registration.email or None).first()
    context = {
        "registration": registration,
        "training": registration.book.training,
        "language": german_name_of(registration.language),
        "people": list(registration.participants.all()),
        "position": queue_position(registration),
        "moved_to": moving.moved_to(registration),
        "history": _history(registration),
        "mails": OutboxMessage.objects.about(registration.reference).defer(
            "text", "html", "calendar"
        ),
        "undeliverable": refused,
        "is_said_by_office": refused is not None and refused.reason == desk.SAID_BY_OFFICE,
        "sees_needs": request.user.has_perm("trainings.view_accessneed"),
        "sees_outbox": request.user.has_perm("outbox.view_outboxmessage"),
        "breadcrumbs_items": _crumbs(registration),
        "header_title": f"Anmeldung {registration.pk}: {registration.book}",
        "header_icon": "group",
    }
    if request.user.has_perm("trainings.change_registration"):
        context |= _forms(registration) | bound
    status = 422 if bound else 200
    return TemplateResponse(request, "trainings/admin/registration.html", context, status=status)


def _forms(registration: Registration) -> dict[str, Form]:
    """What can be done with a registration that stands where it stands."""
    forms: dict[str, Form] = {}
    if registration.anonymised_at:
        return forms
    if registration.is_active:
        forms["cancel_form"] = ReasonForm(registration=registration, auto_id="cancel_%s")
        if registration.email:
            forms["again_form"] = AgainForm(auto_id="again_%s")
    if registration.state == RegistrationState.REQUESTED:
        forms["reject_form"] = ReasonForm(registration=registration, auto_id="reject_%s")
    if registration.state in GOES_ON:
        forms["move_form"] = MoveForm(targets=targets_for(registration), auto_id="move_%s")
    forms["correct_form"] = CorrectionForm(registration=registration, auto_id="correct_%s")
    return forms


def _history(registration: Registration) -> list[dict]:
    """The log with names of colleagues in place of their numbers."""
    rows = list(registration.events.all())
    keys = {row.actor.removeprefix("user:") for row in rows if row.actor.startswith("user:")}
    people = {
        f"user:{person.pk}": person.get_full_name() or person.get_username()
        for person in User.objects.filter(pk__in=[key for key in keys if key.isdigit()])
    }
    known = {"person": "die Person selbst", "clock": "automatisch"} | people
    return [
        {
            "happened_at": row.happened_at,
            "actor": known.get(row.actor, "ein gelöschtes Konto"),
            **_what_happened(row, registration),
        }
        for row in rows
    ]


def _what_happened(event: RegistrationEvent, registration: Registration) -> dict[str, str]:
    """In words of the office: "umgebucht nach …" instead of "storniert"."""
    if event.from_state == event.to_state:
        return {"what": "", "reason": event.reason}
    if event.to_state == RegistrationState.CANCELLED and registration.was_moved:
        return {"what": f"umgebucht nach {registration.moved_into.book}", "reason": ""}
    if event.from_state == RegistrationState.UNVERIFIED and registration.moved_from:
        return {"what": f"umgebucht von {registration.moved_from.book}", "reason": ""}
    labels = dict(RegistrationState.choices)
    before, after = (labels.get(state, state) for state in (event.from_state, event.to_state))
    return {"what": f"{before} → {after}", "reason": event.reason}


def _crumbs(registration: Registration) -> list[dict]:
    training = registration.book.training
    url = reverse("trainings_desk:training", args=[training.pk])
    return crumbs((url, training.title), label=f"Anmeldung {registration.pk}")
