"""The people and texts that tests of the screen have in common."""

from collections.abc import Iterator

import pytest
from django.test import Client
from wagtail_localize.models import Translation

from core.models import Topic, User
from home.models import StandardPage
from tests.factories.core import TopicFactory
from tests.factories.editing import person_in
from tests.factories.home import StandardPageFactory
from tests.factories.machines import FakeMachine, fake_machine, libre
from tests.factories.translation_desk import TEXT, signed_in
from tests.factories.translations import begun


@pytest.fixture
def page(db) -> StandardPage:
    """A German page that was published, with a bold word, a link and a break."""
    page = StandardPageFactory(
        title="Sprechstunde", lead="Jeden Dienstag.", body=[("prose", TEXT)], live=False
    )
    page.save_revision().publish()
    return StandardPage.objects.get(pk=page.pk)


@pytest.fixture
def plain_page(db) -> StandardPage:
    """A German page that was published, without any formatting."""
    page = StandardPageFactory(title="Sprechstunde", lead="Jeden Dienstag.", live=False)
    page.save_revision().publish()
    return StandardPage.objects.get(pk=page.pk)


@pytest.fixture
def topic(db) -> Topic:
    return TopicFactory(name="Wohnen")


@pytest.fixture
def translator(db) -> User:
    return person_in(
        "Übersetzung Arabisch", first_name="Amal", last_name="Beispiel", email="amal@example.org"
    )


@pytest.fixture
def approver(db) -> User:
    return person_in("Freigabe Arabisch", last_name="Basim", email="basim@example.org")


@pytest.fixture
def desk(translator) -> Client:
    """The browser of the translator."""
    return signed_in(translator)


@pytest.fixture
def review(approver) -> Client:
    """The browser of the approver."""
    return signed_in(approver)


@pytest.fixture
def machine(settings) -> Iterator[FakeMachine]:
    """A machine for translations that answers as LibreTranslate does."""
    with fake_machine(libre()) as running:
        settings.MACHINE_TRANSLATION = "libretranslate"
        settings.MACHINE_TRANSLATION_URL = running.url
        yield running


@pytest.fixture
def translation(page, translator) -> Translation:
    """The page in Arabic, where nobody wrote anything yet."""
    return begun(page, "ar", translator)
