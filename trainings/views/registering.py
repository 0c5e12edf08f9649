"""The registration form, and the page that says what happens after it."""

import re
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from core.frame import Link
from core.languages import active_language
from core.limits import minutes_left
from core.views import read_only

from ..booking import Bookable, find_bookable, moment_in_words, periods_of
from ..choices import AdmissionMode
from ..forms import RegistrationForm
from ..forms.circles import circle_choices
from ..models.room import fits, is_of_circle, kept_seats, seats_for_newcomers
from ..models.seats import SeatsState
from ..reading import words_of_the_button
from ..registration import RegistrationClosed, sign_up, was_sent
from .by_link import form_address, whom_to_ask
from .limiting import HourlyLimit, form_page, refuse

# Registrations an hour. Thirty people in a parish hall share one address and may each register
# for several trainings; behind one network of a mobile provider are whole villages. A flood is
# a hundred times more. One address for mail is one person, or somebody who registers others.
SIGN_UPS = HourlyLimit("registration", per_address=150, per_network=400, per_mail_address=20)
TOO_LATE = {SeatsState.CANCELLED, SeatsState.PAST, SeatsState.BEGUN, SeatsState.CLOSED}


@form_address("POST")
def register(request: HttpRequest, book_id: int) -> HttpResponse:
    bookable = find_bookable(book_id)
    if bookable is None or bookable.seats is None:
        return _not_here(request)
    is_sent = request.method == "POST"
    form = RegistrationForm(
        request.POST if is_sent else None,
        bookable=bookable,
        periods=periods_of(bookable),
        circles=circle_choices(request),
    )
    if is_sent and form.is_valid() and _takes(request, form, bookable):
        return redirect(reverse("trainings:thanks", query={"schulung": book_id}))
    if not bookable.is_open:
        return _closed(request, bookable)
    return form_page(request, "trainings/registration/form.html", _page(request, form, bookable))


def _takes(request: HttpRequest, form: RegistrationForm, bookable: Bookable) -> bool:
    """Whether the form is done with: stored now, or before."""
    wish = form.sign_up()
    if was_sent(wish.submission_key):
        return True
    if not bookable.is_open or not _has_room(form, bookable):
        return False
    if not SIGN_UPS.lets_through(request, wish.email):
        refuse(form, _limit_text())
        return False
    try:
        sign_up(bookable.book, wish)
    except RegistrationClosed:
        return False
    return True


def _has_room(form: RegistrationForm, bookable: Bookable) -> bool:
    """Says so at the form where a mail would only refuse these people afterwards."""
    book, now, wish = bookable.book, timezone.now(), form.sign_up()
    seats = len(wish.people)
    if fits(book, now, seats, in_circle=is_of_circle(book, wish.circle_id)):
        return True
    none_for_others = not seats_for_newcomers(book, now, in_circle=False)
    if none_for_others and kept_seats(book, now) and fits(book, now, seats, in_circle=True):
        text = gettext(
            "Freie Plätze gibt es nur noch für Menschen aus diesem Helferkreis: %(circle)s"
        )
        form.add_error("circle", text % {"circle": book.reserved_for})
    else:
        form.add_error(
            None,
            gettext(
                "Für so viele Menschen ist kein Platz mehr frei. Melden Sie weniger Menschen an, "
                "oder fragen Sie bei uns nach."
            ),
        )
    return False


def _limit_text() -> str:
    minutes = minutes_left()
    text = ngettext(
        "Gerade kamen sehr viele Anmeldungen von Ihrem Anschluss oder mit dieser Adresse. "
        "Senden Sie das Formular bitte in "
        "%(minutes)s Minute noch einmal, oder rufen Sie uns an.",
        "Gerade kamen sehr viele Anmeldungen von Ihrem Anschluss oder mit dieser Adresse. "
        "Senden Sie das Formular bitte in "
        "%(minutes)s Minuten noch einmal, oder rufen Sie uns an.",
        minutes,
    )
    return text % {"minutes": minutes}


def _page(request: HttpRequest, form: RegistrationForm, bookable: Bookable) -> dict[str, Any]:
    book = bookable.book
    return _frame(bookable) | {
        "form": form,
        "bookable": bookable,
        "periods": form.periods,
        "submit_text": words_of_the_button(book, bookable.seats),
        "is_queue": bookable.seats is not None and bookable.seats.state == SeatsState.QUEUE,
        "is_request": book.admission == AdmissionMode.APPROVAL,
        "is_kept": bookable.seats is not None and bookable.seats.state == SeatsState.KEPT,
        "kept_seats": book.seats_kept,
        "has_queue": book.waiting_count < book.waiting_capacity,
        "contact": whom_to_ask(request, bookable),
    }


def _frame(bookable: Bookable) -> dict[str, Any]:
    reading = bookable.reading
    return {
        "is_noindex": True,
        "breadcrumbs": [
            Link(gettext("Startseite"), f"/{active_language().code}/"),
            Link(reading.title, reading.reading_url, reading.reading_lang),
            Link(gettext("Anmeldung"), ""),
        ],
    }


def _closed(request: HttpRequest, bookable: Bookable) -> HttpResponse:
    """Why nobody can register (now); the training itself is there to be read."""
    state = bookable.seats.state if bookable.seats else SeatsState.CLOSED
    opens_at = {"moment": moment_in_words(bookable.book.opens_at)}
    titles = {
        SeatsState.CANCELLED: gettext("Diese Schulung fällt aus"),
        SeatsState.PAST: gettext("Diese Schulung ist vorbei"),
        SeatsState.BEGUN: gettext("Diese Schulung hat schon begonnen"),
        SeatsState.NOT_YET: gettext("Die Anmeldung beginnt am %(moment)s") % opens_at,
        SeatsState.FULL: gettext("Diese Schulung ist ausgebucht"),
    }
    context = _frame(bookable) | {
        "title": titles.get(state, gettext("Die Anmeldung ist geschlossen")),
        "bookable": bookable,
        "contact": whom_to_ask(request, bookable),
    }
    status = HTTPStatus.GONE if state in TOO_LATE else HTTPStatus.CONFLICT
    return render(request, "trainings/registration/closed.html", context, status=status)


def _not_here(request: HttpRequest) -> HttpResponse:
    context = {
        "title": gettext("Diese Schulung gibt es nicht"),
        "contact": whom_to_ask(request),
        "is_noindex": True,
    }
    status = HTTPStatus.NOT_FOUND
    return render(request, "trainings/registration/closed.html", context, status=status)


@read_only
def thanks(request: HttpRequest) -> HttpResponse:
    """The same for everybody: whether somebody is registered already is told by mail only."""
    context = {
        "is_noindex": True,
        "sender": settings.DEFAULT_FROM_EMAIL,
        "contact": whom_to_ask(request, _just_asked_for(request)),
    }
    return render(request, "trainings/registration/thanks.html", context)


def _just_asked_for(request: HttpRequest) -> Bookable | None:
    """What the form before this page was for; the address says nothing about the person."""
    number = request.GET.get("schulung", "")
    return find_bookable(int(number)) if re.fullmatch(r"[0-9]{1,9}", number) else None
