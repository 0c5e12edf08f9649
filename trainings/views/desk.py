"""The first page of the desk: every training with its seats, and what is to be done."""

from datetime import datetime

from django.db.models import (
    BooleanField,
    Case,
    Exists,
    ExpressionWrapper,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.tables import BaseColumn, Column
from wagtail.admin.views.generic.base import BaseListingView

from ..choices import RegistrationState
from ..forms.desk_filters import BookFilter
from ..models import Attendance, Registration, RegistrationBook, Session
from .columns import PEOPLE, WIDE, MomentColumn, RowPaginator
from .desk_frame import may_see


def books_with_tasks(now: datetime | None = None) -> QuerySet:
    """All books with their next date, requests, and whether somebody has to note who came."""
    now = now or timezone.now()
    here = Session.objects.order_by().filter(training=OuterRef("training"))
    dates = here.values("training")
    to_come = here.taking_place().not_past(now).values("training")
    books = RegistrationBook.objects.select_related("training", "session").defer("training__body")
    return (
        books.with_requests()
        .annotate(
            # Of a whole training the date that comes next; of one that is over its last.
            starts_at=Coalesce(
                "session__starts_at",
                _one(to_come, Min("starts_at")),
                _one(dates, Max("starts_at")),
            ),
            ends_at=Coalesce("session__ends_at", _one(dates, Max("ends_at"))),
            has_open_attendance=ExpressionWrapper(_attendance_is_open(now), BooleanField()),
        )
        .annotate(
            is_over=Case(When(ends_at__gt=now, then=Value(False)), default=Value(True)),
            # What comes stands from the next date on, what is over from the last one back.
            comes_at=Case(When(ends_at__gt=now, then="starts_at")),
        )
    )


def _one(dates: QuerySet, value) -> Subquery:
    return Subquery(dates.annotate(moment=value).values("moment"))


def _attendance_is_open(now: datetime) -> Q:
    """A date is over, somebody had a seat, and nobody has noted who was there."""
    marked = Attendance.objects.filter(session=OuterRef("pk"))
    dates = Session.objects.order_by().taking_place().past(now).filter(~Exists(marked))
    had_a_seat = Registration.objects.order_by().confirmed().filter(book=OuterRef("pk"))
    one = Q(session__isnull=False) & Exists(dates.filter(pk=OuterRef("session")))
    whole = Q(session__isnull=True) & Exists(dates.filter(training=OuterRef("training")))
    return Q(Exists(had_a_seat.filter(anonymised_at=None))) & (one | whole)


def participants_url(book: RegistrationBook, **query) -> str:
    """The people of a book: all of the training, or of its date where it is booked alone."""
    chosen = {"book": book.pk} if book.session_id else {}
    return reverse("trainings_desk:training", args=[book.training_id], query=chosen | query)


class TrainingColumn(BaseColumn):
    """The training, and below it what the coordinator has to do, each with the way there."""

    cell_template_name = "trainings/admin/_book_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        return super().get_cell_context_data(instance, parent_context) | {
            "participants_url": participants_url(instance),
            "requests_url": participants_url(instance, state=RegistrationState.REQUESTED),
        }


class DeskView(BaseListingView):
    """All trainings: seats, waiting list, requests; those to come first."""

    model = RegistrationBook
    page_title = "Anmeldungen"
    header_icon = "group"
    verbose_name_plural = "Schulungen"
    template_name = "trainings/admin/desk.html"
    results_template_name = "trainings/admin/results.html"
    index_url_name = "trainings_desk:index"
    index_results_url_name = "trainings_desk:index_results"
    filterset_class = BookFilter
    is_searchable = True
    search_fields = ["training__title"]
    paginate_by = 50
    paginator_class = RowPaginator
    default_ordering = ("is_over", "comes_at", "-starts_at", "training_id", "pk")
    columns = [
        TrainingColumn("training", label="Schulung", classname=PEOPLE),
        MomentColumn("starts_at", label="Termin", sort_key="starts_at"),
        Column(
            "seats",
            label="Plätze",
            accessor=lambda book: f"{book.seats_taken} von {book.capacity}",
            sort_key="seats_taken",
        ),
        Column("waiting_count", label="Warten", sort_key="waiting_count", classname=WIDE),
        Column("requests", label="Anfragen", sort_key="requests", classname=WIDE),
    ]

    def get_base_queryset(self):
        return books_with_tasks()


index = may_see(DeskView.as_view())
index_results = may_see(DeskView.as_view(results_only=True))
