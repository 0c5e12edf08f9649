"""What has no versions is not overwritten without a word: contacts, topics, settings."""

import pytest
from django.urls import reverse
from wagtail.models import Site

from core.models import Contact, SiteSettings, Topic
from tests.factories.core import ContactFactory, TopicFactory
from tests.factories.row_forms import RowEditor
from trainings.models import RegistrationSettings


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
    first, second = RowEditor(address, "Erika"), RowEditor(address, "Ben")
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
    editor = RowEditor(address, "Erika")
    assert editor.save(name="Erste") == ""
    again = RowEditor(address, "Erika Maria")
    assert again.save(name="Zweite") == ""
    row.refresh_from_db()
    assert row.name == "Zweite"


def test_what_belongs_to_another_field_of_the_row_does_not_ask(home):
    """Only what the form shows counts: nobody can lose what nobody typed."""
    address, _field, row = contact()
    editor = RowEditor(address, "Erika")
    Contact.objects.filter(pk=row.pk).update(translation_key="0" * 32)
    assert editor.save(name="Neu") == ""


def test_the_postcode_of_the_office_has_five_digits(home):
    address, _field, row = site_settings()
    row.save()
    office = RowEditor(address, "Erika")
    for typed in ("87a27", "8752", "８７５２７"):
        assert "Eine Postleitzahl hat fünf Ziffern." in office.save(postcode=typed)
        assert office.form["postcode"] == typed
    assert office.save(postcode="87527") == ""
