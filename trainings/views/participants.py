"""The participants of one training: who, where they stand, how to reach them."""

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.widgets.button import HeaderButton

from ..choices import ACTIVE_STATES, RegistrationState
from ..forms.desk_filters import RegistrationFilter
from ..models import AccessNeed, Participant, Registration, RegistrationBook, Session, TrainingPage
from ..models.registration_queryset import is_refused_address
from .columns import PEOPLE, WIDE, CellColumn, MomentColumn
from .desk_frame import (
    FIRST_AND_LAST,
    crumbs,
    dates_in_words,
    german_name_of,
    may_see,
    training_or_404,
    when_of,
)


def books_of(training_id: int) -> list[RegistrationBook]:
    """The books of a training in the order of their dates, with what waits for a decision.

    Each also knows how many dates the training has, the first and the last of them.
    """
    books = RegistrationBook.objects.filter(training=training_id).with_requests()
    books = books.select_related("training", "session", "reserved_for").defer("training__body")
    dates = Session.objects.order_by().taking_place().filter(training=OuterRef("training"))
    when = {
        name: Subquery(dates.values("training").annotate(value=value).values("value"))
        for name, value in FIRST_AND_LAST.items()
    }
    return list(books.annotate(**when).order_by("session__starts_at", "pk"))


def registrations_of(training: TrainingPage) -> QuerySet:
    """All registrations of a training with what a list shows of them."""
    first = Participant.objects.filter(registration=OuterRef("pk")).order_by("position")
    this = OuterRef("pk")
    return (
        Registration.objects.filter(book__training=training)
        .select_related("moved_into")
        .prefetch_related("participants")
        .annotate(
            is_over=Case(When(state__in=ACTIVE_STATES, then=Value(False)), default=Value(True)),
            waiting_position=_place_in_queue(),
            family_name=Subquery(first.values("family_name")[:1]),
            date=F("book__session__starts_at"),
            circle_name=F("circle__title"),
            has_access_need=Exists(AccessNeed.objects.filter(registration=this)),
            is_undeliverable=is_refused_address(),
        )
    )


def _place_in_queue() -> Case:
    """Counted in the database: a filtered list shows the same number as the whole one."""
    earlier = Registration.objects.order_by().filter(
        book=OuterRef("book"), state=RegistrationState.WAITING, sequence__lte=OuterRef("sequence")
    )
    number = earlier.values("book").annotate(number=Count("pk")).values("number")
    return Case(When(state=RegistrationState.WAITING, then=Subquery(number)), default=None)


def matching(registrations: QuerySet, query: str) -> QuerySet:
    """Those in which each word stands in a name, the address or the telephone number."""
    for word in query.split():
        people = Participant.objects.filter(registration=OuterRef("pk"))
        named = people.filter(Q(given_name__icontains=word) | Q(family_name__icontains=word))
        registrations = registrations.filter(
            Exists(named) | Q(email__icontains=word) | Q(phone__icontains=word)
        )
    return registrations


class ParticipantsView(BaseListingView):
    """The registrations of one training; those that still count come first."""

    model = Registration
    header_icon = "group"
    verbose_name_plural = "Anmeldungen"
    template_name = "trainings/admin/participants.html"
    results_template_name = "trainings/admin/results.html"
    is_searchable = True
    paginate_by = 100
    default_ordering = ("is_over", "date", F("sequence").asc(nulls_last=True), "pk")

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.books = books_of(kwargs["training_id"])
        # A draft has no books yet.
        first = next(iter(self.books), None)
        self.training = first.training if first else training_or_404(kwargs["training_id"])

    @cached_property
    def columns(self):
        is_series = len(self.books) > 1
        sees_needs = self.request.user.has_perm("trainings.view_accessneed")
        columns = [
            CellColumn("names", label="Name", sort_key="family_name", classname=PEOPLE),
            CellColumn("state", label="Stand", sort_key="state"),
            CellColumn("needs", label="Bedarf", classname=WIDE) if sees_needs else None,
            MomentColumn("date", label="Termin", sort_key="date") if is_series else None,
            Column("sequence", label="Nr.", sort_key="sequence", classname=WIDE),
            Column("circle_name", label="Helferkreis", sort_key="circle_name", classname=WIDE),
            Column(
                "language",
                label="Sprache",
                accessor=lambda row: german_name_of(row.language),
                sort_key="language",
                classname=WIDE,
            ),
            CellColumn("contact", label="Kontakt", sort_key="email"),
            MomentColumn("created_at", label="Eingegangen", sort_key="created_at", classname=WIDE),
        ]
        return [column for column in columns if column]

    def get_base_queryset(self):
        return registrations_of(self.training)

    def search_queryset(self, queryset):
        return matching(queryset, self.search_query)

    @property
    def filterset_class(self):
        return RegistrationFilter

    def get_filterset_kwargs(self):
        return super().get_filterset_kwargs() | {"books": self.books}

    def get_index_url(self):
        return reverse("trainings_desk:training", args=[self.training.pk])

    def get_index_results_url(self):
        return reverse("trainings_desk:training_results", args=[self.training.pk])

    def get_page_title(self):
        return f"Teilnehmende: {self.training.title}, {self.when}"

    @cached_property
    def when(self):
        if not self.books:
            return when_of(self.training)
        return dates_in_words(**{name: getattr(self.books[0], name) for name in FIRST_AND_LAST})

    def get_breadcrumbs_items(self):
        return crumbs(label="Teilnehmende")

    @property
    def header_buttons(self):
        if not (self.books and self.request.user.has_perm("trainings.change_registration")):
            return []
        url = reverse("trainings_desk:add", args=[self.training.pk])
        return [HeaderButton("Person eintragen", url=url, icon_name="plus")]

    def get_context_data(self, *args, **kwargs):
        context = super().get_context_data(*args, **kwargs)
        return context | {"training": self.training, "books": self.books, "when": self.when}


training = may_see(ParticipantsView.as_view())
training_results = may_see(ParticipantsView.as_view(results_only=True))
