import pytest
from django.core.cache import cache
from django.utils import timezone
from wagtail.models import PageViewRestriction

from tests.factories.core import ContactFactory, SiteImageFactory
from tests.factories.home import StandardPageFactory
from tests.factories.news import DocumentFactory, published

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_visitor_before():
    """The limit counts in the cache, which outlives a test."""
    cache.clear()


def titles(client, address):
    return {item["title"] for item in client.get(address).json()["items"]}


def test_pages_are_read_without_session(client):
    StandardPageFactory(title="Ehrenamt")
    response = client.get("/api/v2/pages/?limit=50")
    assert response.headers["Content-Type"] == "application/json"
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    assert "Ehrenamt" in {item["title"] for item in response.json()["items"]}


def test_what_nobody_may_read_is_not_there(client):
    draft = StandardPageFactory(title="Geheim Entwurf")
    draft.unpublish()
    private = StandardPageFactory(title="Geheim intern")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    held = published(
        title="Geheim gesperrt", embargo_until=timezone.now() + timezone.timedelta(days=1)
    )
    gone = published(title="Geheim zurückgezogen", withdrawn_on=timezone.localdate())
    text = client.get("/api/v2/pages/?limit=50&fields=*").content.decode()
    assert "Geheim" not in text
    for page in (draft, private, held, gone):
        assert client.get(f"/api/v2/pages/{page.pk}/").status_code == 404


def test_pictures_appear_with_the_page_that_shows_them(client):
    shown, hidden, unused = SiteImageFactory(), SiteImageFactory(), SiteImageFactory()
    shown.title, hidden.title, unused.title = "gezeigt", "unter Sperrfrist", "unbenutzt"
    for image in (shown, hidden, unused):
        image.save()
    published(lead_image=shown, lead_image_alt="Ein Haus")
    published(
        lead_image=hidden,
        lead_image_alt="Ein Haus",
        embargo_until=timezone.now() + timezone.timedelta(days=1),
    )
    assert titles(client, "/api/v2/images/") == {"gezeigt"}
    assert client.get(f"/api/v2/images/{hidden.pk}/").status_code == 404
    assert titles(client, "/api/v2/images/?search=gezeigt") == {"gezeigt"}


def test_documents_appear_with_the_page_that_offers_them(client):
    offered, unused = DocumentFactory(title="Flyer"), DocumentFactory(title="Entwurf")
    downloads = {"title": "Mehr", "documents": [offered.pk]}
    page = StandardPageFactory()
    page.body = page.body.stream_block.to_python([{"type": "downloads", "value": downloads}])
    page.save()
    assert titles(client, "/api/v2/documents/") == {"Flyer"}
    assert client.get(f"/api/v2/documents/{unused.pk}/").status_code == 404


def test_no_record_of_consent_is_given_out(client):
    contact = ContactFactory(consent_note="Ordner 7", name="Sprecherin")
    page = StandardPageFactory(contact=contact)
    text = client.get(f"/api/v2/pages/{page.pk}/?fields=*").content.decode()
    assert "Ordner 7" not in text


@pytest.mark.parametrize(
    "query",
    ["limit=51", "limit=-1", "limit=abc", "offset=-1", "offset=99999999999999999999", "fields=;",
     "child_of=abc", "order=nix", "nix=1", "type=core.User", "offset=²", "site=x", "site=x:y",
     "site=127.0.0.1:99999999999999999999", "fields=title(((", "fields=_,*", "translation_of=abc",
     "first_published_at=9999999-1-1", "search_operator=x", "title=%00"],
)  # fmt: skip
def test_bad_questions_are_answered_with_400(client, query):
    assert client.get(f"/api/v2/pages/?{query}").status_code == 400


@pytest.mark.parametrize(
    "query",
    ["search=%22", "search=*", "search=a:b", "search=(", "search=", "search=" + "x" * 10_000,
     "id=99999999999999999999999", "search=kurs&search_operator=nix", "order=random",
     "locale=ar", "child_of=root", "descendant_of=999999999999999999999999"],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["pages", "images", "documents"])
def test_odd_questions_are_never_an_error(client, query, kind):
    assert client.get(f"/api/v2/{kind}/?{query}").status_code in (200, 400, 404)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("id=x", 400),
        ("html_path=%00", 400),
        ("html_path=..", 404),
        ("id=99999999999999999999999", 404),
        ("", 404),
    ],
)
def test_looking_for_one_page_by_odd_marks(client, query, status):
    assert client.get(f"/api/v2/pages/find/?{query}").status_code == status


def test_addresses_are_those_that_were_asked_for(client):
    page = StandardPageFactory()
    here = {"HTTP_HOST": "localhost:4711"}
    found = client.get(f"/api/v2/pages/find/?id={page.pk}", **here).headers["Location"]
    assert found == f"http://localhost:4711/api/v2/pages/{page.pk}/?"
    meta = client.get(found, **here).json()["meta"]
    assert meta["detail_url"] == found.rstrip("?")
    assert meta["html_url"].startswith("http://localhost:4711/de/")
    assert meta["parent"]["meta"]["html_url"].startswith("http://localhost:4711/")


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_nothing_can_be_written(client, method):
    assert getattr(client, method)("/api/v2/pages/").status_code == 405


def test_too_many_questions_are_slowed_down(client, monkeypatch):
    from rest_framework.throttling import AnonRateThrottle

    monkeypatch.setattr(AnonRateThrottle, "THROTTLE_RATES", {"anon": "2/min"})
    codes = [client.get("/api/v2/pages/").status_code for _time in range(3)]
    assert codes == [200, 200, 429]
