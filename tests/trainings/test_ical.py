from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from tests.factories.core import MunicipalityFactory, TopicFactory
from tests.factories.trainings import SessionFactory, TrainingPageFactory, noon_in, translation_of
from trainings.models import TrainingPage

FEED = "/de/schulungen/kalender.ics"
BERLIN = ZoneInfo("Europe/Berlin")


def load(client, url=FEED, query=None) -> Calendar:
    response = client.get(url, query or {})
    assert response.status_code == HTTPStatus.OK
    calendar = Calendar.from_ical(response.content)
    assert not calendar.errors
    assert not any(event.errors for event in calendar.events)
    return calendar


def own(page: TrainingPage, code: str = "de") -> str:
    return f"/{code}/schulungen/{page.slug}/kalender.ics"


def test_the_file_of_a_training_has_one_event_per_date(client, db):
    page = TrainingPageFactory(
        title="Asylrecht",
        topics=[TopicFactory(name="Recht", slug="recht")],
        sessions=[
            SessionFactory(
                municipality=MunicipalityFactory(name="Sonthofen", latitude=47.5, longitude=10.25)
            ),
            SessionFactory(days=40),
        ],
    )
    first, second = load(client, own(page)).events
    session = page.sessions.first()
    assert str(first["uid"]) == str(session.uid)
    assert str(second["uid"]) == str(page.sessions.last().uid)
    assert first["summary"] == "Asylrecht"
    assert first["dtstart"].dt == session.starts_at
    assert first["dtstart"].params["TZID"] == "Europe/Berlin"
    assert first["dtend"].dt == session.ends_at
    assert first["sequence"] == 0
    assert first["status"] == "CONFIRMED"
    assert first["url"] == f"http://testserver/de/schulungen/{page.slug}/"
    assert first["location"] == "Landratsamt, Sonthofen, Oberallgäuer Platz 2, 87527"
    assert first["categories"].cats == ["Recht"]
    assert (first["geo"].latitude, first["geo"].longitude) == (47.5, 10.25)
    assert first["dtstamp"].dt == first["last-modified"].dt
    assert "attendee" not in first


def test_the_answer_is_a_calendar_file(client, db):
    page = TrainingPageFactory(slug="asylrecht")
    response = client.get(own(page))
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert 'filename="asylrecht.ics"' in response["Content-Disposition"]
    assert not response.cookies


def test_the_feed_describes_itself(client, db):
    calendar = load(client)
    assert calendar["method"] == "PUBLISH"
    assert calendar["version"] == "2.0"
    assert "Schulungen" in calendar["x-wr-calname"]
    assert calendar["refresh-interval"].dt == timedelta(hours=6)
    assert calendar["refresh-interval"].params["VALUE"] == "DURATION"


def test_the_time_zone_is_told_by_two_rules(client, db):
    text = client.get(FEED).content.decode()
    assert text.count("RRULE:") == 2
    assert "RDATE" not in text
    zone = load(client).timezones[0].to_tz()
    for moment, hours in (
        (datetime(2027, 3, 28, 1, 59), 1),
        (datetime(2027, 3, 28, 3, 1), 2),
        (datetime(2027, 10, 31, 1, 59), 2),
        (datetime(2027, 10, 31, 3, 1), 1),
    ):
        assert moment.replace(tzinfo=zone).utcoffset() == timedelta(hours=hours)
        assert moment.replace(tzinfo=BERLIN).utcoffset() == timedelta(hours=hours)


@pytest.mark.parametrize("words", ["👩‍🏫🧑‍🏫👨‍🏫" * 20, "قانون اللجوء للمتطوعين " * 12, "Ä" * 200])
def test_lines_are_short_and_never_cut_a_letter(client, db, words):
    page = TrainingPageFactory(title="Kurs", summary=words.strip())
    content = client.get(own(page)).content
    assert content.endswith(b"\r\n")
    assert content.count(b"\n") == content.count(b"\r\n")
    lines = content.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    for line in lines:
        line.decode("utf-8")
    assert words.strip() in load(client, own(page)).events[0]["description"]


def test_special_characters_are_escaped(client, db):
    title = "Recht, Pflicht; und\\oder"
    page = TrainingPageFactory(title=title)
    assert b"SUMMARY:Recht\\, Pflicht\\; und\\\\oder" in client.get(own(page)).content
    assert load(client, own(page)).events[0]["summary"] == title


def test_an_unchanged_feed_is_byte_for_byte_the_same(client, db):
    page = TrainingPageFactory()
    first = client.get(FEED)
    again = client.get(FEED, headers={"if-none-match": first["ETag"]})
    assert again.status_code == HTTPStatus.NOT_MODIFIED
    assert client.get(own(page)).content == client.get(own(page)).content


def test_publishing_moves_the_time_of_the_last_change(client, db):
    page = TrainingPageFactory()
    long_ago = datetime(2020, 1, 1, tzinfo=UTC)
    TrainingPage.objects.filter(pk=page.pk).update(last_published_at=long_ago)
    assert load(client, own(page)).events[0]["last-modified"].dt == long_ago
    page.save_revision().publish()
    assert load(client, own(page)).events[0]["last-modified"].dt > long_ago


def test_a_new_translation_is_a_change_in_its_language_only(client, db):
    page = TrainingPageFactory(title="Asylrecht")
    long_ago = datetime(2020, 1, 1, tzinfo=UTC)
    TrainingPage.objects.filter(pk=page.pk).update(last_published_at=long_ago)
    translation_of(page, "ar", title="قانون اللجوء")
    german, arabic = (load(client, own(page, code)).events[0] for code in ("de", "ar"))
    assert (german["summary"], arabic["summary"]) == ("Asylrecht", "قانون اللجوء")
    assert german["uid"] == arabic["uid"]
    assert german["last-modified"].dt == long_ago
    assert arabic["last-modified"].dt > long_ago
    assert arabic["url"].endswith(f"/ar/schulungen/{page.slug}/")


def test_a_cancelled_date_says_so_in_its_title(client, db):
    TrainingPageFactory(title="Kurs", sessions=[SessionFactory(status="cancelled")])
    event = load(client).events[0]
    assert event["status"] == "CANCELLED"
    assert event["summary"] == "ABGESAGT: Kurs"


def test_dates_stay_ninety_days(client, db):
    kept = TrainingPageFactory(sessions=[SessionFactory(days=-88, status="cancelled")])
    TrainingPageFactory(sessions=[SessionFactory(days=-92, status="cancelled")])
    assert [str(event["uid"]) for event in load(client).events] == [str(kept.sessions.get().uid)]


def test_a_moved_date_has_a_higher_sequence_and_the_same_uid(client, db):
    page = TrainingPageFactory()
    before = load(client).events[0]
    session = page.sessions.get()
    session.ends_at = noon_in(30) + timedelta(hours=4)
    session.save()
    after = load(client).events[0]
    assert after["uid"] == before["uid"]
    assert after["sequence"] == before["sequence"] + 1


def test_an_online_date_gives_no_way_in_away(client, db):
    session = SessionFactory(is_online=True, place_name="", street="", postcode="")
    session.directions = "https://video.example.org/geheim"
    session.online_url = "https://video.example.org/raum"
    page = TrainingPageFactory(sessions=[session])
    assert load(client).events[0]["location"] == "Online"
    for address in (FEED, own(page), own(page, "ar")):
        unfolded = client.get(address).content.replace(b"\r\n ", b"")
        assert str(session.uid).encode() in unfolded
        assert b"video.example.org" not in unfolded


def test_the_feed_follows_the_filters_of_the_calendar(client, db):
    topic = TopicFactory(name="Recht", slug="recht")
    TrainingPageFactory(title="Recht", topics=[topic])
    TrainingPageFactory(title="Anderes")
    events = load(client, query={"thema": "recht"}).events
    assert [event["summary"] for event in events] == ["Recht"]
    assert load(client, query={"online": "1"}).events == []


def test_the_calendar_page_links_the_feed_with_its_filters(client, db):
    TopicFactory(name="Recht", slug="recht")
    html = client.get("/de/schulungen/", {"thema": "recht"}).content.decode()
    assert 'href="/de/schulungen/kalender.ics?thema=recht"' in html


@pytest.mark.parametrize("query", [{"thema": "nix"}, {"gemeinde": "x" * 10_000}, {"monat": "13"}])
def test_an_unknown_filter_is_404(client, db, query):
    assert client.get(FEED, query).status_code == HTTPStatus.NOT_FOUND


def test_trainings_without_a_page_for_readers_are_not_in_the_feed(client, db):
    page = TrainingPageFactory(is_published=False)
    assert load(client).events == []
    assert client.get(own(page)).status_code == HTTPStatus.NOT_FOUND
