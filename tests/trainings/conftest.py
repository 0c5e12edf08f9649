"""What several tests of the trainings begin with."""

from pathlib import Path

import pytest

from core.models import User
from tests.factories.editing import person_in
from tests.factories.traces import somebody_in_every_state
from trainings.models import Session


@pytest.fixture
def mail_folder(settings, tmp_path) -> Path:
    settings.EMAIL_BACKEND = "outbox.backends.FolderBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    return settings.EMAIL_FILE_PATH


@pytest.fixture
def people(db, mail_folder) -> Session:
    """The last date of a training with somebody in every state."""
    return somebody_in_every_state()


@pytest.fixture
def coordinator(client, db) -> User:
    """The browser of this test belongs to a coordinator."""
    person = person_in("Schulungskoordination", first_name="Karla", last_name="Koordination")
    client.force_login(person)
    return person
