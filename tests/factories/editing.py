"""Makes people with a role, and what they type into the editor, for tests."""

import json
from http import HTTPStatus

from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import (
    nested_form_data,
    querydict_from_html,
    rich_text,
    streamfield,
)

from core.models import User

from .core import UserFactory

PASSWORD = "Regenbogen-Brücke-7"


def person_in(role: str, **fields) -> User:
    """A member of one group of the office."""
    person = UserFactory(**fields)
    person.groups.add(Group.objects.get(name=role))
    return person


class Desk:
    """One person in the admin, through the requests their browser would make."""

    def __init__(self, client: Client, person: User):
        self.person = person
        self.client = client
        client.force_login(person)

    def write(self, index: Page, action: str = "", **fields):
        """Makes a release with the form of the admin; `action` is the button pressed."""
        return self.client.post(new_release_in(index), self.written(index, action, **fields))

    def written(self, index: Page, action: str = "", **fields) -> dict:
        """A release as it is before it is sent."""
        return self._form(new_release_in(index)) | release_form(**fields) | _button(action)

    def edit(self, page: Page, action: str = "", **fields):
        """Opens the editor, changes fields and presses a button."""
        data = self.opened(page) | fields | _button(action)
        return self.client.post(_editor_of(page), data, follow=True)

    def opened(self, page: Page) -> dict:
        """What the editor would send back untouched."""
        return self._form(_editor_of(page)) | _text_as_loaded(page)

    def send(self, page: Page, data: dict):
        """Sends an editor that was opened before; shows the answer itself."""
        return self.client.post(_editor_of(page), data)

    def form_in(self, answer, *names: str) -> dict:
        """Fields as they stand in an editor that came back."""
        data = querydict_from_html(answer.content.decode(), form_id="page-edit-form")
        return {name: data[name] for name in names}

    def approve(self, page: Page, **fields):
        return self._decide(page, "approve", **fields)

    def reject(self, page: Page, comment: str, **fields):
        return self._decide(page, "reject", comment=comment, **fields)

    def buttons(self, page: Page) -> set[str]:
        """What the editor offers this person for this page."""
        response = self.client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        soup = BeautifulSoup(response.content, "html.parser")
        named = {button.get("name") for button in soup.select("button[name]")}
        decisions = {
            button["data-workflow-action-name"]
            for button in soup.select("[data-workflow-action-name]")
        }
        return {name for name in named | decisions if name}

    def _decide(self, page: Page, decision: str, comment: str = "", **fields):
        decision_fields = {
            "action-workflow-action": "true",
            "workflow-action-name": decision,
            "workflow-action-extra-data": json.dumps({"comment": comment}),
        }
        return self.edit(page, **decision_fields, **fields)

    def _form(self, address: str) -> dict:
        response = self.client.get(address)
        if response.status_code != HTTPStatus.OK:
            return {}
        data = querydict_from_html(response.content.decode(), form_id="page-edit-form")
        return {name: data.getlist(name)[-1] for name in data}


def new_release_in(index: Page) -> str:
    return reverse("wagtailadmin_pages:add", args=["news", "pressreleasepage", index.pk])


def _editor_of(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def release_form(**fields) -> dict:
    """What an editor has to fill in for a release."""
    text = {
        "title": "Projekt kann starten",
        "slug": "projekt-kann-starten",
        "published_on": "02.06.2017",
        "lead": "Der Kreisausschuss hat einstimmig zugestimmt.",
        "body": streamfield([("prose", rich_text("<p>Der Landkreis macht mit.</p>"))]),
    }
    return nested_form_data(text | fields)


def _text_as_loaded(page: Page) -> dict:
    """The running text as the editor's browser would send it back untouched."""
    blocks = list(Page.objects.get(pk=page.pk).get_latest_revision_as_object().body)
    data = streamfield([(block.block_type, rich_text(block.value.source)) for block in blocks])
    for position, block in enumerate(blocks):
        data[str(position)]["id"] = block.id
    return nested_form_data({"body": data})


def _button(action: str) -> dict:
    return {action: action} if action else {}
