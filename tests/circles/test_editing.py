import pytest
from django.contrib.messages import get_messages
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import TranslationSource

from circles.models import CirclePage, FocusArea
from core.models import Contact, Municipality, SiteText, SiteVersion, Topic
from tests.factories.circles import CirclePageFactory, FocusAreaFactory, directory, translated
from tests.factories.core import (
    ContactFactory,
    MunicipalityFactory,
    SiteImageFactory,
    TopicFactory,
    UserFactory,
)

RIGHT = {
    Contact: {"kind": "office", "name": "Pressestelle", "email": "presse@example.org"},
    Municipality: {
        "name": "Sonthofen",
        "slug": "sonthofen",
        "key": "09780139",
        "postcodes": "87527",
        "latitude": "47.51453",
        "longitude": "10.28134",
    },
    Topic: {"name": "Wohnen", "slug": "wohnen"},
    FocusArea: {"name": "Sprache", "slug": "sprache"},
    SiteText: {"claim": "Für Sie da", "opening_hours": "", "footer_note": ""},
}


@pytest.fixture
def admin(client, site):
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    return client


def address(model, view, *args):
    return reverse(model.snippet_viewset.get_url_name(view), args=args)


@pytest.mark.parametrize("model", RIGHT)
def test_master_data_can_be_created_listed_searched_and_edited(admin, model):
    model.objects.all().delete()
    assert admin.get(address(model, "add")).status_code == 200
    assert admin.post(address(model, "add"), RIGHT[model]).status_code == 302
    row = model.objects.get()
    word = str(row).split()[0]
    assert str(row) in admin.get(address(model, "list"), {"q": word}).content.decode()
    assert admin.get(address(model, "edit", row.pk)).status_code == 200
    assert admin.post(address(model, "edit", row.pk), RIGHT[model]).status_code == 302
    assert model.objects.count() == 1


@pytest.mark.parametrize("model", [Contact, Topic, FocusArea])
def test_the_list_finds_nothing_that_is_not_there(admin, model):
    response = admin.get(address(model, "list"), {"q": "Gibtesnicht"})
    assert response.status_code == 200
    assert response.context["page_obj"].paginator.count == 0


@pytest.mark.parametrize(
    ("model", "wrong", "message"),
    [
        (Contact, {"email": ""}, "Geben Sie Telefon oder E-Mail-Adresse an."),
        (Contact, {"kind": "private"}, "Eine Privatperson darf nur mit Einwilligung erscheinen."),
        (Contact, {"consent_given_on": "2099-01-01"}, "Dieser Tag liegt in der Zukunft."),
        (Municipality, {"postcodes": "8754x"}, "Postleitzahlen haben fünf Ziffern"),
        (Municipality, {"key": "123"}, "Der Gemeindeschlüssel hat acht Ziffern."),
        (Municipality, {"latitude": "95"}, "90"),
    ],
)
def test_wrong_input_is_refused_with_a_message(admin, model, wrong, message):
    response = admin.post(address(model, "add"), RIGHT[model] | wrong)
    assert response.status_code == 200
    assert message in response.content.decode()


@pytest.mark.parametrize(
    ("model", "make", "message"),
    [
        (Topic, TopicFactory, "Diesen Kurznamen hat schon ein anderes Thema."),
        (FocusArea, FocusAreaFactory, "Diesen Kurznamen hat schon ein anderer Schwerpunkt."),
    ],
)
def test_a_slug_that_exists_is_refused_with_a_message(admin, model, make, message):
    make(slug=RIGHT[model]["slug"])
    response = admin.post(address(model, "add"), RIGHT[model])
    assert message in response.content.decode()


def test_a_second_text_of_the_frame_in_one_language_is_refused(admin):
    SiteText.objects.get_or_create(locale=Locale.get_default())
    response = admin.post(address(SiteText, "add"), RIGHT[SiteText])
    assert "gibt es schon" in response.content.decode()


def test_all_master_data_is_in_one_menu(admin):
    text = admin.get(reverse("wagtailadmin_home")).content.decode()
    assert "Stammdaten" in text
    for model in RIGHT:
        assert address(model, "list") in text


@pytest.mark.parametrize("make", [ContactFactory, TopicFactory, FocusAreaFactory])
def test_master_data_can_be_sent_to_translation(admin, make):
    row = make()
    page = admin.post(reverse("translations:begin", args=[row.translation_key, "ar"]), follow=True)
    assert row.name in page.content.decode()
    assert TranslationSource.objects.get_for_instance(row).translations.count() == 1


def test_facts_of_a_contact_change_in_every_language_at_once(site):
    contact = ContactFactory(phone="089 99998-100", consent_note="Ordner 3")
    translation = contact.copy_for_translation(Locale.objects.get(language_code="ar"))
    translation.consent_note = ""
    translation.save()
    contact.phone = "089 99998-200"
    contact.kind = Contact.Kind.PRIVATE
    contact.consent_given_on = timezone.localdate()
    contact.save()
    translation.refresh_from_db()
    assert translation.phone == "089 99998-200"
    assert translation.kind == Contact.Kind.PRIVATE
    assert translation.consent_given_on == timezone.localdate()
    assert translation.consent_note == ""


def test_deleting_a_contact_leaves_nothing_in_other_languages(site):
    contact = ContactFactory()
    contact.copy_for_translation(Locale.objects.get(language_code="ar")).save()
    contact.delete()
    assert not Contact.objects.filter(translation_key=contact.translation_key).exists()


def test_how_consent_is_recorded_is_not_told_to_other_systems():
    assert "consent_note" not in Contact(consent_note="Ordner 3").as_dict()
    assert "consent_given_on" not in Contact(consent_note="Ordner 3").as_dict()
    assert "consent_note" not in [field.field_name for field in Contact.translatable_fields]


def test_a_new_name_of_a_focus_makes_kept_pages_old(site):
    focus = FocusAreaFactory()
    before = SiteVersion.current()
    focus.name = "Neuer Name"
    focus.save()
    assert SiteVersion.current() != before


def test_a_municipality_with_circles_cannot_be_deleted(admin):
    place = MunicipalityFactory()
    circle = CirclePageFactory(municipalities=[place])
    response = admin.post(address(Municipality, "delete", place.pk))
    assert circle.title in str(next(iter(get_messages(response.wsgi_request))))
    assert Municipality.objects.filter(pk=place.pk).exists()
    circle.delete()
    admin.post(address(Municipality, "delete", place.pk))
    assert not Municipality.objects.filter(pk=place.pk).exists()


def circle_form(place, **changes):
    return {
        "title": "Helferkreis Neu",
        "slug": "neu",
        "summary": "Wir helfen.",
        "municipalities": [place.pk],
        "activities-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "action-publish": "1",
    } | changes


def test_a_circle_is_published_with_a_municipality(admin, django_capture_on_commit_callbacks):
    url = reverse("wagtailadmin_pages:add", args=["circles", "circlepage", directory().pk])
    assert admin.get(url).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        assert admin.post(url, circle_form(MunicipalityFactory())).status_code == 302
    circle = CirclePage.objects.live().get()
    assert circle.municipalities.count() == 1
    edit = reverse("wagtailadmin_pages:edit", args=[circle.pk])
    assert admin.get(edit).status_code == 200


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("municipalities", [], "Dieses Feld muss ausgefüllt werden."),
        ("founded_in", "1850", "Geben Sie ein Jahr ab 1900 ein."),
        ("founded_in", "2999", "Dieses Jahr liegt in der Zukunft."),
        ("volunteer_count", "0", "Geben Sie mindestens 1 ein"),
        ("summary", "", "Dieses Feld muss ausgefüllt werden."),
    ],
)
def test_a_circle_with_wrong_facts_is_not_published(admin, field, value, message):
    url = reverse("wagtailadmin_pages:add", args=["circles", "circlepage", directory().pk])
    response = admin.post(url, circle_form(MunicipalityFactory(), **{field: value}))
    assert response.status_code == 200
    assert message in str(response.context["form"].errors[field])
    assert not CirclePage.objects.exists()


def test_a_circle_can_be_sent_to_translation_and_keeps_its_facts(admin):
    circle = CirclePageFactory(summary="Wir helfen.", volunteer_count=12)
    arabic = Locale.objects.get(language_code="ar")
    admin.post(reverse("translations:begin", args=[circle.translation_key, "ar"]))
    translation = circle.get_translation(arabic)
    assert translation.summary == "Wir helfen."
    circle.volunteer_count = 13
    circle.save()
    assert translation.source.volunteer_count == 13


def test_the_preview_shows_the_draft(admin):
    circle = CirclePageFactory(summary="Alt")
    circle.summary = "Ein neuer Satz"
    circle.municipalities = [MunicipalityFactory(name="Andernorts")]
    response = circle.make_preview_request(RequestFactory().get("/"))
    assert "Ein neuer Satz" in response.content.decode()
    assert "Andernorts" in response.content.decode()


def test_the_programming_interface_gives_facts_without_consent_records(client, site):
    contact = ContactFactory(name="Koordination", consent_note="Ordner 3")
    circle = CirclePageFactory(
        contact=contact,
        municipalities=[MunicipalityFactory(name="Sonthofen")],
        photo=SiteImageFactory(),
        photo_alt="Ein Foto",
        founded_in=2015,
    )
    for page in (circle, translated(circle, "ar", title="دائرة")):
        answer = client.get(f"/api/v2/pages/{page.pk}/")
        data = answer.json()
        assert data["title"] == page.title
        assert data["municipalities"] == ["Sonthofen"]
        assert data["founded_in"] == 2015
        assert data["contact"]["name"] == "Koordination"
        assert data["photo"]["url"].startswith("/media/")
        assert "Ordner 3" not in answer.content.decode()
    Contact.objects.update(kind=Contact.Kind.PRIVATE)
    assert client.get(f"/api/v2/pages/{circle.pk}/").json()["contact"] is None
