"""What every page of the desk has: who may open it, and the way back."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth.decorators import permission_required
from django.db.models import Count, Max, Min
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from ..models import Registration, Session, TrainingPage

FIRST_AND_LAST = {"number": Count("pk"), "first": Min("starts_at"), "last": Max("starts_at")}

may_see = permission_required("trainings.view_registration", raise_exception=True)
may_change = permission_required("trainings.change_registration", raise_exception=True)


def actor(request: HttpRequest) -> str:
    """Who acts, as the log of a registration names them."""
    return f"user:{request.user.pk}"


def training_or_404(training_id: int) -> TrainingPage:
    """The German page of a training: registrations belong to it in every language."""
    return get_object_or_404(TrainingPage.objects.german(), pk=training_id)


def german_name_of(code: str) -> str:
    """A language as the office calls it, such as "Ukrainisch"."""
    return dict(settings.LANGUAGES).get(code, code)


def when_of(training: TrainingPage) -> str:
    """When a training takes place, in words."""
    dates = Session.objects.order_by().filter(training=training).taking_place()
    return dates_in_words(**dates.aggregate(**FIRST_AND_LAST))


def dates_in_words(number: int, first: datetime | None, last: datetime | None) -> str:
    """One date with its hour; of several how many there are, from when to when."""
    if first is None or last is None:
        return "kein Termin, der stattfindet"
    start, end = timezone.localtime(first), timezone.localtime(last)
    if number == 1:
        return f"{date_format(start)}, {start:%H:%M} Uhr"
    return f"{number} Termine, {date_format(start)} bis {date_format(end)}"


def told(registration: Registration) -> str:
    """Whether the person learns of what was just done, as the end of a message."""
    if registration.is_reached_by_mail:
        return " Die Person bekommt eine Mail."
    if registration.email:
        return " Die Adresse der Person nimmt keine Mails an: Sagen Sie es ihr bitte selbst."
    return " Die Person hat keine E-Mail-Adresse: Sagen Sie es ihr bitte selbst."


def crumbs(*steps: tuple[str, str], label: str) -> list[dict]:
    """The way from the start page to here, for `breadcrumbs_items`; steps are (address, name)."""
    way = [
        (reverse("wagtailadmin_home"), "Startseite"),
        (reverse("trainings_desk:index"), "Anmeldungen"),
        *steps,
        ("", label),
    ]
    return [{"url": url, "label": name} for url, name in way]


def desk_page(
    training: TrainingPage, title: str, icon: str, session: Session | None = None
) -> dict:
    """What the head of a page about one training, or about one date of it, needs."""
    participants = reverse("trainings_desk:training", args=[training.pk])
    when = when_of(training)
    return {
        "training": training,
        "when": when,
        "breadcrumbs_items": crumbs((participants, training.title), label=title),
        "header_title": f"{title}: {training.title}, {session or when}",
        "header_icon": icon,
    }
