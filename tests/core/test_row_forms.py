"""What has no versions is not overwritten without a word: contacts, topics, settings."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import Site
from wagtail.test.utils.form_data import querydict_from_html

from core.models import Contact, SiteSettings, Topic
from tests.factories.core import ContactFactory, TopicFactory
from tests.factories.editing import person_in
from trainings.models import RegistrationSettings


class Editor:
    """Somebody who has a form open."""

    def __init__(self, address: str, name: str):
        self.client = Client()
        self.client.force_login(person_in("Administration", first_name=name, last_name="Muster"))
        self.address = self.client.get(address, follow=True).request["PATH_INFO"]
        self.form = self.read(self.client.get(self.address))

    @staticmethod
    def read(response) -> dict:
        page = BeautifulSoup(response.content, "html.parser")
        form = page.select_one('form:has(input[name="opened_with"])')
        data = querydict_from_html(str(form)) if form else {}
        return {name: data.getlist(name)[-1] for name in data}

    def save(self, **fields) -> str:
        """Presses "Speichern"; returns what is said then, and goes on with the form as it is."""
        self.form |= fields
        response = self.client.post(self.address, self.form, follow=True)
        form = response.context.get("form")
        self.form = self.read(response)
        return form.errors.as_text() if form is not None and form.is_bound else ""


def contact() -> tuple[str, str, Contact]:
    row = ContactFactory(name="Büro")
    return reverse("wagtailsnippets_core_contact:edit", args=[row.pk]), "name", row


def topic() -> tuple[str, str, Topic]:
    row = TopicFactory(name="Wohnen")
    return reverse("wagtailsnippets_core_topic:edit", args=[row.pk]), "name", row


def site_settings() -> tuple[str, str, SiteSettings]:
    row = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    args = ["core", "sitesettings", row.site_id]
    return reverse("wagtailsettings:edit", args=args), "city", row


def registration_settings() -> tuple[str, str, RegistrationSettings]:
    row = RegistrationSettings.load()
    args = ["trainings", "registrationsettings", row.pk]
    return reverse("wagtailsettings:edit", args=args), "certificate_signer", row


@pytest.mark.parametrize("thing", [contact, topic, site_settings, registration_settings])
def test_the_second_who_saves_learns_of_the_first_and_may_insist(home, thing):
    address, field, row = thing()
    row.save()
    first, second = Editor(address, "Erika"), Editor(address, "Ben")
    assert first.save(**{field: "Erste"}) == ""
    said = second.save(**{field: "Zweite"})
    assert "Erika Muster hat das am" in said
    assert "Ihre Eingaben stehen noch hier" in said
    row.refresh_from_db()
    assert getattr(row, field) == "Erste"
    assert second.form[field] == "Zweite"
    assert second.save() == ""
    row.refresh_from_db()
    assert getattr(row, field) == "Zweite"


def test_who_saves_twice_in_a_row_is_not_asked(home):
    address, _field, row = contact()
    editor = Editor(address, "Erika")
    assert editor.save(name="Erste") == ""
    again = Editor(address, "Erika Maria")
    assert again.save(name="Zweite") == ""
    row.refresh_from_db()
    assert row.name == "Zweite"


def test_what_belongs_to_another_field_of_the_row_does_not_ask(home):
    """Only what the form shows counts: nobody can lose what nobody typed."""
    address, _field, row = contact()
    editor = Editor(address, "Erika")
    Contact.objects.filter(pk=row.pk).update(translation_key="0" * 32)
    assert editor.save(name="Neu") == ""
