"""A German page that is taken from the site takes its translations with it, everywhere."""

import pytest
from django.core.cache import cache

from tests.factories.circles import CirclePageFactory
from tests.factories.circles import translated as translated_circle
from tests.factories.home import StandardPageFactory
from tests.factories.home import translated as translated_page
from tests.factories.news import prose, published
from tests.factories.news import translated as translated_release
from tests.factories.trainings import TrainingPageFactory, translation_of

pytestmark = pytest.mark.django_db

TITLE = "كلمة نادرة"


def release():
    page = published(slug="projekt", title="Projekt")
    return page, translated_release(page, "ar", title=TITLE)


def training():
    page = TrainingPageFactory(slug="kurs", title="Kurs")
    return page, translation_of(page, "ar", title=TITLE)


def circle():
    page = CirclePageFactory(slug="kreis", title="Kreis")
    return page, translated_circle(page, "ar", title=TITLE)


def general_page():
    page = StandardPageFactory(slug="ehrenamt", title="Ehrenamt", show_in_menus=True)
    return page, translated_page(page, "ar", title=TITLE)


def child_page():
    parent = StandardPageFactory(slug="oben", title="Oben")
    page = StandardPageFactory(slug="unten", title="Unten", parent=parent)
    translated_page(parent, "ar", title="فوق")
    return page, translated_page(page, "ar", title=TITLE)


EVERYWHERE = [
    "/ar/",
    "/ar/suche/?q=نادرة",
    "/ar/presse/",
    "/ar/presse/feed/",
    "/ar/presse/rss/",
    "/ar/schulungen/",
    "/ar/schulungen/?ansicht=monat",
    "/ar/schulungen/kalender.ics",
    "/ar/helferkreise/",
    "/ar/oben/",
    "/sitemap.xml",
    "/api/v2/pages/?locale=ar&limit=50",
]
OWN = {
    release: ["/ar/presse/projekt/"],
    training: ["/ar/schulungen/kurs/", "/ar/schulungen/kurs/kalender.ics"],
    circle: ["/ar/helferkreise/kreis/"],
    general_page: ["/ar/ehrenamt/"],
    child_page: ["/ar/oben/unten/"],
}


def traces(client, page) -> list[str]:
    """Where the translation shows: by its title or by its address."""
    cache.clear()
    marks = [TITLE, page.url_path.split("/", 2)[2]]
    found = []
    for address in EVERYWHERE:
        body = client.get(address).content.decode()
        body = body.replace("\\u", "u").replace("\r\n ", "")
        # A search names what was looked for, also when it finds nothing.
        is_there = any(mark in body for mark in (marks[1:] if "suche" in address else marks))
        found += [address] if is_there else []
    return found


@pytest.mark.parametrize("make", OWN)
def test_nothing_of_it_is_left_in_another_language(client, make):
    page, translation = make()
    assert len(traces(client, page)) >= 3
    for address in OWN[make]:
        assert client.get(address).status_code == 200
    page.unpublish()
    # It went along; should somebody publish it before German, it is still not to be seen.
    assert not type(translation).objects.get(pk=translation.pk).live
    type(translation).objects.filter(pk=translation.pk).update(live=True)
    assert traces(client, page) == []
    for address in OWN[make]:
        assert client.get(address).status_code == 404
    assert client.get(f"/api/v2/pages/{translation.pk}/").status_code == 404


@pytest.mark.parametrize("make", OWN)
def test_it_comes_back_when_both_are_published_again(client, make):
    page, translation = make()
    before = traces(client, page)
    page.unpublish()
    for each in (page, translation):
        type(each).objects.get(pk=each.pk).save_revision().publish()
    assert traces(client, page) == before
    assert client.get(OWN[make][0]).status_code == 200


@pytest.mark.parametrize("make", OWN)
def test_a_link_in_a_text_leads_there_no_more(client, make):
    page, translation = make()
    link = f'<a linktype="page" id="{translation.pk}">هنا</a>'
    start = StandardPageFactory(slug="start")
    translated_page(start, "ar", body=prose(link))
    assert f'href="{OWN[make][0]}"' in client.get("/ar/start/").content.decode()
    page.unpublish()
    assert f'href="{OWN[make][0]}"' not in client.get("/ar/start/").content.decode()


@pytest.mark.parametrize("make", OWN)
def test_it_goes_when_the_german_page_is_deleted(client, make):
    page, _translation = make()
    type(page).objects.get(pk=page.pk).delete()
    assert traces(client, page) == []
    assert client.get(OWN[make][0]).status_code == 404
