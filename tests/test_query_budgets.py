"""What a page may ask of the database when nothing is kept, however much there is to show."""

from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from circles.models import CircleIndexPage, CirclePage
from core.models import SiteSettings, SiteVersion
from home.models import HomePage, StandardPage
from news.models import (
    Attachment,
    Correction,
    NewsIndexPage,
    PressPhoto,
    PressReleasePage,
    RelatedRelease,
)
from tests.factories.circles import CirclePageFactory, FocusAreaFactory
from tests.factories.circles import translated as translated_circle
from tests.factories.core import (
    ContactFactory,
    MunicipalityFactory,
    SiteImageFactory,
    TopicFactory,
)
from tests.factories.home import StandardPageFactory, home_page
from tests.factories.home import translated as translated_page
from tests.factories.news import DocumentFactory, PressReleaseFactory, publish
from tests.factories.news import translated as translated_release
from tests.factories.trainings import SessionFactory, TrainingPageFactory, translation_of
from tests.pages import PAGE_TYPES
from trainings.models import TrainingIndexPage, TrainingPage

pytestmark = pytest.mark.django_db

# Type of page, address below the language, most queries.
BUDGETS = [
    (HomePage, "", 20),
    (StandardPage, "ehrenamt/", 20),
    (NewsIndexPage, "presse/", 15),
    (NewsIndexPage, "presse/?thema=wohnen&jahr=2010", 15),
    (NewsIndexPage, "presse/feed/", 15),
    (PressReleasePage, "presse/richtfest/", 15),
    (TrainingIndexPage, "schulungen/", 15),
    (TrainingIndexPage, "schulungen/?ansicht=monat", 15),
    (TrainingIndexPage, "schulungen/?thema=wohnen", 15),
    (TrainingPage, "schulungen/asylrecht/", 15),
    (CircleIndexPage, "helferkreise/", 15),
    (CircleIndexPage, "helferkreise/?ort=87527&schwerpunkt=sprache", 15),
    (CirclePage, "helferkreise/sonthofen/", 15),
]


def test_every_type_of_page_has_a_budget():
    assert {page_type for page_type, _address, _most in BUDGETS} == set(PAGE_TYPES)


def cold_queries(client, address: str) -> int:
    """All queries of a visit for which nothing is kept: no frame, no site, no cache."""
    assert client.get(address).status_code == 200, address  # Makes the sizes of the pictures.
    cache.clear()
    SiteVersion.raise_number()
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


@pytest.fixture
def things(site):
    """What all pages share, and a logo."""
    image = SiteImageFactory()
    settings = SiteSettings.for_site(site)
    settings.logo = image
    settings.save()
    return {
        "image": image,
        "contact": ContactFactory(),
        "topics": [TopicFactory(slug="wohnen"), TopicFactory()],
        "town": MunicipalityFactory(),
        "focus": FocusAreaFactory(slug="sprache"),
        "documents": [DocumentFactory(), DocumentFactory()],
    }


def text(things) -> list[tuple]:
    goal = home_page().pk
    file = things["documents"][0].pk
    links = f'<a linktype="page" id="{goal}">hin</a> <a linktype="document" id="{file}">Liste</a>'
    picture = {"image": things["image"], "caption": "Das Landratsamt"}
    return [("prose", f"<p>{links}</p>"), ("figure", picture), ("prose", f"<p>{links}</p>")]


def plain(things) -> list[tuple]:
    return [("prose", "<p>Der Text.</p>"), text(things)[1]]


# --- The pages that are measured --------------------------------------------------------


def measured_pages(things) -> dict:
    home = home_page()
    home.image, home.image_alt = things["image"], "Das Landratsamt"
    publish(home)
    release = PressReleaseFactory(
        slug="richtfest",
        body=plain(things),
        lead_image=things["image"],
        lead_image_alt="Das Landratsamt",
        press_contact=things["contact"],
    )
    release.topics.set(things["topics"])
    circle = CirclePageFactory(
        slug="sonthofen",
        activities=plain(things),
        municipalities=[things["town"]],
        focus_areas=[things["focus"]],
        contact=things["contact"],
        photo=things["image"],
        photo_alt="Der Kreis",
    )
    training = TrainingPageFactory(
        slug="asylrecht",
        body=plain(things),
        topics=things["topics"],
        contact=things["contact"],
        sessions=[SessionFactory(days=20, municipality=things["town"])],
    )
    page = StandardPageFactory(slug="ehrenamt", body=text(things), contact=things["contact"])
    translations = [
        translated_release(publish(release), "ar", title="خبر"),
        translated_circle(circle, "ar", title="دائرة"),
        translation_of(training, "ar", title="تدريب"),
        translated_page(page, "ar", title="صفحة"),
    ]
    pages = {"release": release, "circle": circle, "training": training, "page": page}
    return pages | {"translations": translations}


def add(things, pages, number: int) -> None:
    """One more of everything: another page of every kind, another row on each page."""
    another = PressReleaseFactory(
        published_on=f"20{10 + number}-06-02",
        lead_image=things["image"],
        lead_image_alt="Das Landratsamt",
    )
    another.topics.set([*things["topics"], TopicFactory()])
    translated_release(publish(another), "ar", title=f"خبر {number}")
    other_circle = CirclePageFactory(
        municipalities=[MunicipalityFactory(latitude=47.5, longitude=10.2)],
        focus_areas=[FocusAreaFactory()],
    )
    translated_circle(other_circle, "ar", title=f"دائرة {number}")
    sessions = [SessionFactory(days=days) for days in (10 + number, 40 + number)]
    other_training = TrainingPageFactory(sessions=sessions, topics=things["topics"])
    translation_of(other_training, "ar", title=f"تدريب {number}")
    child = StandardPageFactory(parent=pages["page"])
    translated_page(child, "ar", title=f"صفحة {number}")
    translated_page(StandardPageFactory(show_in_menus=True), "ar", title=f"قائمة {number}")
    add_rows(things, pages, another)


def add_rows(things, pages, another) -> None:
    release = PressReleasePage.objects.get(pk=pages["release"].pk)
    release.photos.add(PressPhoto(image=things["image"], alt="Ein Foto"))
    release.attachments.add(Attachment(document=things["documents"][0], title="Anlage"))
    release.corrections.add(Correction(corrected_on=date(2020, 1, 1), text="Ein Datum"))
    release.related_releases.add(RelatedRelease(release=another))
    publish(release)
    circle = CirclePage.objects.get(pk=pages["circle"].pk)
    circle.municipalities.add(MunicipalityFactory(latitude=47.4, longitude=10.3))
    circle.focus_areas.add(FocusAreaFactory())
    circle.save()
    training = TrainingPage.objects.get(pk=pages["training"].pk)
    training.sessions.add(SessionFactory(days=60, municipality=things["town"]))
    training.save()
    page = StandardPage.objects.get(pk=pages["page"].pk)
    texts = [page.body, release.body, circle.activities, training.body]
    for longer, grown in zip(texts, (page, release, circle, training), strict=True):
        for block in text(things) if grown is page else plain(things):
            longer.append(block)
        grown.save()


def test_a_page_keeps_its_budget_also_with_ten_times_the_content(client, things):
    pages = measured_pages(things)
    budgets = {f"/{code}/{at}": most for code in ("de", "ar") for _type, at, most in BUDGETS}
    counts: dict[str, list[int]] = {address: [] for address in budgets}
    for number in range(10):
        add(things, pages, number)
        if number in (0, 9):
            for address in budgets:
                counts[address].append(cold_queries(client, address))
    assert {at: found for at, found in counts.items() if max(found) > budgets[at]} == {}
    assert {at: found for at, found in counts.items() if len(set(found)) > 1} == {}
