"""Several people save the same row in the same moment: one is stored, the others are told."""

import threading
import time
from contextlib import nullcontext
from http import HTTPStatus

import pytest
from django.db import connection
from django.db.models.signals import pre_save
from django.http import HttpResponse
from django.urls import reverse

from core import saving
from core.models import Contact, SiteSettings
from tests.factories.core import ContactFactory
from tests.factories.row_forms import RowEditor

NAMES = ["Ada", "Ben", "Cem"]
TOLD = "während Sie daran arbeiteten"


def save_together(address: str, field: str) -> list[HttpResponse]:
    """What each of them is answered who press "Speichern" at once."""
    editors = [RowEditor(address, name) for name in NAMES]
    answers, together = [], threading.Barrier(len(editors))

    def press(editor: RowEditor, text: str) -> None:
        together.wait(20)
        try:
            answers.append(editor.client.post(editor.address, editor.form | {field: text}))
        finally:
            connection.close()

    pairs = zip(editors, NAMES, strict=True)
    threads = [threading.Thread(target=press, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return answers


def saved(answers: list[HttpResponse]) -> int:
    return sum(answer.status_code == HTTPStatus.FOUND for answer in answers)


def take_time(**kwargs) -> None:
    # Between the look at what is stored and the writing: there the others would slip in.
    time.sleep(0.3)


@pytest.fixture
def slow_saving(transactional_db):
    for model in (Contact, SiteSettings):
        pre_save.connect(take_time, sender=model, dispatch_uid="slow")
    yield
    for model in (Contact, SiteSettings):
        pre_save.disconnect(sender=model, dispatch_uid="slow")


def contact_address() -> str:
    return reverse("wagtailsnippets_core_contact:edit", args=[ContactFactory(name="Büro").pk])


def settings_address() -> str:
    return reverse("wagtailsettings:edit", args=["core", "sitesettings"])


@pytest.mark.parametrize(
    ("address", "field"), [(contact_address, "name"), (settings_address, "city")]
)
def test_of_several_who_save_at_once_one_is_stored_and_the_others_are_told(
    slow_saving, address, field
):
    answers = save_together(address(), field)
    assert saved(answers) == 1
    assert sum(TOLD in answer.content.decode() for answer in answers) == len(NAMES) - 1


def test_without_the_lock_they_overwrite_each_other(slow_saving, monkeypatch):
    monkeypatch.setattr(saving, "one_at_a_time", lambda name: nullcontext())
    assert saved(save_together(contact_address(), "name")) > 1
