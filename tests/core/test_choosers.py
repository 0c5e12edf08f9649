"""Choosing contacts for a page: only the German rows, which carry the facts."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Locale

from tests.factories.core import ContactFactory
from tests.factories.editing import person_in


@pytest.mark.parametrize("asked", ["", "?locale=ar", "?q=Koordination"])
def test_only_german_contacts_are_offered(home, client, asked):
    client.force_login(person_in("Redaktion"))
    german = ContactFactory(name="Koordination Ehrenamt")
    translation = german.copy_for_translation(Locale.objects.get(language_code="ar"))
    translation.name = "Koordination (arabisch)"
    translation.save()
    viewset = type(german).snippet_viewset.chooser_viewset
    address = reverse(viewset.get_url_name("choose_results")) + asked
    rows = BeautifulSoup(client.get(address).content, "html.parser").select("tbody tr")
    assert [row.get_text(strip=True) for row in rows] == [str(german)]


def test_the_buttons_of_the_field_are_german(home, client):
    client.force_login(person_in("Redaktion"))
    index = home.get_children().get(slug="presse")
    address = reverse("wagtailadmin_pages:add", args=["news", "pressreleasepage", index.pk])
    form = BeautifulSoup(client.get(address).content, "html.parser")
    field = form.select_one("#id_press_contact-chooser")
    assert "Ansprechpartner auswählen" in field.get_text()
    assert "Ansprechpartner bearbeiten" in field.get_text()
