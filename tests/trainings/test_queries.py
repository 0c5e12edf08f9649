from http import HTTPStatus

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.models import SiteDocument, SiteVersion
from tests.factories.core import (
    ContactFactory,
    MunicipalityFactory,
    SiteImageFactory,
    TopicFactory,
)
from tests.factories.trainings import SessionFactory, TrainingPageFactory, translation_of
from trainings.models import TrainingAttachment, TrainingPage
from trainings.months import Month

BUDGET = 15


def count(client, url: str) -> int:
    """The queries of a request that has to build the frame and the filters too."""
    client.get(url)
    SiteVersion.raise_number()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == HTTPStatus.OK
    return len(queries)


@pytest.fixture
def parts(db):
    return {
        "topics": [TopicFactory(slug="recht"), TopicFactory(slug="sprache")],
        "contact": ContactFactory(),
        "town": MunicipalityFactory(),
    }


def rich_training(parts, **fields) -> TrainingPage:
    sessions = [SessionFactory(days=day, municipality=parts["town"]) for day in (20, 25, 30)]
    page = TrainingPageFactory(
        topics=parts["topics"], contact=parts["contact"], sessions=sessions, **fields
    )
    translation_of(page, "ar", title="تدريب")
    return page


ADDRESSES = [
    f"/{code}/schulungen/{rest}"
    for code in ("de", "ar", "en")
    for rest in (
        "",
        "?ansicht=archiv",
        f"?ansicht=monat&monat={Month.current().plus(1)}",
        "?thema=recht&frei=1",
        "kalender.ics",
    )
]


def test_the_calendar_needs_the_same_few_queries_for_any_number(client, parts):
    TrainingPageFactory(sessions=[SessionFactory(days=-20)])
    counts: dict[str, list[int]] = {address: [] for address in ADDRESSES}
    for wanted in (2, 4, 31):
        while (number := TrainingPage.objects.german().count()) < wanted:
            rich_training(parts, booking_mode="per_session" if number % 2 else "whole")
        for address in ADDRESSES:
            counts[address].append(count(client, address))
    assert {address: found for address, found in counts.items() if max(found) > BUDGET} == {}
    assert {address: found for address, found in counts.items() if len(set(found)) > 1} == {}


@pytest.mark.parametrize("code", ["de", "ar"])
def test_a_training_needs_few_queries(client, parts, code):
    page = rich_training(parts, image=SiteImageFactory(), image_alt="Ein Raum")
    one = count(client, f"/{code}/schulungen/{page.slug}/")
    assert one <= BUDGET
    for day in range(31, 61):
        page.sessions.add(SessionFactory(days=day, municipality=parts["town"]))
    page.topics.add(*[TopicFactory() for _number in range(10)])
    page.save()
    assert count(client, f"/{code}/schulungen/{page.slug}/") == one


@pytest.mark.parametrize("code", ["de", "ar"])
def test_each_file_of_a_training_costs_nothing_more(client, parts, code):
    page = rich_training(parts)
    document = SiteDocument.objects.create(
        title="Programm", file=ContentFile(b"%PDF-1.4", name="programm.pdf")
    )
    readings = TrainingPage.objects.filter(translation_key=page.translation_key)
    counts = []
    for _number in range(2):
        for reading in readings:
            reading.attachments.add(
                TrainingAttachment(document=document, title="Programm", locale=reading.locale)
            )
            reading.save()
        counts.append(count(client, f"/{code}/schulungen/{page.slug}/"))
    # One more than the budget, and only while the frame is built anew.
    assert counts[0] == counts[1] <= BUDGET + 1


def test_the_file_of_a_training_needs_few_queries(client, parts):
    page = rich_training(parts)
    assert count(client, f"/ar/schulungen/{page.slug}/kalender.ics") <= BUDGET
