"""What wagtail-localize does by itself in the admin, and what must not come of it here.

Which of our lines each of these tests needs stands in docs/decisions/translation-findings.md.
"""

from http import HTTPStatus

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from core.models import Contact, User
from tests.factories.core import ContactFactory, UserFactory
from tests.factories.editing import person_in
from tests.factories.home import StandardPageFactory
from tests.factories.translation_desk import all_words, handed_in, is_public, signed_in, state_of
from tests.factories.translations import begun, language, translated
from translations.choices import State
from translations.segments import segments_of
from translations.work import begin, target_of

from .addresses import Address, all_addresses
from .matrix_paths import path_of
from .matrix_world import HEADERS, World


@pytest.fixture
def superuser(db):
    return signed_in(UserFactory(is_superuser=True))


def give(person: User, *names: str) -> None:
    """Rights on a model, as the office could tick them for a group."""
    person.user_permissions.add(*Permission.objects.filter(codename__in=names))


def address_of(row, name: str) -> str:
    return reverse(row.snippet_viewset.get_url_name(name), args=[row.pk])


# --- Publishing in the editor passes the approval ----------------------------------------


def test_publishing_in_the_form_ends_no_approval(
    plain_page, translator, desk, superuser, django_capture_on_commit_callbacks
):
    translation = begun(plain_page, "ar", translator)
    all_words(translation, "كلمات", translator)
    handed_in(desk, translation)
    form = reverse("wagtailadmin_pages:edit", args=[target_of(translation).pk])
    with django_capture_on_commit_callbacks(execute=True):
        superuser.post(form, {"action": "publish"})
    assert state_of(plain_page) == State.HANDED_IN
    assert not is_public(translation)


def test_publishing_a_row_in_its_form_is_no_way_around(topic, translator, superuser):
    translation = begun(topic, "ar", translator)
    all_words(translation, "سكن", translator)
    translation.save_target(publish=True)
    all_words(translation, "مسكن", translator)
    superuser.post(address_of(target_of(translation), "edit"), {"action": "publish"})
    assert target_of(translation).name == "سكن"


# --- Its addresses ask for one right in all languages and know no review -----------------


def addresses_of_the_package() -> list[Address]:
    return [address for address in all_addresses() if address.name.startswith("wagtail_localize:")]


def test_no_address_of_the_package_opens_for_anybody(home, superuser):
    world = World.make()
    addresses = addresses_of_the_package()
    assert len(addresses) > 15
    for address in addresses:
        for method in ("get", "post", "put", "delete"):
            answer = getattr(superuser, method)(path_of(address, world, "ar"), headers=HEADERS)
            assert answer.status_code == HTTPStatus.FORBIDDEN, (address.name, method)


def test_the_right_of_the_package_opens_no_language(page, translator):
    give(translator, "submit_translation")
    client = signed_in(translator)
    client.post(
        reverse("wagtail_localize:submit_page_translation", args=[page.pk]),
        {"locales": [language("uk").pk, language("fr").pk]},
    )
    client.post(reverse("translations:begin", args=[page.translation_key, "uk"]))
    assert not Translation.objects.exists()
    assert not page.get_translations().exists()


def test_only_german_is_translated_from(page, superuser):
    """Two sources for one page are a server error in the package."""
    arabic = translated(page, "ar")
    with pytest.raises(ValidationError, match="nur aus dem Deutschen"):
        begin(arabic, language("uk"), None)
    superuser.post(reverse("translations:begin", args=[arabic.translation_key, "uk"]))
    assert {row.source.locale.language_code for row in Translation.objects.all()} == {"de"}


# --- Rights on rows are rights on a model ------------------------------------------------


@pytest.fixture
def contact(db) -> Contact:
    """An Arabic contact, made from a German one."""
    arabic = ContactFactory(name="Amt").copy_for_translation(language("ar"))
    arabic.save()
    return arabic


@pytest.mark.parametrize("role", ["Redaktion", "Freigabe Ukrainisch", "Übersetzung Arabisch"])
def test_a_row_of_a_language_is_changed_by_its_approvers_only(contact, role):
    person = person_in(role)
    give(person, *[f"{action}_contact" for action in ("view", "add", "change", "delete")])
    client = signed_in(person)
    typed = {"kind": "office", "name": "Fremd", "email": "fremd@example.org"}
    many = f"/verwaltung/bulk/core/contact/delete/?id={contact.pk}"
    new = reverse(Contact.snippet_viewset.get_url_name("add"))
    for address in (
        address_of(contact, "edit"),
        address_of(contact, "delete"),
        address_of(contact, "copy"),
        f"{new}?locale=ar",
        many,
    ):
        client.post(address, typed)
    assert [row.name for row in Contact.objects.filter(locale=language("ar"))] == ["Amt"]


def test_an_approver_changes_a_row_of_the_own_language(contact):
    person = person_in("Freigabe Arabisch")
    give(person, "view_contact", "change_contact")
    typed = {"kind": "office", "name": "دائرة", "email": "amt@example.org"}
    signed_in(person).post(address_of(contact, "edit"), typed)
    contact.refresh_from_db()
    assert contact.name == "دائرة"


# --- Deleting ----------------------------------------------------------------------------


def test_deleting_a_translation_keeps_its_words(translation, translator, superuser, page):
    all_words(translation, "كلمات", translator)
    superuser.post(reverse("wagtailadmin_pages:delete", args=[target_of(translation).pk]))
    assert target_of(translation) is None
    assert StringTranslation.objects.filter(data="كلمات").exists()
    again = begun(page, "ar", translator)
    assert {segment.words for segment in segments_of(again)} == {"كلمات"}


def test_translators_delete_no_draft_one_by_one_or_in_bulk(translation, desk):
    target = target_of(translation)
    desk.post(reverse("wagtailadmin_pages:delete", args=[target.pk]))
    desk.post(f"/verwaltung/bulk/wagtailcore/page/delete/?id={target.pk}")
    assert target_of(translation) == target


# --- What is begun is not public ---------------------------------------------------------


def test_beginning_shows_readers_nothing_and_keeps_the_tree_in_order(
    page, translator, client, django_capture_on_commit_callbacks
):
    below = StandardPageFactory(parent=page, title="Beratung", slug="beratung")
    with django_capture_on_commit_callbacks(execute=True):
        translation = begun(below, "ar", translator)
    assert not is_public(translation)
    assert not target_of(translation).get_parent().live
    html = client.get(f"/ar/{page.slug}/beratung/").content.decode()
    assert 'lang="de" dir="ltr"' in html
    assert not any(Page.find_problems())
    assert all(page.numchild == page.get_children().count() for page in Page.objects.all())


def test_not_even_the_package_itself_makes_a_page_public(page, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        translate_object(page, [language("ar"), language("uk")])
    assert [one.live for one in page.get_translations()] == [False, False]


def test_a_row_has_no_draft_and_so_none_is_made(topic, translator):
    begun(topic, "ar", translator)
    assert not type(topic).objects.filter(locale=language("ar")).exists()


# --- It loads pictures of people from elsewhere -----------------------------------------


@pytest.mark.parametrize("address", ["", "account/", "reports/site-history/", "users/"])
def test_no_picture_of_a_person_comes_from_elsewhere(superuser, address):
    html = superuser.get(f"/verwaltung/{address}", follow=True).content.decode()
    assert "gravatar" not in html
