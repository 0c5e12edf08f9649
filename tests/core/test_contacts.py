"""A contact is shown with consent only, and says when its words are in another language."""

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.models import Locale

from core.languages import language_for
from core.models import Contact, contact_in
from tests.factories import circles, home, news, trainings
from tests.factories.core import ContactFactory

pytestmark = pytest.mark.django_db

NAME = "Koordination Ehrenamt"


@pytest.fixture
def contact(db) -> Contact:
    return ContactFactory(name=NAME, role="Ansprechstelle")


def in_arabic(contact: Contact, name: str) -> Contact:
    translation = contact.copy_for_translation(Locale.objects.get(language_code="ar"))
    translation.name = name
    translation.save()
    return translation


def release_with(contact: Contact) -> str:
    news.translated(news.published(slug="da", press_contact=contact), "ar", title="خبر")
    return "presse/da/"


def training_with(contact: Contact) -> str:
    page = trainings.TrainingPageFactory(slug="da", contact=contact)
    trainings.translation_of(page, "ar", title="تدريب")
    return "schulungen/da/"


def circle_with(contact: Contact) -> str:
    circles.translated(circles.CirclePageFactory(slug="da", contact=contact), "ar", title="دائرة")
    return "helferkreise/da/"


def directory_with(contact: Contact) -> str:
    index = circles.directory()
    index.contact = contact
    index.save()
    return "helferkreise/?ort=10115"


def page_with(contact: Contact) -> str:
    home.translated(home.StandardPageFactory(slug="da", contact=contact), "ar", title="صفحة")
    return "da/"


def text_with(contact: Contact) -> str:
    page = home.StandardPageFactory(slug="da")
    body = [{"type": "contact", "value": {"contact": contact.pk}}]
    page.body = page.body.stream_block.to_python(body)
    page.save()
    home.translated(page, "ar", title="صفحة")
    return "da/"


PLACES = [release_with, training_with, circle_with, directory_with, page_with, text_with]
everywhere = pytest.mark.parametrize("place", PLACES)


def shown(client, path: str):
    """The name of the contact on the page, or nothing."""
    soup = BeautifulSoup(client.get(path).content, "html.parser")
    assert soup.select_one("h1")
    return soup.select_one(".contact__name bdi")


@everywhere
def test_german_words_on_an_arabic_page_say_so(client, contact, place):
    path = place(contact)
    words = shown(client, f"/ar/{path}")
    assert words.string == NAME
    assert words["lang"] == "de"
    assert "lang" not in shown(client, f"/de/{path}").attrs


@everywhere
def test_arabic_words_on_an_arabic_page_need_no_mark(client, contact, place):
    in_arabic(contact, "التنسيق")
    words = shown(client, f"/ar/{place(contact)}")
    assert words.string == "التنسيق"
    assert "lang" not in words.attrs


@everywhere
def test_what_is_still_german_in_an_arabic_contact_says_so(client, contact, place):
    in_arabic(contact, "التنسيق")
    soup = BeautifulSoup(client.get(f"/ar/{place(contact)}").content, "html.parser")
    role = next(bdi for bdi in soup.select(".contact bdi") if bdi.string == "Ansprechstelle")
    assert role["lang"] == "de"


@everywhere
@pytest.mark.parametrize("code", ["de", "ar"])
def test_without_consent_a_private_person_is_shown_nowhere(client, contact, place, code):
    in_arabic(contact, "التنسيق")
    path = place(contact)
    contact.kind = Contact.Kind.PRIVATE
    contact.save()
    assert shown(client, f"/{code}/{path}") is None
    contact.consent_given_on = timezone.localdate()
    contact.save()
    assert shown(client, f"/{code}/{path}") is not None


def test_a_contact_that_was_chosen_in_another_language_speaks_the_one_asked_for(contact):
    arabic = in_arabic(contact, "التنسيق")
    assert contact_in(arabic.pk, language_for("de")) == contact
    assert contact_in(contact.pk, language_for("ar")) == arabic
    assert contact_in(arabic.pk, language_for("uk")).still_german == Contact.WORDS
    assert contact_in(None, language_for("de")) is None
