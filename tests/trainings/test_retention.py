"""Personal data goes when its time is over, from everywhere, and the counts stay."""

import io
from datetime import datetime, timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from core import due
from tests.factories.circles import CirclePageFactory
from tests.factories.registrations import registered, unverified
from tests.factories.traces import (
    ANSWER,
    NAMES,
    NEED,
    PHONE,
    SECRETS,
    everything,
    found,
)
from tests.factories.trainings import SessionFactory, TrainingPageFactory, book_of
from trainings.choices import ACTIVE_STATES
from trainings.models import (
    AccessNeed,
    Answer,
    Attendance,
    Certificate,
    Registration,
    RegistrationBook,
    RegistrationSettings,
    Session,
)
from trainings.periods import apply_retention, forget_unconfirmed
from trainings.registration import confirm_address
from trainings.tokens import InvalidLink, registration_from, registration_token

DAY = timedelta(days=1)


def later(session: Session, **period: int) -> datetime:
    return session.ends_at + timedelta(**period) + timedelta(minutes=1)


def test_when_all_periods_are_over_nothing_tells_who_it_was(people, caplog):
    assert found(*SECRETS) == SECRETS
    now = later(people, days=90)
    apply_retention(now)
    assert found(*SECRETS) == []
    assert not [secret for secret in SECRETS if secret.casefold() in caplog.text.casefold()]


def test_before_its_period_is_over_everything_is_there(people):
    apply_retention(people.ends_at - 5 * DAY + timedelta(days=90))
    assert found(*NAMES[:-3], PHONE) == [*NAMES[:-3], PHONE]
    assert found("Isidor", "Kunigunde") == ["Isidor", "Kunigunde"]


def test_a_day_before_the_needs_go_they_are_there(people):
    Registration.objects.exclude(state__in=ACTIVE_STATES).update(changed_at=people.ends_at)
    apply_retention(later(people, days=12))
    assert found(NEED, ANSWER) == [NEED, ANSWER]


def test_needs_go_first_then_answers_as_their_question_says(people):
    apply_retention(later(people, days=14))
    assert not AccessNeed.objects.exists()
    assert Answer.objects.exists()
    apply_retention(later(people, days=30))
    assert not Answer.objects.exists()
    assert Registration.objects.filter(email="adelgunde@example.org").exists()


def test_who_cancelled_needs_nothing_any_more(people):
    apply_retention(timezone.now() + 15 * DAY)
    owners = AccessNeed.objects.values_list("registration__state", flat=True)
    assert set(owners) <= set(ACTIVE_STATES)


def test_the_periods_are_those_of_the_settings(people):
    RegistrationSettings.objects.update_or_create(defaults={"people_days": 200})
    apply_retention(later(people, days=199))
    assert found("Adelgunde") == ["Adelgunde"]
    apply_retention(later(people, days=200))
    assert found("Adelgunde") == []


def test_a_dry_run_changes_nothing_and_tells_what_would_go(people):
    now = later(people, days=90)
    RegistrationSettings.load()  # Made when it is first asked for.
    before = everything()
    planned = apply_retention(now, dry_run=True)
    assert everything() == before
    assert planned["Namen und Adressen (Anmeldungen)"] == 9
    assert planned["Anmeldungen ohne bestätigte Adresse"] == 1
    assert apply_retention(now) == planned
    again = apply_retention(now)
    assert set(again.values()) == {0}


def test_the_command_prints_a_table(people):
    for options, first in ((["--dry-run"], "Das würde gelöscht:"), ([], "Das wurde gelöscht:")):
        out = io.StringIO()
        call_command("apply_retention", *options, stdout=out)
        lines = out.getvalue().splitlines()
        assert lines[0] == first
        assert len(lines) > 8
    assert found(*NAMES[:7]) == NAMES[:7]


def test_what_is_counted_stays(people):
    books = list(RegistrationBook.objects.order_by("pk").values("seats_taken", "waiting_count"))
    stand = sorted(
        Registration.objects.exclude(sequence=None).values_list(
            "book", "sequence", "state", "seats", "language", "circle"
        )
    )
    certificate = Certificate.objects.get()
    apply_retention(later(people, days=90))
    rows = RegistrationBook.objects.order_by("pk").values("seats_taken", "waiting_count")
    assert list(rows) == books
    assert stand == sorted(
        Registration.objects.values_list("book", "sequence", "state", "seats", "language", "circle")
    )
    assert Attendance.objects.filter(is_present=True).count() == 1
    assert Certificate.objects.get().number == certificate.number
    assert Certificate.objects.get().participant.name == ""


def test_the_circle_stays_for_the_statistics(db):
    circle = CirclePageFactory()
    book = book_of(TrainingPageFactory())
    registered(book, "Ada", circle_id=circle.pk)
    apply_retention(timezone.now() + 400 * DAY)
    assert Registration.objects.get().circle_id == circle.pk


@pytest.mark.parametrize("job", [apply_retention, forget_unconfirmed])
def test_an_address_nobody_confirmed_goes_after_two_days(db, job):
    book = book_of(TrainingPageFactory())
    unverified(book, "Ada")
    job(timezone.now() + timedelta(hours=47))
    assert Registration.objects.exists()
    job(timezone.now() + timedelta(hours=48, minutes=1))
    assert not Registration.objects.exists()
    assert found("ada@example.org") == []


def test_what_the_form_promises_in_hours_is_done_by_the_minute(client, db):
    book = book_of(TrainingPageFactory())
    form = client.get(reverse("trainings:register", args=[book.pk])).content.decode()
    assert "löschen wir alles nach 48 Stunden" in form
    due.run_due()  # What is for once a day is done for today.
    unverified(book, "Ada")
    Registration.objects.update(created_at=timezone.now() - timedelta(hours=48, minutes=1))
    due.run_due()
    assert not Registration.objects.exists()


def test_the_form_promises_no_less_than_the_life_of_the_link(client, db):
    RegistrationSettings.objects.update_or_create(defaults={"unverified_hours": 1})
    book = book_of(TrainingPageFactory())
    form = client.get(reverse("trainings:register", args=[book.pk])).content.decode()
    assert "löschen wir alles nach 24 Stunden" in form


def test_an_address_is_not_deleted_while_its_link_works(db):
    RegistrationSettings.objects.update_or_create(defaults={"unverified_hours": 1})
    ada = unverified(book_of(TrainingPageFactory()), "Ada")
    apply_retention(timezone.now() + timedelta(hours=2))
    assert confirm_address(ada).state == "confirmed"


def test_without_a_date_the_last_change_counts(db):
    book = book_of(TrainingPageFactory())
    registered(book, "Ada")
    Session.objects.all().delete()
    apply_retention(timezone.now() + 89 * DAY)
    assert Registration.objects.get().email
    apply_retention(timezone.now() + 91 * DAY)
    assert not Registration.objects.get().email


def test_each_date_of_a_series_has_its_own_clock(db):
    page = TrainingPageFactory(
        booking_mode="per_session", sessions=[SessionFactory(), SessionFactory(days=60)]
    )
    first, second = page.sessions.all()
    registered(book_of(page, first), "Ada")
    registered(book_of(page, second), "Ben")
    apply_retention(later(first, days=90))
    assert sorted(Registration.objects.values_list("email", flat=True)) == ["", "ben@example.org"]


def test_a_course_counts_from_its_last_date(db):
    page = TrainingPageFactory(sessions=[SessionFactory(), SessionFactory(days=60)])
    registered(book_of(page), "Ada")
    apply_retention(later(page.sessions.first(), days=90))
    assert Registration.objects.get().email
    apply_retention(later(page.sessions.last(), days=90))
    assert not Registration.objects.get().email


def test_links_sent_before_lead_nowhere(people):
    ada = Registration.objects.get(email="adelgunde@example.org")
    token = registration_token(ada, "manage")
    apply_retention(later(people, days=90))
    with pytest.raises(InvalidLink):
        registration_from(token, "manage")


def test_large_books_are_done_in_batches(db, monkeypatch):
    monkeypatch.setattr("trainings.periods.BATCH", 2)
    book = book_of(TrainingPageFactory())
    for number in range(5):
        registered(book, f"Person{number}")
    apply_retention(timezone.now() + 400 * DAY)
    assert not Registration.objects.exclude(email="").exists()


def test_a_slip_of_the_year_takes_nobody_away(people):
    before = Registration.objects.filter(anonymised_at=None).count()
    people.starts_at -= timedelta(days=365)
    people.ends_at -= timedelta(days=365)
    people.save()
    apply_retention()
    assert Registration.objects.filter(anonymised_at=None).count() == before
    assert AccessNeed.objects.exists()
