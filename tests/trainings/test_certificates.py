import json
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from outbox.models import MessageState, OutboxMessage
from outbox.sender import send_due
from tests.factories.attendance import (
    anonymise,
    certificate_of,
    issued,
    moved_into_the_past,
    people_of,
    training_with_dates,
    was_at,
)
from tests.factories.editing import person_in
from tests.factories.registrations import registered
from tests.factories.trainings import book_of
from trainings import certificates
from trainings.choices import BookingMode, SessionStatus
from trainings.models import Certificate, Participant, Registration, Session
from trainings.tokens import registration_token

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def training(db):
    training = training_with_dates(5, 6)
    book_of(training, capacity=10, party_limit=3)
    return training


@pytest.fixture
def ada(training) -> Registration:
    return registered(book_of(training), "Ada")


def ready_mails() -> list[OutboxMessage]:
    return list(OutboxMessage.objects.filter(kind="certificate_ready").order_by("pk"))


# --- Who gets one -------------------------------------------------------------------


def test_only_who_was_there_gets_one(training, ada):
    absent = registered(book_of(training), "Ben")
    unknown = registered(book_of(training), "Cem")
    sessions = moved_into_the_past(training, 2, 1)
    was_at(sessions[0], ada)
    was_at(sessions[0], absent, is_present=False)
    assert certificates.issue(training) == 1
    assert certificate_of(ada).minutes == 120
    assert not Certificate.objects.of(absent) and not Certificate.objects.of(unknown)


def test_all_dates_count_together(training, ada):
    assert issued(training, ada).minutes == 240


def test_a_cancelled_date_does_not_count(training, ada):
    for session in moved_into_the_past(training, 2, 1):
        was_at(session, ada)
    Session.objects.filter(pk=session.pk).update(status=SessionStatus.CANCELLED)
    certificates.issue(training)
    assert certificate_of(ada).minutes == 120


def test_pressing_twice_makes_one_certificate_and_one_mail(training, ada):
    first = issued(training, ada)
    assert certificates.issue(training) == 0
    again = certificate_of(ada)
    assert (again.pk, again.code, again.issued_at) == (first.pk, first.code, first.issued_at)
    assert len(ready_mails()) == 1


def test_nothing_is_issued_before_the_last_date_has_begun(training, ada):
    first, _last = moved_into_the_past(training, 1, -3)
    was_at(first, ada)
    assert certificates.issue(training) == 0


def test_each_date_of_a_series_has_its_own(db):
    training = training_with_dates(5, 6, booking_mode=BookingMode.PER_SESSION)
    first, second = training.sessions.order_by("starts_at")
    one = registered(book_of(training, first), "Ada")
    two = registered(book_of(training, second), "Ada")
    sessions = moved_into_the_past(training, 1, -3)
    was_at(sessions[0], one)
    assert certificates.issue(training) == 1
    moved_into_the_past(training, 2, 1)
    was_at(sessions[1], two)
    assert certificates.issue(training) == 1
    assert [row.minutes for row in Certificate.objects.all()] == [120, 120]


def test_without_a_name_there_is_nothing_to_certify(training):
    party = registered(book_of(training), "Ada", people=[("Ada", "B"), ("", "")])
    was_at(moved_into_the_past(training, 2, 1)[0], party)
    assert certificates.issue(training) == 1


def test_a_code_has_no_letters_that_look_alike(training, ada):
    certificate = issued(training, ada)
    assert len(certificate.code) == 10
    assert set(certificate.code) <= set(certificates.ALPHABET)
    assert not set(certificates.ALPHABET) & set("01ILO")
    assert certificate.number == f"{timezone.localdate().year}-{certificate.pk:05d}"


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        ((2026, 11, 3, 18, 0), (2026, 11, 3, 20, 30), 150),
        ((2026, 11, 3, 8, 0), (2026, 11, 3, 19, 0), 11 * 60),
        ((2026, 11, 3, 20, 0), (2026, 11, 4, 1, 0), 5 * 60),
        ((2026, 11, 6, 18, 0), (2026, 11, 8, 12, 0), (6 + 8 + 8) * 60),
        ((2026, 3, 29, 1, 0), (2026, 3, 29, 4, 0), 2 * 60),
        ((2026, 10, 25, 1, 0), (2026, 10, 25, 4, 0), 4 * 60),
    ],
)
def test_how_long_a_date_counts(start, end, minutes):
    session = Session(
        starts_at=datetime(*start, tzinfo=BERLIN).astimezone(ZoneInfo("UTC")),
        ends_at=datetime(*end, tzinfo=BERLIN).astimezone(ZoneInfo("UTC")),
    )
    assert certificates.minutes_of(session) == minutes


# --- Corrections --------------------------------------------------------------------


def test_a_correction_of_the_sheet_changes_the_certificate(training, ada, client):
    certificate = issued(training, ada, number_of_dates=1)
    first, second = training.sessions.order_by("starts_at")
    was_at(second, ada)
    certificate.refresh_from_db()
    assert certificate.minutes == 240
    was_at(first, ada, is_present=False)
    was_at(second, ada, is_present=False)
    certificate.refresh_from_db()
    assert certificate.minutes == 0
    assert client.get(certificate.get_absolute_url()).status_code == 404
    assert certificates.find(certificate.number, certificate.code) is None
    assert len(ready_mails()) == 1


def test_a_date_that_was_longer_counts_after_issuing_again(training, ada):
    certificate = issued(training, ada)
    for session in training.sessions.all():
        Session.objects.filter(pk=session.pk).update(
            ends_at=session.ends_at + timedelta(minutes=30)
        )
    certificates.issue(training)
    certificate.refresh_from_db()
    assert certificate.minutes == 300


def test_a_deleted_name_takes_no_hours_away(training, ada):
    certificate = issued(training, ada)
    anonymise(ada)
    certificates.issue(training)
    certificate.refresh_from_db()
    assert certificate.minutes == 240


# --- The mail -----------------------------------------------------------------------


def test_the_mail_leads_to_the_paper_in_the_language_of_the_person(training, client):
    fatima = registered(book_of(training), "Fatima", language="ar")
    certificate = issued(training, fatima)
    send_due()
    (mail,) = ready_mails()
    assert (mail.state, mail.language, certificate.language) == (MessageState.SENT, "ar", "ar")
    path = f"/ar/anmeldung/bestaetigung/{certificate.number}/{certificate.code}/"
    assert f"http://testserver{path}" in mail.text
    assert client.get(path).content.startswith(b"%PDF-")


def test_a_party_gets_one_mail_that_leads_to_all_papers(training, client):
    people = [("Ada", "Beispiel"), ("Ben", "Beispiel"), ("Cem", "Beispiel")]
    party = registered(book_of(training), "Ada", people=people)
    sessions = moved_into_the_past(training, 2, 1)
    was_at(sessions[0], party)
    cem = people_of(party)[2]
    Participant.objects.get(pk=cem.pk).attendances.update(is_present=False)
    assert certificates.issue(training) == 2
    send_due()
    (mail,) = ready_mails()
    address = next(word for word in mail.text.split() if "/anmeldung/bestaetigungen/" in word)
    html = client.get(address.removeprefix("http://testserver")).content.decode()
    assert "Ada Beispiel" in html and "Ben Beispiel" in html and "Cem Beispiel" not in html
    for certificate in Certificate.objects.of(party):
        assert certificate.get_absolute_url() in html


def test_a_certificate_taken_back_in_time_sends_no_mail(training, ada):
    issued(training, ada, number_of_dates=1)
    was_at(training.sessions.order_by("starts_at").first(), ada, is_present=False)
    send_due()
    assert ready_mails()[0].state == MessageState.DROPPED


@pytest.mark.parametrize("token", ["x", "a:b:c", "%F0%9F%98%80"])
def test_a_wrong_link_of_a_party_is_not_found(client, db, token):
    assert client.get(f"/de/anmeldung/bestaetigungen/{token}/").status_code == 404


def test_a_revoked_link_of_a_party_is_not_found(training, ada, client):
    issued(training, ada)
    address = f"/de/anmeldung/bestaetigungen/{registration_token(ada, 'certificates')}/"
    assert client.get(address).status_code == 200
    anonymise(ada)
    assert client.get(address).status_code == 404
    other = registration_token(ada, "manage")
    assert client.get(f"/de/anmeldung/bestaetigungen/{other}/").status_code == 404


# --- At the desk --------------------------------------------------------------------


def desk_url(training) -> str:
    return reverse("trainings_desk:certificates", args=[training.pk])


def test_the_button_says_how_many_and_issues_them(client, coordinator, training, ada):
    was_at(moved_into_the_past(training, 2, 1)[0], ada)
    html = client.get(desk_url(training)).content.decode()
    assert "Teilnahmebestätigungen ausstellen (1)" in html
    response = client.post(desk_url(training), follow=True)
    assert "1 Teilnahmebestätigung ausgestellt." in response.content.decode()
    assert certificate_of(ada).number in response.content.decode()
    again = client.post(desk_url(training), follow=True).content.decode()
    assert "Es gibt keine neuen Teilnahmebestätigungen." in again


def test_a_paper_taken_at_the_desk_leaves_a_line_in_the_log(client, coordinator, training, ada):
    certificate = issued(training, ada)
    address = reverse("trainings_desk:certificate", args=[certificate.pk])
    assert client.get(address).content.startswith(b"%PDF-")
    entry = PageLogEntry.objects.get(action="trainings.export")
    assert entry.user == coordinator
    assert certificate.number in json.dumps(entry.data)
    anonymise(ada)
    assert client.get(address).status_code == 404


def test_an_editor_cannot_issue(client, training, ada):
    was_at(moved_into_the_past(training, 2, 1)[0], ada)
    client.force_login(person_in("Redaktion"))
    client.post(desk_url(training))
    assert not Certificate.objects.exists()
