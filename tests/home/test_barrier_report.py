from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from core import public_forms
from core.due import run_due
from home.models import BarrierReport
from tests.factories.editing import person_in
from tests.factories.home import BarrierReportFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/de/barriere-melden/"


@pytest.fixture
def patient(monkeypatch):
    """Nobody waits in a test."""
    monkeypatch.setattr(public_forms, "FASTEST_SECONDS", 0)


def opened(client, address=ADDRESS):
    return client.get(address).context["form"]["opened"].value()


def test_report_is_saved_with_the_day_by_which_to_answer(client, patient, settings):
    data = {"opened": opened(client), "message": "Das Video hat keine Untertitel.",
            "page": "https://www.example.org/de/", "contact": "amal@example.org"}  # fmt: skip
    response = client.post(ADDRESS, data)
    assert response.status_code == 302
    report = BarrierReport.objects.get()
    assert report.message == "Das Video hat keine Untertitel."
    assert report.contact == "amal@example.org"
    assert report.due_on == timezone.localdate() + timedelta(days=42)
    assert client.get(response.headers["Location"]).status_code == 200


def test_the_periods_that_are_shown_are_the_ones_that_hold(client, settings):
    settings.BARRIER_REPORT_WEEKS, settings.BARRIER_REPORT_KEEP_MONTHS = 3, 1
    html = client.get(ADDRESS).content.decode()
    assert "Wir antworten innerhalb von 3 Wochen." in html
    assert "1 Monat nach der Antwort löschen wir die Meldung." in html
    assert "innerhalb von 3 Wochen" in client.get(f"{ADDRESS}danke/").content.decode()
    report = BarrierReport.objects.create(message="x", done_at=timezone.now())
    assert report.due_on == timezone.localdate() + timedelta(weeks=3)
    assert report.delete_on == timezone.localdate() + timedelta(days=30)


def test_only_the_problem_is_asked_for(client, patient):
    client.post("/ar/barriere-melden/", {"opened": opened(client), "message": "النص صغير"})
    assert BarrierReport.objects.get().language == "ar"


def test_empty_report_says_what_is_missing_and_keeps_the_rest(client, patient):
    response = client.post(ADDRESS, {"opened": opened(client), "contact": "0 89 / 12 <3"})
    html = response.content.decode()
    assert response.status_code == 200
    assert "Bitte beschreiben Sie das Problem." in html
    assert 'value="0 89 / 12 &lt;3"' in html
    assert 'href="#id_message"' in html
    assert not BarrierReport.objects.exists()


@pytest.mark.parametrize(
    "data",
    [
        {"message": "x" * 5001},
        {"message": "a\x00b"},
        {"message": "x", "contact": "x" * 201},
        {"message": "x", "page": "x" * 501},
        {"message": "x", "homepage": "https://spam.example.org"},
    ],
)
def test_bad_reports_are_refused_in_words(client, patient, data):
    response = client.post(ADDRESS, data | {"opened": opened(client)})
    assert response.status_code == 200
    assert response.context["form"].errors
    assert not BarrierReport.objects.exists()


def test_the_same_report_sent_twice_is_one(client, patient):
    data = {"opened": opened(client), "message": "Zu kleine Schrift"}
    answers = [client.post(ADDRESS, data) for _click in range(2)]
    assert [answer.headers["Location"] for answer in answers] == ["/de/barriere-melden/danke/"] * 2
    assert BarrierReport.objects.count() == 1


def test_a_changed_report_from_the_same_form_is_another(client, patient):
    data = {"opened": opened(client), "message": "Zu kleine Schrift"}
    client.post(ADDRESS, data)
    client.post(ADDRESS, data | {"contact": "amal@example.org"})
    assert BarrierReport.objects.count() == 2


def test_two_people_may_report_the_same_in_the_same_second(client, patient):
    stamps = [opened(client), opened(client)]
    for stamp in stamps:
        client.post(ADDRESS, {"opened": stamp, "message": "Zu kleine Schrift"})
    assert BarrierReport.objects.count() == 2


def test_too_fast_is_asked_to_send_again(client):
    response = client.post(ADDRESS, {"opened": opened(client), "message": "x"})
    assert "sehr schnell" in response.content.decode()
    assert not BarrierReport.objects.exists()


@pytest.mark.parametrize("stamp", ["", "nix", "MQ:1:1", "x" * 10_000])
def test_form_that_is_too_old_gets_a_new_stamp(client, patient, stamp):
    response = client.post(ADDRESS, {"opened": stamp, "message": "x"})
    assert "zu lange offen" in response.content.decode()
    fresh = response.context["form"]["opened"].value()
    assert client.post(ADDRESS, {"opened": fresh, "message": "x"}).status_code == 302


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("/de/presse/", "http://testserver/de/presse/"),
        ("http://testserver/de/", "http://testserver/de/"),
        ("https://boese.example.org/", None),
        ("//boese.example.org/", None),
        ("javascript:alert(1)", None),
        ("x" * 3000, None),
    ],
)
def test_page_is_filled_in_when_it_is_ours(client, asked, shown):
    value = client.get(ADDRESS, {"seite": asked}).context["form"]["page"].value()
    if shown is None:
        assert "boese" not in value and "alert" not in value and len(value) <= 500
    else:
        assert value == shown


def test_page_one_came_from_is_filled_in(client):
    response = client.get(ADDRESS, HTTP_REFERER="http://testserver/de/presse/")
    assert response.context["form"]["page"].value() == "http://testserver/de/presse/"


def test_form_is_never_stored_and_needs_no_cookie(patient):
    client = Client(enforce_csrf_checks=True)
    response = client.get(ADDRESS)
    assert "no-store" in response.headers["Cache-Control"]
    assert "Cookie" not in response.headers.get("Vary", "")
    data = {"opened": response.context["form"]["opened"].value(), "message": "x"}
    assert client.post(ADDRESS, data).status_code == 302
    assert not client.cookies


def test_thank_you_page_sets_no_cookie(client):
    assert not client.get("/de/barriere-melden/danke/").cookies


def test_accessibility_statement_leads_to_the_form(client):
    html = client.get("/de/barrierefreiheit/").content.decode()
    assert html.count('href="/de/barriere-melden/"') == 2
    assert client.get("/de/impressum/").content.decode().count('href="/de/barriere-melden/"') == 1


def test_answered_report_knows_when_it_is_deleted():
    report = BarrierReportFactory()
    assert report.delete_on is None
    report.done_at = timezone.now()
    report.save()
    assert report.delete_on == timezone.localdate() + timedelta(days=183)
    assert not BarrierReport.objects.to_delete().exists()
    report.done_at = None
    report.save()
    assert report.delete_on is None


def test_reports_are_deleted_when_their_time_is_over():
    kept, unanswered = BarrierReportFactory(done_at=timezone.now()), BarrierReportFactory()
    # By the clock on the wall: between summer and winter, days are no number of hours.
    BarrierReportFactory(done_at=timezone.localtime() - timedelta(days=183))
    assert run_due() == []
    assert set(BarrierReport.objects.all()) == {kept, unanswered}


def test_overdue_reports_are_marked_for_the_office(client):
    BarrierReportFactory(due_on=timezone.localdate() - timedelta(days=1))
    BarrierReportFactory()
    client.force_login(person_in("Redaktion"))
    html = client.get("/verwaltung/snippets/home/barrierreport/").content.decode()
    assert html.count("überfällig seit") == 1


def test_office_answers_but_does_not_write_reports(client):
    report = BarrierReportFactory()
    client.force_login(person_in("Redaktion"))
    assert client.get("/verwaltung/snippets/home/barrierreport/add/").status_code == 302
    address = f"/verwaltung/snippets/home/barrierreport/edit/{report.pk}/"
    page = client.get(address)
    assert report.message in page.content.decode()
    data = {"due_on": report.due_on.isoformat(), "done_at": "2026-01-05 10:00", "answer_note": "ok"}
    client.post(address, data)
    report.refresh_from_db()
    assert report.answer_note == "ok"
    assert report.delete_on is not None


@pytest.mark.parametrize("role", ["Helferkreis-Redaktion", "Administration"])
def test_no_dialog_lists_reports_for_those_who_may_not_see_them(client, role):
    BarrierReportFactory()
    client.force_login(person_in(role))
    dialog = "/verwaltung/snippets/choose/home/barrierreport/"
    assert client.get(dialog).status_code == 404
    assert client.get(f"{dialog}results/").status_code == 404
