"""Many dates at once for the editor of a training, such as every second Tuesday."""

from typing import cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from core.models import User

from ..date_rules import add_dates, last_date
from ..forms.date_rule import DateRuleForm
from ..models import TrainingPage

LOCKED = "Diese Schulung ist gerade gesperrt. Termine kommen erst wieder dazu, wenn sie frei ist."
KNOWN = "Zu diesen Zeiten gibt es schon Termine. Es ist keiner dazugekommen."


@require_http_methods(["GET", "HEAD", "POST"])
def date_rule(request: HttpRequest, training_id: int) -> HttpResponse:
    """The form; what comes of it stands in the draft, like a date typed into the editor."""
    training = get_object_or_404(TrainingPage.objects.german(), pk=training_id)
    rights = training.permissions_for_user(request.user)
    if not rights.can_edit():
        raise PermissionDenied
    if rights.page_locked():
        messages.error(request, LOCKED)
        return _to_editor(training)
    draft = training.get_latest_revision_as_object()
    form = DateRuleForm(request.POST if request.method == "POST" else None, last=last_date(draft))
    if form.is_valid():
        user = cast(User, request.user)  # The admin has asked already who it is.
        number = add_dates(draft, form.instance, form.rule, user)
        _say_what_came_of_it(request, number)
        return _to_editor(training)
    return _page(request, draft, form)


def _say_what_came_of_it(request: HttpRequest, number: int) -> None:
    if not number:
        messages.warning(request, KNOWN)
        return
    text = "1 Termin steht" if number == 1 else f"{number} Termine stehen"
    messages.success(
        request, f"{text} neu im Entwurf. Prüfen Sie alle, und veröffentlichen Sie dann die Seite."
    )


def _to_editor(training: TrainingPage) -> HttpResponse:
    return redirect("wagtailadmin_pages:edit", training.pk)


def _page(request: HttpRequest, draft: TrainingPage, form: DateRuleForm) -> HttpResponse:
    context = {
        "form": form,
        "training": draft,
        "header_title": f"Termine nach einer Regel: {draft.title}",
        "header_icon": "date",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": "Startseite"},
            {"url": reverse("wagtailadmin_pages:edit", args=[draft.pk]), "label": draft.title},
            {"url": "", "label": "Termine nach einer Regel"},
        ],
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "trainings/admin/date_rule.html", context, status=status)
