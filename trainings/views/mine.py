"""„Meine Schulungen“: everything under one address, by a link that works for two hours."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext

from core.languages import active_language
from core.views import read_only

from ..booking import Bookable
from ..choices import RegistrationState
from ..forms import AddressForm
from ..ical import calendar_response
from ..models import PersonalAccess
from ..personal import Mine, ask_for_link, my_trainings, personal_calendar, renew_feed
from ..retention import erase_person, personal_data
from ..tokens import access_from, access_token, registration_token
from .by_link import FRAME, by_link, form_address, whom_to_ask
from .limiting import HourlyLimit, form_page, refuse

# Links an hour: one mailbox needs few; behind one network are many people.
LINKS = HourlyLimit("my_trainings", per_address=60, per_network=200, per_mail_address=5)


@form_address("POST")
def ask(request: HttpRequest) -> HttpResponse:
    """Asks for the address; the answer is the same for every one."""
    form = AddressForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        if LINKS.lets_through(request, email):
            ask_for_link(email, active_language())
            return redirect("trainings:link_sent")
        text = gettext("Es wurden gerade sehr viele Links angefordert. Versuchen Sie es später.")
        refuse(form, text)
    context = {"form": form, "is_noindex": True, "contact": whom_to_ask(request)}
    return form_page(request, "trainings/registration/ask.html", context)


@read_only
def link_sent(request: HttpRequest) -> HttpResponse:
    context = {"is_noindex": True, "contact": whom_to_ask(request)}
    return render(request, "trainings/registration/link_sent.html", context)


@by_link()
def show(request: HttpRequest, token: str) -> HttpResponse:
    """All registrations of the address, those to come first."""
    access = access_from(token, "list")
    mine = [_item(row) for row in my_trainings(access)]
    feed = reverse("trainings:personal_feed", args=[access_token(access, "feed")])
    context = _page(token) | {
        "email": access.email,
        "upcoming": [item for item in mine if not item["is_over"]],
        "past": [item for item in reversed(mine) if item["is_over"]],
        "feed_url": request.build_absolute_uri(feed),
        "contact": whom_to_ask(request, _only_one(mine)),
    }
    return render(request, "trainings/registration/mine.html", context)


def _only_one(mine: list[dict[str, Any]]) -> Bookable | None:
    """The one training somebody asks about: of those to come, else of all."""
    of_interest = [item for item in mine if not item["is_over"]] or mine
    found = {item["bookable"].book.training_id: item["bookable"] for item in of_interest}
    return next(iter(found.values())) if len(found) == 1 else None


def _item(mine: Mine) -> dict[str, Any]:
    token = registration_token(mine.registration, "manage")
    return {
        "bookable": mine.bookable,
        "standing": mine.standing,
        "has_seat": mine.registration.state == RegistrationState.CONFIRMED,
        "certificates": mine.certificates,
        "is_over": mine.bookable.is_over,
        "url": reverse("trainings:manage", args=[token]),
    }


def _page(token: str) -> dict[str, Any]:
    names = ["my_trainings", "my_data", "erase", "renew_feed"]
    urls = {f"{name}_url": reverse(f"trainings:{name}", args=[token]) for name in names}
    return FRAME | urls


@by_link()
def data(request: HttpRequest, token: str) -> HttpResponse:
    """Everything that is stored, for the person to keep (Art. 15 and 20 GDPR)."""
    access = access_from(token, "list")
    day = timezone.localdate().isoformat()
    response = JsonResponse(
        personal_data(access.email), json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
    response.headers["Content-Disposition"] = f'attachment; filename="meine-daten-{day}.json"'
    return response


@by_link("POST")
def erase(request: HttpRequest, token: str) -> HttpResponse:
    """Asks once more, then nothing tells who it was (Art. 17 GDPR)."""
    access = access_from(token, "list")
    if request.method == "POST":
        erase_person(access.email, "person")
        return redirect("trainings:erased")
    rows = [row for row in my_trainings(access) if row.registration.is_active]
    context = _page(token) | {"upcoming": [row for row in rows if not row.bookable.is_over]}
    return render(request, "trainings/registration/erase.html", context)


@read_only
def erased(request: HttpRequest) -> HttpResponse:
    return render(request, "trainings/registration/erased.html", {"is_noindex": True})


@by_link("POST")
def new_feed(request: HttpRequest, token: str) -> HttpResponse:
    """Makes the old address of the personal calendar worthless."""
    access = access_from(token, "list")
    if request.method == "POST":
        renew_feed(access)
    return redirect(reverse("trainings:my_trainings", args=[token]) + "#kalender")


@by_link()
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The personal calendar, for programs that ask again and again (the ETag answers cheaply)."""
    access: PersonalAccess = access_from(token, "feed")
    response = calendar_response(personal_calendar(access), "meine-schulungen")
    patch_cache_control(response, private=True, no_cache=True)
    return response
