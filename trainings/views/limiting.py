"""How often a visitor may send a form that makes the site write mails."""

from dataclasses import dataclass
from http import HTTPStatus

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from core.limits import count_within, minutes_left, network_names

LIMIT = "limit"


@dataclass(frozen=True)
class HourlyLimit:
    """What one address, one network and one mailbox may send within an hour."""

    purpose: str
    per_address: int
    per_network: int
    per_mail_address: int

    def lets_through(self, request: HttpRequest, email: str) -> bool:
        """Counts this one, unless it is too many."""
        address, network = network_names(request)
        return count_within(
            self.purpose,
            [
                (address, self.per_address),
                (network, self.per_network),
                (email, self.per_mail_address),
            ],
        )


def refuse(form: Form, text: str) -> None:
    """Says above the form that it was too often; what was typed stays."""
    form.add_error(None, ValidationError(text, code=LIMIT))


def form_page(request: HttpRequest, template: str, context: dict) -> HttpResponse:
    """The page with its `form`; after a refusal it tells programs when to come back."""
    response = render(request, template, context)
    if context["form"].has_error(NON_FIELD_ERRORS, LIMIT):
        response.status_code = HTTPStatus.TOO_MANY_REQUESTS
        response.headers["Retry-After"] = str(minutes_left() * 60)
    return response
