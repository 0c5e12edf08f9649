"""What the filters of the calendar offer: topics and municipalities."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet, Value

from core.frame import Frame, current_frame
from core.languages import active_language
from core.models import Municipality, Topic

Choice = tuple[str, str]


@dataclass(frozen=True)
class FilterOptions:
    """Address part and name of all topics and municipalities, in one language."""

    topics: list[Choice]
    municipalities: list[Choice]


_kept: dict[str, tuple[Frame | None, FilterOptions]] = {}


def filter_options(request) -> FilterOptions:
    """The options in the active language.

    A change of a topic or a municipality makes the frame new, and with it the options: they
    are read as seldom as the menu is.
    """
    frame = current_frame(request)
    code = active_language().code
    known = _kept.get(code)
    if known and frame is not None and known[0] is frame:
        return known[1]
    options = _read(code)
    _kept[code] = (frame, options)
    return options


def _read(code: str) -> FilterOptions:
    """Topics and municipalities with one query; the latter have no language."""
    languages = [settings.LANGUAGE_CODE, code]
    topics = Topic.objects.filter(locale__language_code__in=languages).order_by()
    rows = topics.values_list("slug", "name", "locale__language_code").union(
        Municipality.objects.order_by().values_list("slug", "name", Value("")), all=True
    )
    municipalities: dict[str, str] = {}
    names: dict[str, str] = {}
    for slug, name, language in rows:
        if not language:
            municipalities[slug] = name
        elif language == code or slug not in names:
            names[slug] = name
    return FilterOptions(_by_name(names), _by_name(municipalities))


def _by_name(names: dict[str, str]) -> list[Choice]:
    return sorted(names.items(), key=lambda item: item[1].casefold())


def topics_in(code: str, chosen: QuerySet | None = None) -> list[Topic]:
    """All topics, or those chosen, in German where the language lacks the name; one query."""
    rows = Topic.objects.filter(locale__language_code__in=[settings.LANGUAGE_CODE, code])
    if chosen is not None:
        keys = chosen.order_by().values("translation_key")
        rows = rows.filter(translation_key__in=keys)
    found: dict[str, Topic] = {}
    for row in rows.select_related("locale"):
        if row.locale.language_code == code or row.slug not in found:
            found[row.slug] = row
    return sorted(found.values(), key=lambda topic: topic.name.casefold())
