"""The sample content: complete, stable, true to the facts, and readable in every language."""

import io
import re

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import models
from django.test import override_settings
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from circles.models import CirclePage, FocusArea
from core.models import Contact, Municipality, SiteImage, SiteSettings, SiteText, Topic, User
from home.models import HomePage, StandardPage
from home.sample import accounts
from home.sample.texts import NOT_YET_WRITTEN
from news.models import NewsIndexPage, PressReleasePage
from outbox.models import MessageState, OutboxMessage
from tests.home.sample_site import NO_TASKS, counts, german, texts
from trainings.choices import RegistrationState
from trainings.models import (
    AccessNeed,
    Answer,
    Attendance,
    Certificate,
    Participant,
    Registration,
    RegistrationBook,
    TrainingPage,
)
from translations.choices import State
from translations.states import standings

# Loading takes its time: one process does it once.
pytestmark = pytest.mark.xdist_group("sample")

LANGUAGES = [code for code, _name in settings.LANGUAGES]
FICTIONAL_PHONE = re.compile(r"\(089\) 99998-\d{3}\Z")
# The real enforcement body, whose address has to be given.
REAL_ADDRESSES = {"bitv@bayern.de"}


def test_a_second_run_changes_nothing(loaded):
    before = counts()

    with override_settings(TASKS=NO_TASKS):
        call_command("load_sample", stdout=io.StringIO())

    assert counts() == before


def test_a_second_run_keeps_what_people_wrote(loaded):
    page = StandardPage.objects.get(locale__language_code="de", slug="impressum")
    page.lead = "Neu geschrieben."
    page.save_revision().publish()
    site_settings = SiteSettings.objects.get()
    site_settings.phone = "(089) 99998-999"
    site_settings.save()

    with override_settings(TASKS=NO_TASKS):
        call_command("load_sample", stdout=io.StringIO())

    page.refresh_from_db()
    site_settings.refresh_from_db()
    assert page.lead == "Neu geschrieben."
    assert site_settings.phone == "(089) 99998-999"


def test_there_is_as_much_as_the_facts_ask_for(loaded):
    assert Municipality.objects.count() == 28
    assert german(CirclePage).live().count() == 26
    assert sum(german(CirclePage).values_list("volunteer_count", flat=True)) > 300
    assert german(PressReleasePage).live().count() >= 25
    assert (
        len({day.year for day in german(PressReleasePage).values_list("published_on", flat=True)})
        > 5
    )
    assert german(TrainingPage).live().count() >= 12
    assert SiteSettings.objects.get().is_sample


def test_every_municipality_has_its_circle_and_two_circles_serve_two(loaded):
    served = [circle.municipalities.count() for circle in german(CirclePage)]

    assert sorted(served) == [1] * 24 + [2] * 2
    assert not Municipality.objects.exclude(
        pk__in=german(CirclePage).values("municipalities")
    ).exists()


def test_the_release_of_2017_says_what_the_facts_say(loaded):
    release = german(PressReleasePage).get(slug="integrationslotsen-passauer-land")

    assert release.published_on.isoformat() == "2017-06-02"
    assert release.lead_image.credit
    assert "Emilia Müller" in str(release.body)
    assert "27" in str(release.body)


def test_trainings_show_every_case_of_the_calendar(loaded):
    trainings = german(TrainingPage).live()
    books = RegistrationBook.objects.all()

    assert trainings.filter(sessions__status="cancelled").exists()
    assert trainings.filter(sessions__status="moved").exists()
    assert trainings.filter(sessions__is_online=True).exists()
    assert trainings.filter(booking_mode="per_session").exists()
    assert trainings.past().exists()
    assert trainings.running().exists()
    assert trainings.upcoming().count() >= 8
    assert books.filter(seats_taken=models.F("capacity"), waiting_count__gt=0).exists()
    assert any(0 < book.seats_free <= 2 for book in books)


def test_every_counter_of_seats_is_made_of_people(loaded):
    for book in RegistrationBook.objects.all():
        seats = book.registrations.values_list("state").annotate(models.Sum("seats")).order_by()
        people = dict(seats)
        assert book.seats_taken == people.get("confirmed", 0) + people.get("offered", 0)
        assert book.waiting_count == people.get("waiting", 0)


def test_somebody_is_in_every_state(loaded):
    assert set(Registration.objects.values_list("state", flat=True)) == set(RegistrationState)
    assert Registration.objects.filter(seats=3).exists()
    assert Registration.objects.exclude(anonymised_at=None).exists()
    assert Registration.objects.values("language").distinct().count() == len(LANGUAGES)
    assert Attendance.objects.filter(is_present=False).exists()
    assert Certificate.objects.exists()
    assert Answer.objects.exists() and AccessNeed.objects.exists()


def test_participants_are_roles_and_nobody(loaded):
    names = {person.name for person in Participant.objects.all()} - {""}
    assert names
    assert {
        name for name in names if not re.match(r"Teilnehmer(in)? \d\d( [A-F])?\Z", name)
    } == set()


def test_loading_writes_to_nobody(loaded):
    states = set(OutboxMessage.objects.values_list("state", flat=True))
    assert states == {MessageState.SENT, MessageState.FAILED}
    assert OutboxMessage.objects.count() < 40
    assert not OutboxMessage.objects.filter(text="").exists()


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_page_of_a_language_can_be_read(loaded, client, code):
    pages = Page.objects.live().filter(locale__language_code=code, depth__gt=1)

    problems = []
    for page in pages:
        path = page.url_path.split("/", 2)[2]
        response = client.get(f"/{code}/{path}")
        html = response.content.decode()
        if response.status_code != 200 or html.count("<h1") != 1:
            problems.append((path, response.status_code, html.count("<h1")))

    assert problems == []


def test_a_release_under_embargo_does_not_exist_for_readers(loaded, client):
    embargoed = german(PressReleasePage).filter(embargo_until__gt=timezone.now()).get()

    assert client.get(f"/de/presse/{embargoed.slug}/").status_code == 404
    assert embargoed.title not in client.get("/de/presse/").content.decode()


def test_a_withdrawn_release_says_so(loaded, client):
    withdrawn = german(PressReleasePage).get(withdrawn_on__isnull=False)

    assert client.get(f"/de/presse/{withdrawn.slug}/").status_code == 410


def test_one_release_carries_a_correction(loaded, client):
    release = german(PressReleasePage).filter(corrections__isnull=False).first()

    response = client.get(f"/de/presse/{release.slug}/")

    assert release.corrections.first().text in response.content.decode()


def test_the_press_index_has_a_second_page(loaded, client):
    assert client.get("/de/presse/?seite=2").status_code == 200


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_frames_every_page_is_there_in_every_language(loaded, code):
    locale = Locale.objects.get(language_code=code)

    assert SiteText.objects.get(locale=locale).footer_note
    assert Topic.objects.filter(locale=locale).count() == 5
    assert FocusArea.objects.filter(locale=locale).count() == german(FocusArea).count()
    assert HomePage.objects.get(locale=locale).lead
    assert NewsIndexPage.objects.get(locale=locale).lead


@pytest.mark.parametrize("code", ["en", "ar"])
def test_the_path_of_a_volunteer_is_translated(loaded, code):
    here = {"locale__language_code": code}

    assert TrainingPage.objects.live().filter(**here).count() == 2
    assert CirclePage.objects.live().filter(**here).count() == 2
    assert PressReleasePage.objects.live().filter(**here).count() == 2
    assert Contact.objects.filter(**here, email="integrationslotsin@example.org").exists()
    assert set(StandardPage.objects.live().filter(**here).values_list("slug", flat=True)) == {
        "ehrenamt",
        "ansprechpartner",
        "foerderung",
        "impressum",
        "datenschutz",
        "barrierefreiheit",
    }


def test_translators_see_what_is_translated(loaded):
    codes = [code for code in LANGUAGES if code != settings.LANGUAGE_CODE]
    current = [found for found in standings(None, codes).values() if found.state == State.CURRENT]
    progress = {
        str(item): item.get_progress()
        for item in Translation.objects.filter(pk__in=[found.translation_id for found in current])
    }

    assert len(progress) > 50
    assert {name for name, (wanted, done) in progress.items() if wanted != done} == set()


def test_a_link_in_a_translated_text_stays_in_the_language(loaded, client):
    response = client.get("/ar/barrierefreiheit/")

    assert 'href="/ar/barriere-melden/"' in response.content.decode()
    assert 'href="/de/barriere-melden/"' not in response.content.decode()


def test_no_text_is_a_placeholder(loaded):
    assert [place for place, text in texts() if "lorem" in text.lower()] == []
    assert [place for place, text in texts() if NOT_YET_WRITTEN in text] == []


def test_phone_numbers_are_free_for_fiction(loaded):
    numbers = [
        *Contact.objects.exclude(phone="").values_list("phone", flat=True),
        *SiteSettings.objects.values_list("phone", flat=True),
    ]
    written = [
        number for _place, text in texts() for number in re.findall(r"\(0\d+\)[\d -]+\d", text)
    ]

    assert numbers and written
    assert [number for number in numbers if not FICTIONAL_PHONE.match(number)] == []
    assert [number for number in written if not FICTIONAL_PHONE.match(number)] == []


def test_mail_addresses_lead_nowhere(loaded):
    found = {
        address
        for _place, text in texts()
        for address in re.findall(r"[\w.+-]+@[\w-]+\.[\w.-]*\w", text)
    }

    assert found
    assert {item for item in found if not item.endswith("@example.org")} == REAL_ADDRESSES


def test_every_picture_names_its_maker_and_what_it_shows(loaded):
    assert SiteImage.objects.count() >= 12
    assert not SiteImage.objects.filter(credit="").exists()
    assert not SiteImage.objects.filter(description="").exists()


def test_a_private_person_is_only_shown_with_consent(loaded):
    private = Contact.objects.filter(kind=Contact.Kind.PRIVATE)

    assert private.exists()
    assert not private.filter(consent_given_on__isnull=True).exists()
    assert not private.filter(consent_given_on__gt=timezone.localdate()).exists()


def test_every_role_has_an_account_with_the_printed_password(loaded):
    for account in accounts:
        user = User.objects.get(email=account.email)
        assert user.check_password(account.password)
        assert user.groups.get().name == account.role
        assert len(account.password) >= 12
    assert list(User.objects.filter(is_superuser=True).values_list("email", flat=True)) == [
        "administration@example.org"
    ]


def test_desk_of_the_translators_shows_every_state(loaded):
    codes = [code for code in LANGUAGES if code != settings.LANGUAGE_CODE]
    states = {standing.state for standing in standings(None, codes).values()}
    assert states == set(State)
