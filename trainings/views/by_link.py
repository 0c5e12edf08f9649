"""What all pages behind a mailed link have in common: they are for one person only."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.frame import current_frame
from core.languages import active_language

from ..booking import Bookable
from ..tokens import ExpiredLink, InvalidLink

# Never stored, never indexed, and no page that is opened from here learns the address.
HEADERS = {"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"}
# The address of such a page must not stand in it: programs hand it on.
FRAME = {"is_noindex": True, "canonical_url": ""}


def form_address(*methods: str) -> Callable:
    """A form outside the page tree. No cookie: what is secret here stands in the address.

    Without login there is nobody whose name a foreign page could use, so Django's check of a
    cookie would guard nothing.
    """

    def decorate(view: Callable) -> Callable:
        @wraps(view)
        def answer(request, *args, **kwargs):
            response = view(request, *args, **kwargs)
            if "Cache-Control" not in response.headers:
                patch_cache_control(response, private=True, no_store=True)
            return response

        return csrf_exempt(require_http_methods(["GET", "HEAD", *methods])(answer))

    return decorate


def by_link(*methods: str) -> Callable:
    """A page whose address is the key: what is wrong with the link is said in words."""

    def decorate(view: Callable) -> Callable:
        @wraps(view)
        def answer(request, *args, **kwargs):
            try:
                response = view(request, *args, **kwargs)
            except ExpiredLink:
                response = broken_link(request, is_expired=True)
            except InvalidLink:
                response = broken_link(request, is_expired=False)
            for name, value in HEADERS.items():
                response.headers[name] = value
            return response

        return form_address(*methods)(answer)

    return decorate


def broken_link(request: HttpRequest, *, is_expired: bool) -> HttpResponse:
    """Says what to do about a link that opens nothing (any more)."""
    title = gettext("Dieser Link ist abgelaufen")
    if not is_expired:
        title = gettext("Dieser Link gilt nicht (mehr)")
    status = HTTPStatus.GONE if is_expired else HTTPStatus.NOT_FOUND
    context = {"title": title, "is_expired": is_expired, "contact": whom_to_ask(request)} | FRAME
    return render(request, "trainings/registration/broken_link.html", context, status=status)


def whom_to_ask(request: HttpRequest, bookable: Bookable | None = None):
    """The contact of the training, else the office."""
    contact = bookable.contact(active_language()) if bookable else None
    if contact:
        return contact
    frame = current_frame(request)
    if frame is None or not (frame.settings.phone or frame.settings.email):
        return None
    office = frame.settings
    return {
        "name": office.office_name,
        "phone": office.phone,
        "email": office.email,
        "reading_lang": "" if active_language().is_source else "de",
    }
