"""What every test may use."""

import gc
import shutil
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import TransactionTestCase
from wagtail.models import Site

from home.models import HomePage
from tests.database import database_for_a_server, remembered, start_from_a_copy
from tests.server import RunningSite, running_site


def pytest_unconfigure():
    """Processes of pytest-xdist end without the exit handlers that would do this."""
    shutil.rmtree(settings.VAR_DIR, ignore_errors=True)


@pytest.hookimpl(tryfirst=True)  # Before pytest-xdist reads the marks.
def pytest_collection_modifyitems(items):
    """Tests that share the running site, or the sample, stay in the process that made it."""
    for item in items:
        for shared in {"server", "sample"} & set(item.fixturenames):
            item.add_marker(pytest.mark.xdist_group(shared))


def pytest_collection_finish():
    """What is loaded by now stays; looking for garbage in it took an eighth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 50, 1000)


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """On SQLite the database is a copy in a folder that goes away; it need not be made."""
    return "sqlite" in settings.DATABASES["default"]["ENGINE"]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, django_db_blocker):
    """The migrations take ten seconds; every process gets a copy of their result."""
    with django_db_blocker.unblock():
        start_from_a_copy()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> Iterator[None]:
    """A test that commits is followed by the database as it was before."""
    with django_db_blocker.unblock(), remembered() as bring_back, pytest.MonkeyPatch.context() as m:
        m.setattr(TransactionTestCase, "_fixture_teardown", lambda _test: bring_back())
        yield


@pytest.fixture(scope="session")
def server(tmp_path_factory, django_db_blocker) -> Iterator[RunningSite]:
    """The site with the sample content in processes of its own, as a visitor meets it.

    It is shared: a test that changes something there works on a page or person of its own.
    """
    folder = tmp_path_factory.mktemp("server")
    with (
        django_db_blocker.unblock(),
        database_for_a_server(folder) as database_url,
        running_site(folder, database_url) as site,
    ):
        yield site


@pytest.fixture
def home(db) -> HomePage:
    """The German home page that `migrate` made."""
    return HomePage.objects.get(locale__language_code=settings.LANGUAGE_CODE)


@pytest.fixture
def site(home) -> Site:
    """The site that `migrate` made."""
    return Site.objects.get(is_default_site=True)
