"""Many dates at once: "every second Tuesday, four times" becomes four rows in the draft."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from tests.factories.core import MunicipalityFactory
from tests.factories.editing import person_in
from tests.factories.trainings import SessionFactory, TrainingPageFactory, translation_of
from trainings.models import Session, TrainingPage

RULE = {"starts_at": "02.03.2027 18:30", "minutes": "90", "every": "2", "unit": "7", "number": "4"}
PLACE = {"place_name": "Rathaus"}


@pytest.fixture
def page(coordinator) -> TrainingPage:
    town = MunicipalityFactory(name="Sonthofen")
    dates = [
        SessionFactory(place_name="Alte Post"),
        SessionFactory(days=40, place_name="Rathaus", municipality=town, note="Bitte läuten"),
    ]
    return TrainingPageFactory(title="Asylrecht", booking_mode="per_session", sessions=dates)


def address(page: TrainingPage) -> str:
    return reverse("trainings_dates:rule", args=[page.pk])


def send(client, page: TrainingPage, **changes):
    return client.post(address(page), RULE | PLACE | changes)


def said(response) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def stored(page: TrainingPage) -> TrainingPage:
    return TrainingPage.objects.get(pk=page.pk)


def new_dates(page: TrainingPage) -> list[Session]:
    """What stands in the draft beside what is published."""
    rows = stored(page).get_latest_revision_as_object().sessions.all()
    return sorted((row for row in rows if row.pk is None), key=lambda row: row.starts_at)


def test_the_form_knows_the_place_of_the_last_date(client, page):
    soup = BeautifulSoup(client.get(address(page)).content, "html.parser")
    assert soup.select_one("[name=place_name]")["value"] == "Rathaus"
    assert soup.select_one("[name=municipality] [selected]").get_text() == "Sonthofen"
    assert soup.select_one("[name=minutes]")["value"] == "120"
    editor = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert f'href="{address(page)}"' in editor


def test_every_second_tuesday_stays_at_half_past_six_when_the_clock_changes(client, page):
    response = send(client, page)
    assert response.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert "4 Termine stehen neu im Entwurf" in said(response)
    found = [
        (f"{timezone.localtime(row.starts_at):%a %d.%m. %H:%M %Z}", row.ends_at - row.starts_at)
        for row in new_dates(page)
    ]
    length = timedelta(minutes=90)
    assert found == [
        ("Tue 02.03. 18:30 CET", length),
        ("Tue 16.03. 18:30 CET", length),
        ("Tue 30.03. 18:30 CEST", length),
        ("Tue 13.04. 18:30 CEST", length),
    ]
    assert {(row.place_name, row.note) for row in new_dates(page)} == {("Rathaus", "")}


def test_nothing_is_public_before_the_page_is_published(client, page):
    send(client, page)
    assert page.sessions.count() == page.books.count() == 2
    stored(page).get_latest_revision().publish()
    assert stored(page).sessions.count() == page.books.count() == 6
    assert len(set(stored(page).sessions.values_list("uid", flat=True))) == 6
    # The same once more adds nothing, published or not.
    assert "Es ist keiner dazugekommen" in said(send(client, page))
    assert "1 Termin steht neu" in said(send(client, page, number="5"))
    assert "Es ist keiner dazugekommen" in said(send(client, page, number="5"))
    assert len(new_dates(page)) == 1


def test_a_new_training_says_where_the_rule_will_be(client, coordinator):
    index = TrainingPageFactory().get_parent()
    new = reverse("wagtailadmin_pages:add", args=["trainings", "trainingpage", index.pk])
    assert (
        "Danach steht hier „Termine nach einer Regel anlegen“" in client.get(new).content.decode()
    )


def test_a_draft_without_a_date_gets_its_first(client, coordinator):
    page = TrainingPageFactory(is_published=False, sessions=[])
    assert send(client, page, place_name="").status_code == 422
    send(client, page, number="2", unit="1", every="1")
    days = [timezone.localtime(row.starts_at).day for row in new_dates(page)]
    assert days == [2, 3]


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"starts_at": ""}, "starts_at", "ausgefüllt"),
        ({"starts_at": "31.02.2027 18:00"}, "starts_at", "gültig"),
        ({"starts_at": "14.03.2027 02:30"}, "starts_at", "Europe/Berlin"),
        ({"starts_at": "01.12.9999 18:00", "number": "52"}, "starts_at", "keinen Kalender"),
        ({"number": "53"}, "number", "52"),
        ({"number": "0"}, "number", "1"),
        ({"number": "vier"}, "number", "ganze Zahl"),
        ({"every": "0"}, "every", "1"),
        ({"unit": "30"}, "unit", "gültig"),
        ({"minutes": "99999999"}, "minutes", "20160"),
        ({"place_name": ""}, "place_name", "Geben Sie den Ort an"),
        ({"postcode": "abc"}, "postcode", "fünf Ziffern"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(client, page, changes, field, message):
    response = send(client, page, **changes)
    assert response.status_code == 422
    errors = response.context["form"].errors
    assert list(errors) == [field]
    assert message in errors[field][0]
    assert new_dates(page) == []


def test_only_who_may_edit_the_page_adds_dates(client, page):
    arabic = translation_of(page, "ar", title="تدريب")
    assert client.get(address(arabic)).status_code == 404
    for role in ("Helferkreis-Redaktion", "Übersetzung Arabisch"):
        client.force_login(person_in(role))
        assert client.get(address(page)).status_code == 403
        assert send(client, page).status_code == 403
    client.logout()
    assert client.get(address(page)).url.startswith(reverse("wagtailadmin_login"))
    assert new_dates(page) == []


def test_a_locked_page_gets_no_dates(client, page):
    page.locked, page.locked_by = True, person_in("Administration")
    page.save()
    assert "gerade gesperrt" in said(send(client, page))
    assert new_dates(page) == []
