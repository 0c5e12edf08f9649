"""An editor, an approver and what one handed to the other."""

import pytest
from django.test import Client

from news.models import NewsIndexPage, PressReleasePage
from tests.factories.editing import Desk, person_in


@pytest.fixture
def index(home) -> NewsIndexPage:
    return NewsIndexPage.objects.child_of(home).get()


@pytest.fixture
def editor(db) -> Desk:
    return Desk(Client(), person_in("Redaktion", email="redaktion@example.org", first_name="Rosa"))


@pytest.fixture
def approver(db) -> Desk:
    return Desk(Client(), person_in("Pressefreigabe", email="freigabe@example.org"))


@pytest.fixture
def submitted(index, editor, django_capture_on_commit_callbacks) -> PressReleasePage:
    with django_capture_on_commit_callbacks(execute=True):
        editor.write(index, action="action-submit")
    return PressReleasePage.objects.get(slug="projekt-kann-starten")
