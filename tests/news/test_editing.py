"""What the editing form accepts, refuses and says."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from news.models import Correction, PressPhoto, PressReleasePage, RelatedRelease
from tests.factories.core import SiteImageFactory, TopicFactory, UserFactory
from tests.factories.editing import Desk, release_form
from tests.factories.news import PressReleaseFactory, news_index, published

pytestmark = pytest.mark.django_db

PUBLISH = "action-publish"
DAY = "%d.%m.%Y"


@pytest.fixture
def desk(client) -> Desk:
    return Desk(client, UserFactory(is_superuser=True))


def errors_in(response) -> str:
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "html.parser")
    return " ".join(error.get_text(" ", strip=True) for error in soup.select(".error-message"))


def was_saved() -> bool:
    return PressReleasePage.objects.filter(slug="projekt-kann-starten").exists()


def rows(name, *forms) -> dict:
    return nested_form_data({name: inline_formset(list(forms))})


def test_complete_release_is_published(desk):
    desk.write(news_index(), PUBLISH)
    assert PressReleasePage.objects.get(slug="projekt-kann-starten").live


def uncredited_photo() -> dict:
    return {"image": SiteImageFactory(credit="").pk, "alt": "Haus", "caption": ""}


def uncredited_figure() -> dict:
    image = {"image": SiteImageFactory(credit="").pk, "alt_text": "Haus", "decorative": False}
    return nested_form_data({"body": streamfield([("figure", {"image": image, "caption": ""})])})


def without_credit(kind: str) -> dict:
    """A picture that names nobody who took it, in each of its places."""
    if kind == "lead image":
        return {"lead_image": SiteImageFactory(credit="").pk, "lead_image_alt": "Haus"}
    return rows("photos", uncredited_photo()) if kind == "photo" else uncredited_figure()


@pytest.mark.parametrize("kind", ["lead image", "photo", "figure"])
def test_draft_with_a_picture_without_credit_is_saved_and_says_what_is_missing(desk, kind):
    desk.write(news_index(), kicker="Meine Dachzeile", **without_credit(kind))
    release = PressReleasePage.objects.get(slug="projekt-kann-starten")
    assert release.get_latest_revision_as_object().kicker == "Meine Dachzeile"
    assert "fehlt noch der Bildnachweis von" in editor_of(desk, release)


@pytest.mark.parametrize("action", [PUBLISH, "action-submit"])
@pytest.mark.parametrize("kind", ["lead image", "photo", "figure"])
def test_picture_without_credit_is_refused_at_its_field_when_it_gets_serious(desk, kind, action):
    response = desk.write(news_index(), action, **without_credit(kind))
    # What is wrong with a block is drawn by Wagtail's script.
    blocks = BeautifulSoup(response.content, "html.parser").select_one("[data-block]")
    said = blocks["data-w-block-arguments-value"] if kind == "figure" else errors_in(response)
    assert "keinen Bildnachweis" in said
    assert not was_saved()


def test_stored_draft_without_credit_is_not_published_past_the_form(desk):
    desk.write(news_index(), **without_credit("photo"))
    release = PressReleasePage.objects.get(slug="projekt-kann-starten")
    with pytest.raises(ValidationError, match="keinen Bildnachweis"):
        release.get_latest_revision().publish()
    assert not PressReleasePage.objects.get(pk=release.pk).live


def test_a_picture_used_twice_is_named_once(desk):
    image = SiteImageFactory(credit="", title="Haus ohne Namen").pk
    figure = {"image": {"image": image, "alt_text": "Haus", "decorative": False}, "caption": ""}
    body = nested_form_data({"body": streamfield([("figure", figure)])})
    desk.write(news_index(), lead_image=image, **body)
    release = PressReleasePage.objects.get(slug="projekt-kann-starten")
    assert editor_of(desk, release).count("„Haus ohne Namen“ bearbeiten") == 1


def test_nothing_is_missing_where_every_picture_has_its_credit(desk):
    desk.write(news_index(), lead_image=SiteImageFactory().pk)
    release = PressReleasePage.objects.get(slug="projekt-kann-starten")
    assert "fehlt noch der Bildnachweis" not in editor_of(desk, release)


def editor_of(desk, release) -> str:
    address = reverse("wagtailadmin_pages:edit", args=[release.pk])
    return desk.client.get(address).content.decode()


def test_press_photo_with_credit_is_saved(desk):
    photo = {"image": SiteImageFactory().pk, "alt": "Haus", "caption": ""}
    desk.write(news_index(), PUBLISH, **rows("photos", photo))
    saved = PressReleasePage.objects.get(slug="projekt-kann-starten").photos.get()
    assert saved.locale.language_code == "de"


def test_lead_image_needs_alternative_text_when_it_is_published(desk):
    image = SiteImageFactory()
    response = desk.write(news_index(), PUBLISH, lead_image=image.pk)
    assert "Beschreiben Sie das Aufmacherbild" in errors_in(response)
    assert not was_saved()


def test_draft_may_lack_the_alternative_text(desk):
    desk.write(news_index(), lead_image=SiteImageFactory().pk, lead="")
    assert was_saved()


def test_incomplete_draft_cannot_be_submitted(desk):
    image = SiteImageFactory()
    desk.write(news_index(), lead_image=image.pk, lead="")
    release = PressReleasePage.objects.get(slug="projekt-kann-starten")
    response = desk.edit(release, "action-submit")
    assert "Beschreiben Sie das Aufmacherbild" in errors_in(response)
    assert release.current_workflow_state is None


def test_correction_in_the_future_is_refused(desk):
    tomorrow = timezone.localdate() + timedelta(days=1)
    correction = {"corrected_on": tomorrow.strftime(DAY), "text": "Zahl berichtigt"}
    response = desk.write(news_index(), **rows("corrections", correction))
    assert "liegt in der Zukunft" in errors_in(response)


def test_missing_date_is_named(desk):
    response = desk.write(news_index(), PUBLISH, published_on="")
    assert "Geben Sie das Datum der Mitteilung an." in errors_in(response)


def test_existing_slug_is_named(desk):
    published(slug="projekt-kann-starten")
    response = desk.write(news_index(), PUBLISH)
    assert "projekt-kann-starten" in errors_in(response)
    assert PressReleasePage.objects.count() == 1


@pytest.mark.parametrize("slug", ["feed", "rss", "abonnieren"])
def test_slug_of_another_address_is_refused(desk, slug):
    response = desk.write(news_index(), PUBLISH, slug=slug)
    assert "ist vergeben" in errors_in(response)


def test_what_was_typed_is_kept(desk):
    response = desk.write(news_index(), PUBLISH, published_on="", kicker="Meine Dachzeile")
    assert "Meine Dachzeile" in response.content.decode()


def test_topics_are_offered_once_in_german(desk):
    topic = TopicFactory(name="Wohnen")
    type(topic).objects.create(
        name="السكن",
        slug=topic.slug,
        locale=Locale.objects.get(language_code="ar"),
        translation_key=topic.translation_key,
    )
    address = reverse("wagtailadmin_pages:add", args=["news", "pressreleasepage", news_index().pk])
    soup = BeautifulSoup(desk.client.get(address).content, "html.parser")
    offered = [box["value"] for box in soup.select("input[name=topics]")]
    assert offered == [str(topic.pk)]


def test_panels_are_grouped_in_german(desk):
    address = reverse("wagtailadmin_pages:add", args=["news", "pressreleasepage", news_index().pk])
    text = desk.client.get(address).content.decode()
    for heading in ("Meldung", "Bilder", "Anlagen", "Einordnung", "Sperrfrist"):
        assert heading in text


def test_new_release_can_be_previewed_before_it_is_saved(desk):
    address = reverse(
        "wagtailadmin_pages:preview_on_add",
        args=["news", "pressreleasepage", news_index().pk],
    )
    photo = {"image": SiteImageFactory().pk, "alt": "Haus", "caption": "Unser Haus"}
    others = ("attachments", "corrections", "related_releases")
    empty_rows = nested_form_data({name: inline_formset([]) for name in others})
    data = release_form(comments=inline_formset([])) | rows("photos", photo) | empty_rows
    answer = desk.client.post(address, data)
    assert answer.json()["is_valid"]
    response = desk.client.get(address)
    assert response.status_code == 200
    text = response.content.decode()
    assert "Der Landkreis macht mit." in text
    assert "Unser Haus" in text


def test_index_can_be_previewed(desk):
    published(title="In der Liste")
    address = reverse("wagtailadmin_pages:view_draft", args=[news_index().pk])
    assert "In der Liste" in desk.client.get(address).content.decode()


def test_rules_hold_without_the_form_too():
    release = PressReleaseFactory(live=False)
    release.lead_image = SiteImageFactory(credit="")
    with pytest.raises(ValidationError) as error:
        release.save_revision()
    assert set(error.value.message_dict) == {"lead_image", "lead_image_alt"}


def test_photo_without_credit_cannot_be_published_past_the_form():
    release = PressReleaseFactory(live=False)
    image = SiteImageFactory(credit="", title="Haus")
    release.photos.add(PressPhoto(image=image, alt="Haus"))
    with pytest.raises(ValidationError, match="„Haus“"):
        release.save_revision()


def test_picture_in_the_text_needs_a_credit():
    image = SiteImageFactory(credit="")
    figure = {"image": {"image": image.pk, "alt_text": "Haus", "decorative": False}, "caption": ""}
    release = PressReleaseFactory(live=False)
    release.body = release.body.stream_block.to_python([{"type": "figure", "value": figure}])
    with pytest.raises(ValidationError) as error:
        release.full_clean()
    assert "body" in error.value.error_dict


def test_correction_of_today_is_fine():
    Correction(page=published(), corrected_on=timezone.localdate(), text="x").clean()


def test_release_is_not_related_to_itself():
    release = published()
    with pytest.raises(ValidationError):
        RelatedRelease(page=release, release=release).clean()
