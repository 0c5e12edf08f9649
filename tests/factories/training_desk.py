"""A coordinator who edits trainings with the forms of the admin, for tests."""

from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, querydict_from_html

from core.models import User
from trainings.models import Session, TrainingPage

from .core import UserFactory


def chief() -> User:
    return UserFactory(is_superuser=True, is_staff=True)


class TrainingDesk:
    """Opens the editor, changes what is named and presses a button."""

    def __init__(self, client: Client):
        self.client = client
        client.force_login(chief())

    def form(self, address: str) -> dict:
        html = self.client.get(address).content.decode()
        data = querydict_from_html(html, form_id="page-edit-form")
        text = {name: data.getlist(name)[-1] for name in data}
        # The running text is drawn by JavaScript, so it is missing in the page as sent.
        return text | {"body-count": "0", "comments-TOTAL_FORMS": "0"}

    def write(self, index, action: str = "", sessions: list[dict] | None = None, **fields):
        address = reverse("wagtailadmin_pages:add", args=["trainings", "trainingpage", index.pk])
        data = self.form(address) | nested_form_data({"sessions": inline_formset(sessions or [])})
        return self.client.post(address, data | fields | _button(action))

    def edit(self, page: TrainingPage, action: str = "", **fields):
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        return self.client.post(address, self.form(address) | fields | _button(action))

    def restore(self, page: TrainingPage, revision):
        """Takes an old version from the history and publishes it."""
        address = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, revision.pk])
        data = self.form(address) | {"revision": str(revision.pk)} | _button("action-publish")
        return self.client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)


def _button(action: str) -> dict:
    return {action: action} if action else {}


def typed(session: Session, **changes) -> dict:
    """A date as somebody types it into the form."""
    fields = {
        "starts_at": f"{session.starts_at:%d.%m.%Y %H:%M}",
        "ends_at": f"{session.ends_at:%d.%m.%Y %H:%M}",
        "status": session.status,
        "place_name": session.place_name,
        "street": session.street,
        "postcode": session.postcode,
        "municipality": "",
        "directions": "",
        "note": "",
    }
    return fields | changes


def problems(response) -> str:
    """Everything the editor is told about the form, fields and dates."""
    form = response.context["form"]
    formset = form.formsets.get("sessions")
    rows = [row.errors.as_text() for row in formset.forms] if formset else []
    extra = [formset.non_form_errors().as_text()] if formset else []
    return "\n".join([form.errors.as_text(), *rows, *extra])
