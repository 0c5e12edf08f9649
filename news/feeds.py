"""The releases as Atom (RFC 4287) and RSS 2.0, one feed per language."""

import re
import uuid

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import Max
from django.utils.feedgenerator import Atom1Feed, Enclosure, Rss201rev2Feed
from django.utils.html import escape, strip_tags
from django.utils.http import http_date, parse_http_date
from django.utils.text import Truncator
from django.utils.translation import gettext
from wagtail.models import PageLogEntry

from core.frame import current_frame
from core.languages import active_language
from core.reading import in_language, reading_url

from .archive import Archive
from .models import NewsIndexPage, PressReleasePage
from .models.api import IMAGE_FILTER
from .pictures import share_image

LENGTH = 20
SUMMARY_WORDS = 80
# XML 1.0, 2.2: these characters are in no document, however they are written.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class _MarksLanguage:
    """Says at each entry in which language it is where that is not the feed's."""

    def item_attributes(self, item):
        lang = item.get("lang")
        return {"xml:lang": lang} if lang else {}


class _Atom(_MarksLanguage, Atom1Feed):
    pass


class _Rss(_MarksLanguage, Rss201rev2Feed):
    pass


class ReleaseFeed(Feed):
    """The newest releases of one index, those of one topic on demand."""

    def __init__(self, index: NewsIndexPage, request):
        self.index = index
        self.request = request
        self.reader = active_language()
        self.language = self.reader.tag
        self.office = self._office_name()

    def __call__(self, request, *args, **kwargs):
        response = super().__call__(request, *args, **kwargs)
        if (changed := self._last_change()) is not None:
            newest_entry = parse_http_date(response.headers["Last-Modified"])
            response.headers["Last-Modified"] = http_date(max(newest_entry, changed.timestamp()))
        return response

    def _last_change(self):
        """Also when a release was withdrawn: a feed without it is a new feed."""
        history = PageLogEntry.objects.filter(
            content_type__app_label="news", content_type__model="pressreleasepage"
        )
        return history.aggregate(at=Max("timestamp"))["at"]

    def _office_name(self) -> str:
        frame = current_frame(self.request)
        return frame.settings.office_name if frame else settings.WAGTAIL_SITE_NAME

    # --- The feed -------------------------------------------------------------

    def get_object(self, request):
        return Archive.asked_for(self.index, request)

    def title(self, archive):
        parts = [self.index.title, archive.description(), self.office]
        return _in_xml(" – ".join(filter(None, parts)))

    def link(self, archive):
        return archive.link()

    def feed_url(self, archive):
        query = f"?{archive.query}" if archive.query else ""
        return f"{self.request.path}{query}"

    def description(self, archive):
        return _in_xml(self.index.lead) or gettext("Pressemitteilungen des Landratsamts")

    subtitle = description

    def author_name(self, archive):
        return self.office

    def items(self, archive):
        newest = archive.releases().with_images(IMAGE_FILTER).prefetch_related("topics")
        readings = in_language(newest[:LENGTH])
        self.topic_names = {german.pk: words.name for german, words in archive.named}
        return readings

    # --- One entry ------------------------------------------------------------

    def item_title(self, item):
        return _in_xml(item.title)

    def item_description(self, item):
        body = Truncator(body_text(item)).words(SUMMARY_WORDS)
        paragraphs = [escape(_in_xml(text)) for text in (item.lead, body) if text]
        return "".join(f"<p>{text}</p>" for text in paragraphs)

    def item_link(self, item):
        return reading_url(item.source, self.reader)

    def item_guid(self, item):
        # Neither a new address of the page nor one of the site makes an old release a new one.
        return uuid.uuid5(item.source.translation_key, self.reader.code).urn

    item_guid_is_permalink = False

    def item_pubdate(self, item):
        return item.released_at

    def item_updateddate(self, item):
        return item.changed_at

    def item_author_name(self, item):
        return self.office

    def item_categories(self, item):
        return [_in_xml(self.topic_names[topic.pk]) for topic in item.source.topics.all()]

    def item_enclosures(self, item):
        rendition = share_image(item.source.lead_image)
        if rendition is None:
            return []
        try:
            length = rendition.file.size
        except OSError:
            return []
        url = self.request.build_absolute_uri(rendition.url)
        return [Enclosure(url, str(length), "image/jpeg")]

    def item_extra_kwargs(self, item):
        return {"lang": item.reading_lang}


class AtomFeed(ReleaseFeed):
    feed_type = _Atom


class RssFeed(ReleaseFeed):
    feed_type = _Rss


def body_text(release: PressReleasePage) -> str:
    """The running text without markup, read as stored: no block asks the database."""
    blocks = [block["value"] for block in release.body.raw_data if block["type"] == "prose"]
    # A tag between two words is a gap between two words.
    return " ".join(strip_tags(" ".join(blocks).replace("<", " <")).split())


def _in_xml(text: str) -> str:
    return _NOT_IN_XML.sub("", text)
