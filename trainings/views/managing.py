"""What somebody does with one registration by the links in the mails; GET only ever shows."""

from contextlib import suppress
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from ..booking import Bookable, bookables, moment_in_words
from ..choices import ACTIVE_STATES, RegistrationState
from ..ical import OwnDate, calendar_response, own_calendar
from ..models import Certificate, Registration
from ..models.terms import CONFIRM_LIFE
from ..moving import moved_to
from ..registration import (
    ConfirmedTooLate,
    DeadlinePassed,
    OfferExpired,
    RegistrationClosed,
    accept_offer,
    cancel,
    confirm_address,
    decline_offer,
)
from ..standing import after_move, offer_holds, standing
from ..tokens import registration_from, registration_token
from .by_link import FRAME, by_link, whom_to_ask

CONFIRMED = RegistrationState.CONFIRMED
FROM_OLD_LINK = "umgebucht"


@by_link("POST")
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The page with the button; pressed before, it is the page of the registration."""
    registration = registration_from(token, "confirm")
    if registration.state != RegistrationState.UNVERIFIED:
        return _to_status(registration)
    bookable = _bookable(registration)
    until = registration.created_at + CONFIRM_LIFE
    if request.method == "POST":
        try:
            return _to_status(confirm_address(registration))
        except (ConfirmedTooLate, RegistrationClosed):
            return _too_late(request, registration, bookable)
    if timezone.now() >= until or not bookable.is_to_come:
        return _too_late(request, registration, bookable)
    context = _page(request, registration, bookable) | {"until": moment_in_words(until)}
    return render(request, "trainings/registration/confirm.html", context)


def _too_late(request: HttpRequest, registration: Registration, bookable: Bookable) -> HttpResponse:
    context = _page(request, registration, bookable)
    status = HTTPStatus.GONE
    return render(request, "trainings/registration/too_late.html", context, status=status)


@by_link()
def manage(request: HttpRequest, token: str) -> HttpResponse:
    """Where the registration stands, and what one can do about it.

    The links of a registration that was moved lead to the one that counts now.
    """
    registration = registration_from(token, "manage")
    if moved := moved_to(registration):
        address = reverse("trainings:manage", args=[registration_token(moved, "manage")])
        return redirect(f"{address}?{FROM_OLD_LINK}=1")
    bookable = _bookable(registration)
    context = _page(request, registration, bookable) | {
        "certificates": Certificate.objects.to_be_had().of(registration),
        "has_seat": registration.state == CONFIRMED,
        "has_calendar_file": registration.state == CONFIRMED and not bookable.is_over,
    }
    if FROM_OLD_LINK in request.GET and registration.is_active and not bookable.is_over:
        context["standing"] = after_move(context["standing"])
    return render(request, "trainings/registration/status.html", context)


@by_link("POST")
def cancel_registration(request: HttpRequest, token: str) -> HttpResponse:
    """Asks once more, so that a slip of the finger costs nobody a seat."""
    registration = registration_from(token, "manage")
    bookable = _bookable(registration)
    if request.method == "POST":
        try:
            return _to_status(cancel(registration))
        except DeadlinePassed:
            return _to_status(registration)  # It says there what to do now.
    if not _may_cancel(registration, bookable):
        return _to_status(registration)
    context = _page(request, registration, bookable)
    return render(request, "trainings/registration/cancel.html", context)


@by_link("POST")
def offer(request: HttpRequest, token: str) -> HttpResponse:
    """Takes or leaves the seat that became free."""
    registration = registration_from(token, "offer")
    if request.method == "POST":
        answer = {"accept": accept_offer, "decline": decline_offer}.get(
            request.POST.get("answer", "")
        )
        with suppress(OfferExpired):  # The page of the registration says so.
            if answer:
                answer(registration)
        return _to_status(registration)
    if not offer_holds(registration):
        return _to_status(registration)
    context = _page(request, registration, _bookable(registration))
    return render(request, "trainings/registration/offer.html", context)


@by_link()
def calendar_file(request: HttpRequest, token: str) -> HttpResponse:
    """The dates for the person's own calendar, with the way into those online."""
    registration = registration_from(token, "manage")
    if registration.state != CONFIRMED:
        raise Http404("Only who has a seat has dates.")
    bookable = _bookable(registration)
    reading = bookable.reading
    dates = [OwnDate(reading, session) for session in bookable.book.sessions()]
    return calendar_response(own_calendar(reading.title, dates), reading.slug)


def _bookable(registration: Registration) -> Bookable:
    (bookable,) = bookables([registration.book])
    return bookable


def _to_status(registration: Registration) -> HttpResponse:
    """The page of the registration: with an address of its own it can be kept and loaded again."""
    return redirect("trainings:manage", registration_token(registration, "manage"))


def _may_cancel(registration: Registration, bookable: Bookable) -> bool:
    last_moment = bookable.cancel_until
    is_active = registration.state in ACTIVE_STATES
    return is_active and last_moment is not None and timezone.now() < last_moment


def _page(request: HttpRequest, registration: Registration, bookable: Bookable) -> dict[str, Any]:
    """What every page about one registration may show."""
    token = registration_token(registration, "manage")
    return FRAME | {
        "registration": registration,
        "participants": list(registration.participants.all()),
        "bookable": bookable,
        "standing": standing(registration, bookable),
        "is_active": registration.state in ACTIVE_STATES,
        "may_cancel": _may_cancel(registration, bookable),
        "cancel_until": moment_in_words(bookable.cancel_until),
        "offer_url": _offer_url(registration) if offer_holds(registration) else "",
        "cancel_url": reverse("trainings:cancel", args=[token]),
        "calendar_url": reverse("trainings:calendar_file", args=[token]),
        "manage_url": reverse("trainings:manage", args=[token]),
        "may_sign_up_again": not registration.is_active and bookable.is_open,
        "contact": whom_to_ask(request, bookable),
    }


def _offer_url(registration: Registration) -> str:
    return reverse("trainings:offer", args=[registration_token(registration, "offer")])
