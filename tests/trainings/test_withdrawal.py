import pytest
from django.urls import reverse
from wagtail.models import Page

from tests.factories.editing import person_in
from tests.factories.registrations import registered
from tests.factories.trainings import SessionFactory, TrainingPageFactory, translation_of
from trainings.models import Registration, TrainingPage

TOLD = "niemand bekommt eine Nachricht"


@pytest.fixture
def administrator(client, db):
    person = person_in("Administration")
    client.force_login(person)
    return person


@pytest.fixture
def page(administrator) -> TrainingPage:
    page = TrainingPageFactory(title="Asylrecht")
    registered(page.books.get(), "Ada")
    return page


def is_live(page) -> bool:
    return Page.objects.get(pk=page.pk).live


def bulk(action: str, *pages) -> str:
    ids = "&".join(f"id={page.pk}" for page in pages)
    return f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', action])}?{ids}"


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_training_with_registrations_is_not_deleted(client, page, method):
    address = reverse("wagtailadmin_pages:delete", args=[page.pk])
    response = getattr(client, method)(address, follow=True)
    assert "eine Anmeldung, deshalb lässt sich das nicht löschen" in response.content.decode()
    assert Page.objects.filter(pk=page.pk).exists()


def test_nor_is_what_stands_above_it(client, page):
    calendar = page.get_parent()
    client.post(reverse("wagtailadmin_pages:delete", args=[calendar.pk]))
    assert Page.objects.filter(pk=page.pk).exists()


def test_nor_are_several_at_once(client, page):
    other = TrainingPageFactory()
    response = client.post(bulk("delete", page, other), follow=True)
    assert "nicht löschen" in response.content.decode()
    assert Page.objects.filter(pk__in=[page.pk, other.pk]).count() == 2


def test_cancelled_registrations_keep_the_page_too(client, page):
    Registration.objects.update(state="cancelled")
    client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert Page.objects.filter(pk=page.pk).exists()


def test_a_training_nobody_signed_up_for_can_go(client, administrator):
    page = TrainingPageFactory()
    client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert not Page.objects.filter(pk=page.pk).exists()


def test_unpublishing_asks_first_and_says_that_nobody_is_told(client, page):
    address = reverse("wagtailadmin_pages:unpublish", args=[page.pk])
    response = client.post(address, {"include_descendants": "on"})
    assert TOLD in response.content.decode()
    assert is_live(page)
    client.post(address, {"include_descendants": "on", "registrations-known": "1"})
    assert not is_live(page)


def test_so_does_unpublishing_several(client, page):
    address = bulk("unpublish", page, TrainingPageFactory())
    assert TOLD in client.post(address).content.decode()
    assert is_live(page)
    client.post(address, {"registrations-known": "1"})
    assert not is_live(page)


def test_a_training_that_is_over_or_a_translation_goes_without_a_question(client, page):
    arabic = translation_of(page, "ar", title="تدريب")
    past = TrainingPageFactory(sessions=[SessionFactory(days=-5)])
    for quiet in (arabic, past):
        client.post(reverse("wagtailadmin_pages:unpublish", args=[quiet.pk]))
        assert not is_live(quiet)


def test_a_copy_of_a_training_has_no_people(page):
    copy = page.copy(update_attrs={"slug": "kopie", "title": "Kopie"}, keep_live=True)
    assert not Registration.objects.filter(book__training=copy).exists()
    assert Registration.objects.filter(book__training=page).count() == 1
