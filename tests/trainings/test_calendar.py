from datetime import datetime
from http import HTTPStatus

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from tests.factories.core import MunicipalityFactory, TopicFactory
from tests.factories.trainings import (
    SessionFactory,
    TrainingPageFactory,
    book_of,
    noon_in,
    translation_of,
)
from trainings.listing import next_sessions
from trainings.months import Month

URL = "/de/schulungen/"


def read(client, query=None, url=URL) -> BeautifulSoup:
    response = client.get(url, query or {})
    assert response.status_code == HTTPStatus.OK
    return BeautifulSoup(response.content, "html.parser")


def titles(soup) -> list[str]:
    return [title.get_text(strip=True) for title in soup.select(".event-item__title")]


def badges(soup) -> list[list[str]]:
    items = soup.select(".event-item")
    return [[badge.get_text(strip=True) for badge in item.select(".badges li")] for item in items]


def in_month(months: int, day: int = 15) -> dict:
    """The times of a date in a month from now on."""
    month = Month.current().plus(months)
    start = timezone.make_aware(datetime(month.year, month.number, day, 18))
    return {"starts_at": start, "ends_at": start.replace(hour=20)}


def test_coming_dates_stand_under_their_month(client, db):
    TrainingPageFactory(title="Später", sessions=[SessionFactory(**in_month(3))])
    TrainingPageFactory(title="Bald", sessions=[SessionFactory(**in_month(2))])
    soup = read(client)
    assert titles(soup) == ["Bald", "Später"]
    assert len(soup.select("main h2:not(.kern-title)")) == 2


def test_what_is_over_stands_in_the_archive_only(client, db):
    TrainingPageFactory(title="Früher", sessions=[SessionFactory(days=-60)])
    TrainingPageFactory(title="Zuletzt", sessions=[SessionFactory(days=-9)])
    TrainingPageFactory(title="Bald")
    assert titles(read(client)) == ["Bald"]
    assert titles(read(client, {"ansicht": "archiv"})) == ["Zuletzt", "Früher"]


def test_a_course_stands_once_at_its_next_date(client, db):
    days = [-3, 4, 11]
    TrainingPageFactory(title="Kurs", sessions=[SessionFactory(days=d) for d in days])
    soup = read(client)
    assert titles(soup) == ["Kurs"]
    assert "3 Termine" in badges(soup)[0]
    assert soup.select_one(".event-item time")["datetime"].startswith(f"{noon_in(4):%Y-%m-%d}")
    assert titles(read(client, {"ansicht": "archiv"})) == []


def test_a_cancelled_date_does_not_hide_the_rest_of_a_course(client, db):
    TrainingPageFactory(
        title="Kurs", sessions=[SessionFactory(days=4, status="cancelled"), SessionFactory(days=11)]
    )
    soup = read(client)
    assert titles(soup) == ["Kurs"]
    assert "abgesagt" not in badges(soup)[0]


def test_a_series_stands_at_each_date_with_its_own_seats(client, db):
    page = TrainingPageFactory(
        booking_mode="per_session", sessions=[SessionFactory(days=4), SessionFactory(days=11)]
    )
    book_of(page, page.sessions.first(), seats_taken=20)
    assert badges(read(client)) == [
        ["2 Termine", "ausgebucht – Warteliste möglich"],
        ["2 Termine", "20 von 20 Plätzen frei"],
    ]


def test_a_cancelled_training_stays_and_says_so(client, db):
    TrainingPageFactory(sessions=[SessionFactory(status="cancelled")])
    soup = read(client)
    assert badges(soup) == [["abgesagt"]]
    assert soup.select_one(".event-item.is-cancelled")


def test_drafts_and_withdrawn_trainings_are_not_shown(client, db):
    TrainingPageFactory(is_published=False)
    TrainingPageFactory().unpublish()
    assert titles(read(client)) == []
    assert "Zurzeit gibt es dazu keine Schulung" in read(client).get_text()


@pytest.fixture
def varied(db):
    town = MunicipalityFactory(name="Sonthofen", slug="sonthofen")
    TrainingPageFactory(
        title="Recht",
        topics=[TopicFactory(name="Recht", slug="recht")],
        sessions=[SessionFactory(municipality=town)],
    )
    TrainingPageFactory(title="Online", sessions=[SessionFactory(is_online=True, place_name="")])
    TrainingPageFactory(title="Türkisch", teaching_language="tr")
    book_of(TrainingPageFactory(title="Voll"), seats_taken=20)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"thema": "recht"}, {"Recht"}),
        ({"gemeinde": "sonthofen"}, {"Recht"}),
        ({"online": "1"}, {"Online"}),
        ({"online": "0"}, {"Recht", "Online", "Türkisch", "Voll"}),
        ({"sprache": "tr"}, {"Türkisch"}),
        ({"frei": "1"}, {"Recht", "Online", "Türkisch"}),
        ({"thema": "recht", "online": "1"}, set()),
        ({"thema": "recht", "gemeinde": "sonthofen", "sprache": "de", "frei": "1"}, {"Recht"}),
    ],
)
@pytest.mark.parametrize("code", ["de", "ar"])
def test_filters(client, varied, query, expected, code):
    assert set(titles(read(client, query, url=f"/{code}/schulungen/"))) == expected


def test_a_course_is_found_by_the_place_of_any_of_its_dates(client, db):
    town = MunicipalityFactory(slug="oberstdorf")
    TrainingPageFactory(
        title="Kurs", sessions=[SessionFactory(days=4), SessionFactory(days=11, municipality=town)]
    )
    assert titles(read(client, {"gemeinde": "oberstdorf"})) == ["Kurs"]


def test_filters_survive_a_change_of_view(client, varied):
    soup = read(client, {"thema": "recht", "ansicht": "monat"})
    assert "?thema=recht" in [link["href"] for link in soup.select(".tag-list a")]
    assert soup.select_one('[name="ansicht"]')["value"] == "monat"


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ({"monat": "13"}, "Diesen Monat gibt es nicht"),
        ({"monat": "2026-13"}, "Diesen Monat gibt es nicht"),
        ({"monat": "abc"}, "Diesen Monat gibt es nicht"),
        ({"monat": "0000-01"}, "Diesen Monat gibt es nicht"),
        ({"monat": "٢٠٢٦-١٢"}, "Diesen Monat gibt es nicht"),
        ({"monat": "1990-01"}, "nur zwei Jahre vor und nach heute"),
        ({"monat": "9999-12"}, "nur zwei Jahre vor und nach heute"),
        ({"thema": "gibt-es-nicht"}, "Dieses Thema gibt es nicht"),
        ({"gemeinde": "x" * 10_000}, "Diese Gemeinde gibt es nicht"),
        ({"sprache": "<b>"}, "Diese Sprache gibt es nicht"),
        ({"ansicht": "jahr"}, "Diese Ansicht gibt es nicht"),
    ],
)
@pytest.mark.parametrize("view", [{}, {"ansicht": "monat"}])
def test_bad_input_gets_a_clear_message(client, db, query, message, view):
    TrainingPageFactory()
    assert message in read(client, view | query).select_one("#fehler").get_text()


@pytest.mark.parametrize("number", ["0", "-1", "2", "abc", "1e3", str(10**9), "9" * 5000])
def test_a_page_that_is_not_there_is_404(client, db, number):
    TrainingPageFactory()
    assert client.get(URL, {"seite": number}).status_code == HTTPStatus.NOT_FOUND


def test_a_broken_address_is_no_error_of_ours(client, db):
    for name in ("monat", "thema", "seite", "ansicht"):
        assert client.get(f"{URL}?{name}=%00").status_code == HTTPStatus.BAD_REQUEST


def test_twenty_dates_a_page(client, db):
    TrainingPageFactory(
        booking_mode="per_session", sessions=[SessionFactory(days=day) for day in range(1, 23)]
    )
    assert len(titles(read(client))) == 20
    assert len(titles(read(client, {"seite": "2"}))) == 2
    assert read(client).select_one('.pagination a[rel="next"]')["href"] == "?seite=2"


def test_the_month_shows_each_date_on_its_day(client, db):
    times = in_month(1)
    page = TrainingPageFactory(
        title="Kurs", sessions=[SessionFactory(**times), SessionFactory(**in_month(1, 22))]
    )
    soup = read(client, {"ansicht": "monat", "monat": str(Month.current().plus(1))})
    cells = soup.select("td.has-events")
    assert [cell.select_one(".month-grid__day").get_text() for cell in cells] == ["15", "22"]
    link = cells[0].select_one("a")
    assert link["href"] == f"/de/schulungen/{page.slug}/"
    assert " ".join(link.get_text().split()) == "18:00 Uhr Kurs"


def test_a_date_over_several_days_stands_on_each(client, db):
    times = in_month(1)
    end = times["ends_at"].replace(day=17, hour=0)
    TrainingPageFactory(sessions=[SessionFactory(starts_at=times["starts_at"], ends_at=end)])
    soup = read(client, {"ansicht": "monat", "monat": str(Month.current().plus(1))})
    days = [cell.select_one(".month-grid__day").get_text() for cell in soup.select(".has-events")]
    assert days == ["15", "16"]


def test_the_month_begins_on_monday_and_names_its_days(client, db):
    soup = read(client, {"ansicht": "monat"})
    names = [cell.get_text(strip=True) for cell in soup.select("th[scope=col]")]
    assert (names[0], names[6], len(names)) == ("Montag", "Sonntag", 7)
    assert soup.select_one("caption").get_text(strip=True)
    assert soup.select_one('time[aria-current="date"]')["datetime"] == str(timezone.localdate())


def test_crawlers_do_not_walk_through_the_months(client, db):
    last = Month.current().plus(24)
    soup = read(client, {"ansicht": "monat", "monat": str(last)})
    assert "noindex" in soup.select_one('meta[name="robots"]')["content"]
    links = soup.select('nav a[rel~="prev"], nav a[rel~="next"]')
    assert [link["rel"] for link in links] == [["prev", "nofollow"]]


def test_the_calendar_itself_may_be_indexed(client, db):
    assert not read(client).select_one('meta[name="robots"]')


def test_titles_are_in_the_language_of_the_reader_where_there_is_one(client, db):
    translated = TrainingPageFactory(title="Asylrecht", sessions=[SessionFactory(days=4)])
    translation_of(translated, "ar", title="قانون اللجوء")
    TrainingPageFactory(title="Nur Deutsch", sessions=[SessionFactory(days=9)])
    soup = read(client, url="/ar/schulungen/")
    assert titles(soup) == ["قانون اللجوء", "Nur Deutsch"]
    arabic, german = soup.select(".event-item__title")
    assert "lang" not in arabic.attrs
    assert german["lang"] == "de"
    assert arabic.a["href"] == f"/ar/schulungen/{translated.slug}/"


def test_the_page_has_one_heading_and_no_cookie(client, db):
    response = client.get(URL)
    assert not response.cookies
    assert len(BeautifulSoup(response.content, "html.parser").select("h1")) == 1


def test_a_calendar_that_is_sent_something_refuses(client, db):
    assert client.post(URL).status_code == HTTPStatus.METHOD_NOT_ALLOWED


def test_the_next_dates_for_the_home_page(db):
    TrainingPageFactory(title="Vorbei", sessions=[SessionFactory(days=-1)])
    TrainingPageFactory(title="Abgesagt", sessions=[SessionFactory(days=1, status="cancelled")])
    TrainingPageFactory(title="Kurs", sessions=[SessionFactory(days=d) for d in (2, 3, 4)])
    TrainingPageFactory(title="Danach", sessions=[SessionFactory(days=5)])
    TrainingPageFactory(title="Zuletzt", sessions=[SessionFactory(days=6)])
    assert [entry.title for entry in next_sessions(2)] == ["Kurs", "Danach"]


def test_months_walk_over_the_turn_of_the_year():
    assert Month(2026, 12).plus(1) == Month(2027, 1)
    assert Month(2026, 1).plus(-1) == Month(2025, 12)
    assert str(Month.parse("2026-03")) == "2026-03"
