"""The reader learns when a translation is older than German, and when a machine began it."""

import pytest
from django.utils.translation import gettext, override

from core.models import SiteSettings
from tests.factories.news import prose, publish, published
from tests.factories.translations import begun, public, translated
from translations.machine import fill

pytestmark = pytest.mark.django_db


def test_a_current_translation_says_nothing(home, client):
    release = published(slug="neues")
    translated(release)
    assert "kern-alert--warning" not in client.get("/ar/presse/neues/").content.decode()


def test_an_outdated_translation_says_so_and_leads_to_german(home, client):
    release = published(slug="neues")
    translated(release)
    release.lead = "Etwas ganz anderes."
    publish(release)
    content = client.get("/ar/presse/neues/").content.decode()
    assert "kern-alert--warning" in content
    assert 'href="/de/presse/neues/" hreflang="de"' in content
    assert "kern-alert--warning" not in client.get("/de/presse/neues/").content.decode()
    assert "kern-alert--warning" not in client.get("/uk/presse/neues/").content.decode()


def test_the_wording_it_translates_came_back(home, client):
    release = published(slug="neues")
    translated(release)
    for lead in ("Etwas ganz anderes.", "Das Wichtigste in einem Satz."):
        release.lead = lead
        release = publish(release)
    assert "kern-alert--warning" not in client.get("/ar/presse/neues/").content.decode()


def test_a_small_correction_after_it_came_back_changes_nothing(home, client):
    release = published(slug="neues")
    translated(release)
    for lead, is_small in (
        ("Etwas ganz anderes.", False),
        ("Das Wichtigste in einem Satz.", False),
        ("Das Wichtigste in einem Satze.", True),
    ):
        release.lead = lead
        release.small_correction = is_small
        release = publish(release)
    assert "kern-alert--warning" not in client.get("/ar/presse/neues/").content.decode()


# --- Begun by a machine --------------------------------------------------------------

MACHINE = "Maschinell übersetzt, von einem Menschen geprüft."


@pytest.fixture
def from_a_machine(home, machine, translator):
    """A release in French that a machine began and an approver published."""
    release = published(slug="neues")
    translation = begun(release, "fr")
    fill(translation, translator)
    public(translation)
    return release


def told(client) -> bool:
    with override("fr"):
        words = gettext(MACHINE)
    return words in client.get("/fr/presse/neues/").content.decode()


@pytest.fixture
def said(site):
    SiteSettings.objects.update_or_create(site=site, defaults={"names_machine_translation": True})


def test_the_office_decides_whether_readers_learn_of_the_machine(client, from_a_machine, site):
    assert not told(client)
    office = SiteSettings.for_site(site)
    office.names_machine_translation = True
    office.save()
    assert told(client)


def test_what_a_person_wrote_is_not_called_a_machines(client, home, said):
    translated(published(slug="neues"), "fr")
    assert not told(client)


def test_what_a_machine_began_since_then_is_not_public_yet(client, home, said, machine, translator):
    release = published(slug="neues")
    translated(release, "fr")
    release.lead = "Etwas ganz anderes."
    publish(release)
    fill(begun(release, "fr"), translator)
    assert not told(client)


def test_a_small_correction_makes_no_human_words_of_a_machines(client, from_a_machine, said):
    release = type(from_a_machine).objects.get(pk=from_a_machine.pk)
    release.title, release.lead = "Mitteilung eins", "Das Wichtigste in einem Satze."
    release.body = prose("Der Kreisausschuss hat einstimmig zugestimmt!")
    release.small_correction = True
    publish(release)
    assert told(client)


def test_german_and_missing_pages_say_nothing_of_machines(client, from_a_machine, said):
    for code in ("de", "tr"):
        with override(code):
            words = gettext(MACHINE)
        assert words not in client.get(f"/{code}/presse/neues/").content.decode()
