"""The desk on the start page of the admin: what waits for the coordinator, and who comes today."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from wagtail.admin.ui.components import Component

from core.models import User
from outbox.models import MessageState, OutboxMessage

from ..choices import RegistrationState
from ..models import Registration, RegistrationBook, Session, TrainingPage
from .desk import participants_url

ROWS = 5


class DeskTodayPanel(Component):
    """What waits at the desk of the coordinator."""

    name = "trainings_desk"
    order = 70
    template_name = "trainings/admin/today.html"

    def __init__(self, waiting: dict[str, Any]):
        self.waiting = waiting

    def get_context_data(self, parent_context: Any) -> dict:
        return self.waiting


def panels_for(user: User) -> list[DeskTodayPanel]:
    """The panel for who may see participants; none where nothing waits."""
    if not user.has_perm("trainings.view_registration"):
        return []
    waiting = what_waits(user)
    return [DeskTodayPanel(waiting)] if any(waiting.values()) else []


def what_waits(user: User) -> dict[str, Any]:
    """Dates of today, requests, people whom no mail reaches, and mails that did not leave."""
    now = timezone.now()
    sees_outbox = user.has_perm("outbox.view_outboxmessage")
    failed = OutboxMessage.objects.filter(state=MessageState.FAILED)
    return {
        "today": list(_today(now)),
        "requests": [(book, _url_of_requests(book)) for book in _books_with_requests()[:ROWS]],
        "unreachable": list(_unreachable(now)[:ROWS]),
        "failed": failed.count() if sees_outbox else 0,
    }


def _today(now: datetime) -> QuerySet[Session]:
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    german = TrainingPage.objects.german().live()
    dates = Session.objects.of(german).taking_place()
    dates = dates.between(midnight, midnight + timedelta(days=1))
    return dates.with_place().with_books().order_by("starts_at", "pk")


def _books_with_requests() -> QuerySet[RegistrationBook]:
    books = RegistrationBook.objects.with_requests().filter(requests__gt=0)
    books = books.select_related("training", "session")
    return books.defer("training__body").order_by("-requests", "pk")


def _url_of_requests(book: RegistrationBook) -> str:
    return participants_url(book, state=RegistrationState.REQUESTED)


def _unreachable(now: datetime) -> QuerySet[Registration]:
    """Who still comes, or hopes to, under an address that takes no mail."""
    dates = Session.objects.order_by().not_past(now).taking_place()
    one = Exists(dates.filter(pk=OuterRef("book__session")))
    whole = Exists(dates.filter(training=OuterRef("book__training")))
    people = Registration.objects.active().under_refused_address()
    people = people.filter(one | Q(book__session=None) & whole)
    return people.select_related("book__training", "book__session").order_by("-pk")
