"""Whoever edits a German page reads, before they publish, which translations will be outdated."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories.editing import person_in
from tests.factories.news import published
from tests.factories.trainings import TrainingPageFactory
from tests.factories.translation_desk import signed_in
from tests.factories.translations import begun, translated
from translations.templatetags.before_publishing import what_goes_stale

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(home) -> Client:
    return signed_in(person_in("Redaktion"))


def beside_the_button(client: Client, page) -> str:
    response = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    found = BeautifulSoup(response.content, "html.parser").select("footer nav p")
    return " ".join(" ".join(line.get_text().split()) for line in found)


def test_whoever_edits_reads_before_publishing_what_will_be_outdated(editor):
    release = published(title="Mitteilung")
    assert beside_the_button(editor, release) == ""
    for code in ("ar", "uk"):
        translated(release, code)
    begun(release, "fr")
    words = beside_the_button(editor, release)
    assert "lassen beim Veröffentlichen 2 Übersetzungen (Ukrainisch, Arabisch) veralten" in words
    assert "Kleinen Korrektur" in words
    release.lead = "Ein anderer Vorspann."
    release.save_revision()
    words = beside_the_button(editor, release)
    assert "Diese Änderung lässt 2 Übersetzungen (Ukrainisch, Arabisch) veralten" in words


def test_the_coordinator_reads_it_before_publishing_a_training(home):
    training = TrainingPageFactory(title="Asylrecht")
    translated(training, "ar")
    coordinator = signed_in(person_in("Schulungskoordination"))
    assert "lassen beim Veröffentlichen eine Übersetzung (Arabisch) veralten" in beside_the_button(
        coordinator, training
    )


def test_the_sentence_beside_the_button_costs_two_queries_at_most(editor):
    release = published(title="Mitteilung")
    release.lead = "Ein anderer Vorspann."
    release.save_revision()
    address = reverse("wagtailadmin_pages:edit", args=[release.pk])
    page = editor.get(address).context["page"]
    translated(release, "ar")
    with CaptureQueriesContext(connection) as found:
        assert what_goes_stale(page)["translations"]
    assert len(found) <= 2


def test_draft_with_other_facts_or_a_small_correction_makes_nothing_stale(editor):
    release = published(title="Mitteilung")
    translated(release, "ar")
    release.place = "Sonthofen"
    release.save_revision()
    assert "Diese Änderung" not in beside_the_button(editor, release)
    release.lead = "Ein anderer Vorspann."
    release.small_correction = True
    release.save_revision()
    assert beside_the_button(editor, release) == ""
