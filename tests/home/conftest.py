"""The site with the sample content, for the tests of home."""

import io

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings

from tests.home.sample_site import NO_TASKS, rolled_back, shrink_pictures


@pytest.fixture(scope="module")
def sample(django_db_setup, django_db_blocker):
    """The site with the sample content, loaded once for all tests of this module."""
    with django_db_blocker.unblock(), rolled_back():
        with override_settings(TASKS=NO_TASKS):
            call_command("load_sample", stdout=io.StringIO())
        shrink_pictures()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def loaded(sample, db):
    """One test on the loaded site; what it changes is undone."""
