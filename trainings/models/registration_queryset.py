"""Which registrations, in words of the office."""

from django.db import models
from django.db.models import CharField, Exists, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat

from outbox.models import UndeliverableAddress

from ..choices import ACTIVE_STATES, RegistrationState

REFERENCE = "registration:"


class RegistrationQuerySet(models.QuerySet):
    """Registrations in words of the office."""

    def active(self):
        """Whoever still has something to wait for or to come to."""
        return self.filter(state__in=ACTIVE_STATES)

    def confirmed(self):
        return self.filter(state=RegistrationState.CONFIRMED)

    def coming_to(self, session):
        """Confirmed registrations for a date, booked alone or with the whole training."""
        unit = Q(book__session=session) | Q(
            book__session__isnull=True, book__training=session.training_id
        )
        return self.confirmed().filter(unit).select_related("book__training")

    def by_mail(self):
        """Whom a mail reaches, as far as anybody knows."""
        return self.exclude(_only_by_phone())

    def only_by_phone(self):
        """Who has no address, or one that takes no mail: the office has to call them."""
        return self.filter(_only_by_phone())

    def under_refused_address(self):
        """Whose address takes no mail, as a mail server or the office says."""
        return self.filter(is_refused_address())

    def requested(self):
        """Whom the office still has to answer."""
        return self.filter(state=RegistrationState.REQUESTED, anonymised_at=None)

    def named(self, reference: str):
        """The one that the outbox names like this."""
        return self.filter(pk=reference.removeprefix(REFERENCE))

    def with_reference(self):
        """Adds what the outbox calls each of them as `reference_text`, to compare in a query."""
        return self.annotate(reference_text=Concat(Value(REFERENCE), Cast("pk", CharField())))

    def in_waiting_order(self):
        return self.filter(state=RegistrationState.WAITING).order_by("sequence")


def is_refused_address() -> Exists:
    """Whether the address of a registration takes no mail, for a query."""
    return Exists(UndeliverableAddress.objects.filter(email=OuterRef("email")))


def _only_by_phone() -> Q:
    return Q(email="") | Q(is_refused_address())
