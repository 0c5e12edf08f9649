"""Saving in the admin when two clicks, or two people, come at the same moment."""

import logging
from collections.abc import Callable, Sequence
from functools import partial, wraps
from http import HTTPStatus

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import resolve

from .turns import one_at_a_time

logger = logging.getLogger(__name__)

# What a form has found free a moment ago may be taken when it is written.
_OVERTAKEN = (IntegrityError, ValidationError)
# Wagtail writes a page in several steps; half of them must not stay.
_WHOLE_OR_NOTHING = {"wagtailadmin_pages:add", "wagtailadmin_pages:edit"}
_ROWS = ("wagtailsnippets_", "wagtailsettings")
_ADMIN = "/verwaltung/"


def one_after_the_other(view: Callable) -> Callable:
    """For every view of the admin: who was overtaken gets the answer to the changed state.

    The second look finds what the first one wrote, so the form comes back with its own message
    ("gibt es schon") and with everything that was typed.
    """

    @wraps(view)
    def guarded(request, *args, **kwargs):
        answer = partial(view, request, *args, **kwargs)
        if request.method != "POST" or not request.user.is_authenticated:
            return answer()
        try:
            return _try(request, answer)
        except _OVERTAKEN as error:
            logger.warning("Overtaken while saving %s: %r", request.path, error)
        for file in request.FILES.values():
            file.seek(0)
        try:
            response = _try(request, answer)
        except _OVERTAKEN as error:
            logger.exception("Overtaken twice while saving %s", request.path)
            return already_saved(request, getattr(error, "messages", ()))
        was_deleted = response.status_code == HTTPStatus.NOT_FOUND
        return already_saved(request) if was_deleted else response

    return guarded


def _try(request: HttpRequest, answer: Callable) -> HttpResponse:
    match = request.resolver_match
    name = match.view_name if match else ""
    if name in _WHOLE_OR_NOTHING:
        return _in_one_piece(answer)
    if name.startswith(_ROWS) and name.endswith(":edit"):
        # A row has no versions: its form can only tell of somebody who has already saved.
        with one_at_a_time(request.path):
            return answer()
    return answer()


def _in_one_piece(answer: Callable) -> HttpResponse:
    # On SQLite this takes the lock for writing at once: nobody can overtake any more.
    with transaction.atomic():
        return answer()


def already_saved(request: HttpRequest, problems: Sequence[str] = ()) -> HttpResponse:
    """Says what probably happened, and where to see what is stored now.

    With problems it was no second click: what is stored may not be published as it is.
    """
    context = {"overview": overview_of(request.path), "problems": problems}
    return render(request, "wagtailadmin/already_saved.html", context, status=409)


def overview_of(path: str) -> str:
    """The nearest list above an address of the admin, without the number of one thing."""
    parts = path.removeprefix(_ADMIN).strip("/").split("/")
    numbers = [position for position, part in enumerate(parts) if part.isdecimal()]
    for end in range(min([len(parts) - 1, *numbers]), 0, -1):
        candidate = f"{_ADMIN}{'/'.join(parts[:end])}/"
        # Wagtail answers every other address below the admin with a 404 that has no name.
        if resolve(candidate).url_name:
            return candidate
    return _ADMIN
