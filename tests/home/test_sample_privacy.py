"""The privacy notice of the sample says what the site does."""

from bs4 import BeautifulSoup

from home.sample.pages.privacy import PRIVACY
from home.sample.words import sentences
from trainings.models import RegistrationSettings

OFFICE = RegistrationSettings()
GERMAN = BeautifulSoup(str(PRIVACY.body), "html.parser").get_text(" ")


def test_the_notice_names_the_periods_that_are_enforced():
    assert f"löschen wir alles nach {OFFICE.unverified_hours} Stunden" in GERMAN
    assert f"teilzunehmen, löschen wir {OFFICE.needs_days} Tage nach dem letzten" in GERMAN
    assert f"löschen wir spätestens {OFFICE.people_days} Tage nach dem letzten" in GERMAN
    assert f"Mails an Sie löschen wir nach {OFFICE.mail_days} Tagen" in GERMAN


def test_the_translations_name_the_same_periods():
    periods = {OFFICE.unverified_hours, OFFICE.needs_days, OFFICE.people_days, OFFICE.mail_days}
    for code in PRIVACY.languages:
        known = sentences(code)
        said = " ".join(text for german, text in known.items() if german in GERMAN)
        assert [period for period in periods if f" {period} " not in said] == []


def test_the_notice_tells_of_nothing_that_does_not_exist():
    assert "Presseverteiler" not in GERMAN
