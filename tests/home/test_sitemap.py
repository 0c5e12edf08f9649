import pytest
from django.utils import timezone
from lxml import etree
from wagtail.models import PageViewRestriction

from home.sitemaps import PageSitemap
from tests.factories.home import StandardPageFactory, translated
from tests.factories.news import published

pytestmark = pytest.mark.django_db
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def entries(client, address="/sitemap.xml"):
    tree = etree.fromstring(client.get(address).content)
    return {url.findtext("s:loc", namespaces=NAMES): url for url in tree.findall("s:url", NAMES)}


def test_sitemap_names_pages_only_in_the_languages_they_exist_in(client):
    page = StandardPageFactory(slug="ehrenamt")
    translated(page, "ar", title="تطوع")
    urls = entries(client)
    assert "http://testserver/ar/" in urls
    assert "http://testserver/ar/ehrenamt/" in urls
    assert "http://testserver/en/ehrenamt/" not in urls
    links = urls["http://testserver/ar/ehrenamt/"].findall("x:link", NAMES)
    assert {link.get("hreflang"): link.get("href") for link in links} == {
        "de": "http://testserver/de/ehrenamt/",
        "ar": "http://testserver/ar/ehrenamt/",
        "x-default": "http://testserver/de/ehrenamt/",
    }
    assert urls["http://testserver/de/ehrenamt/"].findtext("s:lastmod", namespaces=NAMES)


def test_sitemap_leaves_out_what_nobody_may_read(client):
    StandardPageFactory(slug="entwurf").unpublish()
    private = StandardPageFactory(slug="intern")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    published(slug="gesperrt", embargo_until=timezone.now() + timezone.timedelta(days=1))
    published(slug="zurueck", withdrawn_on=timezone.localdate())
    text = client.get("/sitemap.xml").content.decode()
    for slug in ("entwurf", "intern", "gesperrt", "zurueck"):
        assert f"/{slug}/" not in text


def test_every_address_of_the_sitemap_answers(client):
    for address in entries(client):
        assert client.get(address.removeprefix("http://testserver")).status_code == 200


def test_large_site_gets_a_list_of_files(client, monkeypatch):
    monkeypatch.setattr(PageSitemap, "limit", 10)
    tree = etree.fromstring(client.get("/sitemap.xml").content)
    files = [node.text for node in tree.iterfind(".//s:loc", NAMES)]
    assert len(files) > 1
    found = {}
    for file in files:
        found |= entries(client, file.removeprefix("http://testserver"))
    assert "http://testserver/de/presse/" in found


@pytest.mark.parametrize("address", ["/sitemap-nix.xml", "/sitemap-seiten.xml?p=99",
                                     "/sitemap-seiten.xml?p=abc"])  # fmt: skip
def test_unknown_file_is_a_404(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("number", [1, 30])
def test_number_of_queries_does_not_grow(client, django_assert_max_num_queries, number):
    for _index in range(number):
        StandardPageFactory()
    with django_assert_max_num_queries(12):
        client.get("/sitemap.xml")
