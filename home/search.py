"""The site's search: one box over the pages of one language."""

import re
import unicodedata
from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Page as PageOfResults
from django.core.paginator import Paginator
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from circles.models import CircleIndexPage, CirclePage
from core.languages import Language
from core.models import SitePage
from core.reading import reading_url
from core.stems import stem, words_of
from news.models import NewsIndexPage, PressReleasePage
from trainings.models import TrainingIndexPage, TrainingPage

from .findable import findable_pages
from .models import HomePage, StandardPage

LONGEST_QUERY = 200
MOST_WORDS = 12
# Ranking costs the square of the matches on SQLite; nobody reads the thousandth result.
MOST_RESULTS = 1000
PAGE_SIZE = 10
_EXCERPT_LENGTH = 240


@dataclass(frozen=True)
class Kind:
    """What a result is; `slug` stands in the address, `texts` names the first sentences."""

    slug: str
    label: Promise
    texts: dict[type[SitePage], str]


KINDS = (
    Kind("presse", _("Presse"), {PressReleasePage: "lead", NewsIndexPage: "lead"}),
    Kind("schulungen", _("Schulungen"), {TrainingPage: "summary", TrainingIndexPage: "lead"}),
    Kind("helferkreise", _("Helferkreise"), {CirclePage: "summary", CircleIndexPage: "lead"}),
    Kind("seiten", _("Seiten"), {StandardPage: "lead", HomePage: "lead"}),
)


@dataclass
class Found:
    """The answer to one search."""

    words: list[str]
    results: PageOfResults
    count: int
    is_capped: bool
    items: list[dict] = field(default_factory=list)


def cleaned(typed: str) -> str:
    """What somebody typed, without control characters and not longer than a sentence."""
    printable = "".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in typed)
    return " ".join(printable[:LONGEST_QUERY].split())


def kind_for(slug: str) -> Kind | None:
    return next((kind for kind in KINDS if kind.slug == slug), None)


def search_pages(query: str, language: Language, kind: Kind | None, number: str) -> Found:
    """The pages of the language that hold all words; `number` is the page somebody asked for."""
    words = words_of(query)[:MOST_WORDS]
    matches = _matches(words, language, kind)
    count = matches.count() if words else 0
    is_capped = count > MOST_RESULTS
    if is_capped:
        matches = _matches(words, language, kind, is_ranked=False)
    shown = matches[:MOST_RESULTS] if words else []
    paginator = Paginator(shown, PAGE_SIZE)
    paginator.count = min(count, MOST_RESULTS)  # Known already; it need not ask again.
    results = paginator.get_page(number)
    found = Found(words, results, min(count, MOST_RESULTS), is_capped)
    found.items = _items(list(results), words, language)
    return found


def _matches(words: list[str], language: Language, kind: Kind | None, is_ranked: bool = True):
    pages = _pages_in(language)
    if kind:
        types = ContentType.objects.get_for_models(*kind.texts).values()
        pages = pages.filter(content_type__in=[content_type.pk for content_type in types])
    if not is_ranked:
        pages = pages.order_by("-last_published_at")
    return get_search_backend().search(
        " ".join(stem(word, language.code) for word in words),
        pages,
        operator="and",
        order_by_relevance=is_ranked,
    )


def _pages_in(language: Language):
    findable = findable_pages().filter(locale__language_code=language.code)
    # The search engine filters by declared fields only; `id` is one.
    return Page.objects.filter(pk__in=findable.values("pk"))


def _items(pages: list[Page], words: list[str], language: Language) -> list[dict]:
    """What components/search_result.html shows, in the order of the search."""
    dates = _release_dates([page.translation_key for page in pages])
    texts = _texts([page.pk for page in pages])
    return [
        {
            "title": page.title,
            "url": reading_url(page, language),
            "kind": _kind_of(page),
            "date": dates.get(page.translation_key),
            "excerpt": highlighted(
                _excerpt(texts.get(page.pk) or page.search_description), words, language.code
            ),
        }
        for page in pages
    ]


def _release_dates(keys: list) -> dict:
    german = PressReleasePage.objects.german().filter(translation_key__in=keys)
    return dict(german.values_list("translation_key", "published_on"))


def _texts(pks: list[int]) -> dict[int, str]:
    """The first sentences of the pages, of all kinds with one query."""
    queries = [
        page_class.objects.filter(pk__in=pks).order_by().values_list("pk", field_name)
        for kind in KINDS
        for page_class, field_name in kind.texts.items()
    ]
    return dict(queries[0].union(*queries[1:], all=True)) if pks else {}


def _kind_of(page: Page) -> str:
    return next((str(kind.label) for kind in KINDS if page.specific_class in kind.texts), "")


def _excerpt(text: str) -> str:
    return Truncator(text).chars(_EXCERPT_LENGTH)


def highlighted(text: str, words: list[str], code: str) -> SafeString:
    """The text as safe HTML with the words, however they end, in mark elements."""
    wanted = {stem(word, code) for word in words}
    marked = [
        format_html("<mark>{}</mark>", part) if _is_hit(part, wanted, code) else part
        for part in re.split(r"(\w+)", text)
    ]
    return format_html_join("", "{}", ((part,) for part in marked))


def _is_hit(part: str, wanted: set[str], code: str) -> bool:
    return any(stem(word, code) in wanted for word in words_of(part))
