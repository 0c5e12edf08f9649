"""One release as its readers meet it, in their language or in German."""

import json
from datetime import date

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Locale

from core.models import SiteImage
from news.models import RelatedRelease
from tests.factories.core import ContactFactory, TopicFactory
from tests.factories.news import (
    PressReleaseFactory,
    prose,
    publish,
    published,
    translated,
    with_attachment,
    with_correction,
    with_lead_image,
    with_photos,
)

pytestmark = pytest.mark.django_db


def in_locale(row, language, **words):
    """The translation of a topic or contact."""
    return type(row).objects.create(
        locale=Locale.objects.get(language_code=language),
        translation_key=row.translation_key,
        **words,
    )


@pytest.fixture
def release():
    """A release with everything, published in German and Arabic."""
    topic = TopicFactory(name="Wohnen", slug="wohnen")
    in_locale(topic, "ar", name="السكن", slug="wohnen")
    contact = ContactFactory(name="Pressestelle", phone="089 99998-100")
    in_locale(contact, "ar", name="المكتب الصحفي", email=contact.email)
    release = published(
        title="Das Projekt kann starten",
        slug="projekt",
        kicker="Ministerium stimmt zu",
        place="Passau",
        published_on=date(2017, 6, 2),
        lead="Der Vorspann.",
        body=prose("Der deutsche Text."),
        topics=[topic],
        press_contact=contact,
    )
    release = with_attachment(with_photos(with_lead_image(release), 1), "Faltblatt")
    translated(
        release,
        "ar",
        title="يمكن أن يبدأ المشروع",
        lead="المقدمة",
        body=prose("النص العربي"),
        published_on=date(2001, 1, 1),
        place="Irgendwo",
    )
    return release


def page_at(client, address):
    response = client.get(address)
    assert response.status_code == 200
    assert not response.cookies
    return BeautifulSoup(response.content, "html.parser")


def article_of(soup) -> dict:
    graph = json.loads(soup.select_one("script[type='application/ld+json']").string)["@graph"]
    return next(item for item in graph if item["@type"] == "NewsArticle")


def test_german_reader_sees_everything(client, release):
    main = page_at(client, "/de/presse/projekt/").select_one("main")
    text = main.get_text(" ", strip=True)
    assert [heading.get_text() for heading in main.select("h1")] == ["Das Projekt kann starten"]
    assert main.select_one("time")["datetime"] == "2017-06-02"
    for part in (
        "Ministerium stimmt zu",
        "2. Juni 2017",
        "Passau",
        "Der Vorspann.",
        "Der deutsche Text.",
        "Bild: Pressestelle",
        "Lizenz: frei für die Berichterstattung",
        "089 99998-100",
        "Faltblatt",
        "Bild 0",
    ):
        assert part in text
    topic = main.find("a", string="Wohnen")
    assert topic["href"] == "/de/presse/?thema=wohnen"
    picture = main.select_one("figure img")
    assert picture["alt"] == "Das Landratsamt von vorn"
    assert picture["width"] and picture["height"]


def test_arabic_reader_gets_words_in_arabic_and_facts_from_german(client, release):
    soup = page_at(client, "/ar/presse/projekt/")
    assert (soup.html["lang"], soup.html["dir"]) == ("ar", "rtl")
    main = soup.select_one("main")
    assert not main.has_attr("lang")
    text = main.get_text(" ", strip=True)
    assert "النص العربي" in text
    assert "السكن" in text
    assert "المكتب الصحفي" in text
    assert "Passau" in text
    assert "Irgendwo" not in text
    assert main.select_one("time")["datetime"] == "2017-06-02"
    assert main.find("a", string="السكن")["href"] == "/ar/presse/?thema=wohnen"


def test_missing_translation_shows_german_as_german(client, release):
    soup = page_at(client, "/uk/presse/projekt/")
    assert soup.html["lang"] == "uk"
    main = soup.select_one("main")
    assert (main["lang"], main["dir"]) == ("de", "ltr")
    assert "Der deutsche Text." in main.get_text()
    assert soup.select_one("meta[name=robots]")["content"] == "noindex"
    canonical = soup.select_one("link[rel=canonical]")["href"]
    assert canonical == "http://testserver/de/presse/projekt/"
    # The ways on keep the reader's language.
    assert main.find("a", string="Wohnen")["href"] == "/uk/presse/?thema=wohnen"


def test_rows_that_are_not_translated_yet_are_marked_german(client, release):
    with_correction(release, date(2017, 6, 6), "Das Datum war falsch.")
    main = page_at(client, "/ar/presse/projekt/").select_one("main")
    correction = main.find("p", string="Das Datum war falsch.")
    assert correction["lang"] == "de"


def test_correction_stands_above_the_text(client, release):
    with_correction(release, date(2017, 6, 6), "Das Datum war falsch.")
    text = page_at(client, "/de/presse/projekt/").select_one("main").get_text(" ", strip=True)
    assert "Korrigiert am 6. Juni 2017" in text
    assert text.index("Das Datum war falsch.") < text.index("Der deutsche Text.")


def test_press_photo_is_downloaded_as_it_was_uploaded(client, release):
    link = page_at(client, "/de/presse/projekt/").select_one("a[download]")
    image = release.photos.get().image
    response = client.get(link["href"])
    assert response.status_code == 200
    assert f'filename="{image.filename}"' in response.headers["Content-Disposition"]
    with image.file.storage.open(image.file.name) as original:
        assert b"".join(response.streaming_content) == original.read()


@pytest.mark.parametrize("language", ["ar", "uk"])
def test_press_photo_in_other_languages(client, release, language):
    link = page_at(client, f"/{language}/presse/projekt/").select_one("a[download]")
    response = client.get(link["href"])
    assert response.status_code == 200
    assert b"".join(response.streaming_content)


def test_photo_of_another_release_is_not_given_out(client, release):
    published(slug="andere")
    photo = release.photos.get()
    assert client.get(f"/de/presse/andere/fotos/{photo.pk}/").status_code == 404
    assert client.get("/de/presse/projekt/fotos/999999999999/").status_code == 404


def test_photo_of_a_draft_is_not_given_out(client):
    release = with_photos(published(slug="entwurf"), 1)
    release.unpublish()
    photo = release.photos.get()
    assert client.get(f"/de/presse/entwurf/fotos/{photo.pk}/").status_code == 404


def test_lost_photo_file_is_not_found(client, release):
    photo = release.photos.get()
    photo.image.file.storage.delete(photo.image.file.name)
    assert client.get(f"/de/presse/projekt/fotos/{photo.pk}/").status_code == 404


@pytest.mark.parametrize("licence", SiteImage.Licence.values)
def test_every_licence_has_words_for_newsrooms(client, licence):
    release = with_photos(published(slug="lizenz"), 1)
    SiteImage.objects.filter(pk=release.photos.get().image_id).update(licence=licence)
    text = page_at(client, "/de/presse/lizenz/").select_one("main").get_text(" ", strip=True)
    words = text.split("Lizenz: ")[1].split(" Druckfoto")[0]
    assert words
    assert licence not in words


def test_related_releases_without_those_nobody_may_read(client, release):
    public = published(title="Verwandt", slug="verwandt")
    hidden = PressReleaseFactory(live=False, title="Noch geheim")
    for other in (public, hidden):
        release.related_releases.add(RelatedRelease(release=other))
    publish(release)
    main = page_at(client, "/ar/presse/projekt/").select_one("main")
    assert "Noch geheim" not in main.get_text()
    link = main.find("a", string="Verwandt")
    assert link["href"] == "/ar/presse/verwandt/"
    assert link["lang"] == "de"


def test_contact_without_consent_is_not_shown(client, release):
    contact = release.press_contact
    contact.kind = contact.Kind.PRIVATE
    contact.consent_given_on = None
    contact.save()
    assert page_at(client, "/de/presse/projekt/").select(".contact") == []


def test_search_engines_get_a_news_article(client, release):
    with_correction(release, date(2017, 6, 6), "Das Datum war falsch.")
    article = article_of(page_at(client, "/de/presse/projekt/"))
    assert article["headline"] == "Das Projekt kann starten"
    assert article["url"] == "http://testserver/de/presse/projekt/"
    assert article["inLanguage"] == "de"
    assert article["datePublished"] == "2017-06-02T00:00:00+02:00"
    assert article["dateModified"] > article["datePublished"]
    assert article["publisher"]["@type"] == "GovernmentOrganization"
    assert article["author"] == article["publisher"]
    assert article["image"]["url"].startswith("http://testserver/media/images/")
    assert article["image"]["creditText"] == "Pressestelle"
    assert article["contentLocation"]["name"] == "Passau"
    assert article["correction"][0]["datePublished"] == "2017-06-06"


def test_article_is_in_the_language_of_its_text(client, release):
    assert article_of(page_at(client, "/ar/presse/projekt/"))["inLanguage"] == "ar"
    fallback = article_of(page_at(client, "/uk/presse/projekt/"))
    assert fallback["inLanguage"] == "de"
    assert fallback["url"] == "http://testserver/de/presse/projekt/"


def test_shared_links_have_title_picture_and_time(client, release):
    soup = page_at(client, "/de/presse/projekt/")
    shared = {
        tag["property"]: tag["content"] for tag in soup.select("meta[property]") if tag["content"]
    }
    assert shared["og:type"] == "article"
    assert shared["og:title"] == "Das Projekt kann starten"
    assert shared["og:description"] == "Der Vorspann."
    assert shared["og:image"].startswith("http://testserver/media/images/")
    assert shared["og:image:alt"] == "Das Landratsamt von vorn"
    assert shared["article:published_time"].startswith("2017-06-02")


def test_markup_in_texts_stays_text(client):
    published(slug="boese", title="</script><script>alert(1)</script>", lead="<b>fett")
    text = client.get("/de/presse/boese/").content.decode()
    assert "<script>alert(1)" not in text
    assert "<b>fett" not in text


def test_lost_lead_picture_leaves_the_page(client):
    release = with_lead_image(published(slug="ohne-bild"))
    image = release.lead_image
    image.file.storage.delete(image.file.name)
    image.renditions.all().delete()
    assert client.get("/de/presse/ohne-bild/").status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_only_reading_is_allowed(client, release, method):
    assert getattr(client, method)("/de/presse/projekt/").status_code == 405


def test_read_only_interface_tells_the_german_facts(client, release):
    translation = release.get_translations().get()
    data = client.get(f"/api/v2/pages/{translation.pk}/").json()
    assert data["title"] == "يمكن أن يبدأ المشروع"
    assert data["published_on"] == "2017-06-02"
    assert data["place"] == "Passau"
    assert data["topics"] == ["wohnen"]
    assert data["lead_image"]["credit"] == "Pressestelle"
    assert data["photos"][0]["image"]["credit"] == "Pressestelle"
    assert "embargo_until" not in data
