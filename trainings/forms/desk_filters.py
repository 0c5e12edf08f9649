"""How the lists of the desk are narrowed down."""

from django import forms
from django.conf import settings
from django.db.models import Q
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet

from ..announcing import NO_CIRCLE
from ..choices import RegistrationState
from ..models import Registration, RegistrationBook
from .circles import published_circles


class OneChoice(ChoiceFilter):
    """A row of round buttons, the first of which narrows nothing."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **({"widget": forms.RadioSelect, "empty_label": "Alle"} | kwargs))


class BookFilter(WagtailFilterSet):
    """Which trainings: without a choice those to come, and those with something to do."""

    period = OneChoice(
        label="Zeitraum",
        choices=[("past", "Vergangene"), ("all", "Alle")],
        empty_label="Kommende, und was zu tun ist",
        method="filter_nothing",
    )

    class Meta:
        model = RegistrationBook
        fields: list[str] = []

    def filter_nothing(self, queryset, name, value):
        """Without a choice there is something to leave out too, so `filter_queryset` does it."""
        return queryset

    def filter_queryset(self, queryset):
        period = self.form.cleaned_data.get("period")
        if period == "past":
            return queryset.filter(is_over=True)
        if period == "all":
            return queryset
        return queryset.filter(Q(is_over=False) | Q(requests__gt=0) | Q(has_open_attendance=True))


class RegistrationFilter(WagtailFilterSet):
    """Which participants of a training."""

    state = OneChoice(label="Stand", choices=RegistrationState.choices)
    book = OneChoice(label="Termin", choices=[])
    circle = OneChoice(label="Helferkreis", choices=[], method="filter_circle")
    language = OneChoice(label="Sprache", choices=settings.LANGUAGES)
    reach = OneChoice(
        label="Erreichbar", choices=[("phone", "keine Mail, bitte anrufen")], method="filter_reach"
    )

    class Meta:
        model = Registration
        fields: list[str] = []

    def __init__(self, *args, books: list[RegistrationBook], **kwargs):
        super().__init__(*args, **kwargs)
        if len(books) > 1:
            self.filters["book"].extra["choices"] = [(book.pk, str(book)) for book in books]
        else:
            del self.filters["book"]
        circles = [(circle.pk, circle.title) for circle in published_circles().only("title")]
        self.filters["circle"].extra["choices"] = [(NO_CIRCLE, "ohne"), *circles]

    def filter_reach(self, queryset, name, value):
        return queryset.only_by_phone()

    def filter_circle(self, queryset, name, value):
        if value == NO_CIRCLE:
            return queryset.filter(circle=None)
        return queryset.filter(circle=value)
