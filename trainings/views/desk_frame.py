"""What every page of the desk has: who may open it, and the way back."""

from django.conf import settings
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from ..models import TrainingPage

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


def crumbs(*steps: tuple[str, str], label: str) -> list[dict]:
    """The way from the start page to here, for `breadcrumbs_items`; steps are (address, name)."""
    way = [
        (reverse("wagtailadmin_home"), "Startseite"),
        (reverse("trainings_desk:index"), "Anmeldungen"),
        *steps,
        ("", label),
    ]
    return [{"url": url, "label": name} for url, name in way]


def desk_page(training: TrainingPage, title: str, icon: str) -> dict:
    """What the head of a page about one training needs."""
    participants = reverse("trainings_desk:training", args=[training.pk])
    return {
        "training": training,
        "breadcrumbs_items": crumbs((participants, training.title), label=title),
        "header_title": f"{title}: {training.title}",
        "header_icon": icon,
    }
