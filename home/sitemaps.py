"""The sitemap: every published page in every language it exists in."""

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps import views as sitemap_views
from wagtail.models import Page

from core.languages import language_for
from core.reading import reading_url
from core.views import read_only

from .findable import findable_pages


class PageSitemap(Sitemap):
    """All pages; a search engine learns of each which other languages have it."""

    limit = 2000

    def items(self):
        return findable_pages().select_related("locale").order_by("pk")

    def location(self, page):
        return reading_url(page, language_for(page.locale.language_code))

    def lastmod(self, page):
        return page.last_published_at

    def get_latest_lastmod(self):
        # Without it the index would load every page to find the newest.
        return None

    def _urls(self, page, protocol, domain):
        urls = super()._urls(page, protocol, domain)
        root = f"{protocol}://{domain}"
        languages = self._languages_of([url["item"].translation_key for url in urls])
        for url in urls:
            codes = languages[url["item"].translation_key]
            url["alternates"] = self._alternates(url["item"], codes, root)
        return urls

    def _languages_of(self, keys: list) -> dict:
        languages: dict = {key: [] for key in keys}
        rows = self.items().filter(translation_key__in=keys)
        for key, code in rows.values_list("translation_key", "locale__language_code"):
            languages[key].append(code)
        return languages

    def _alternates(self, page, codes: list[str], root: str) -> list[dict]:
        links = [
            {"lang_code": language_for(code).tag, "location": root + _in(page, code)}
            for code in codes
        ]
        german = settings.LANGUAGE_CODE
        if german in codes:
            links.append({"lang_code": "x-default", "location": root + _in(page, german)})
        return links


def _in(page: Page, code: str) -> str:
    return reading_url(page, language_for(code))


@read_only
def sitemap(request, section=None):
    """One file; on a site with more pages than one file may hold, the list of its files."""
    sitemaps = {"seiten": PageSitemap}
    if section is None and PageSitemap().paginator.num_pages > 1:
        return sitemap_views.index(request, sitemaps, sitemap_url_name="sitemap_section")
    return sitemap_views.sitemap(request, sitemaps, section)
