"""The reader learns when a translation is older than its German text."""

import pytest

from tests.factories.news import publish, published
from tests.factories.translations import translated

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
