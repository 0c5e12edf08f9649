"""The table of all German texts and the eight languages."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.admin.paginator import WagtailPaginator
from wagtail.models import Page
from wagtail_localize.models import TranslationLog

from core.languages import Language, language_for
from core.unpublished import unknown_to

from ..approved import appearances
from ..choices import READY, State
from ..forms.desk import NAMES, TableFilter, foreign_languages
from ..models import TranslationRequest
from ..readings import read_by_language
from ..rights import Person, may_request
from ..states import Place, Standing, standing_of, standings
from ..texts import Text, german_texts
from .opening import crumbs
from .people import DeskRequest
from .tabs import tabs_for

PER_PAGE = 50
ICONS = {
    State.MISSING: "minus",
    State.IN_WORK: "edit",
    State.HANDED_IN: "time",
    State.SENT_BACK: "resubmit",
    State.APPROVED: "calendar-check",
    State.OUTDATED: "warning",
    State.CURRENT: "check",
    State.OFFLINE: "no-view",
    State.NOT_NEEDED: "cross",
}
DONE = (*READY, State.NOT_NEEDED)


@dataclass(frozen=True)
class Cell:
    """Where one text stands in one language."""

    language: Language
    language_name: str
    standing: Standing
    icon: str
    since: datetime | None
    wanted_by: date | None
    is_late: bool
    appears: str = ""

    @property
    def is_asked_for(self) -> bool:
        """Whether somebody has to do something about a request."""
        return self.standing.is_requested and self.standing.state not in DONE


@dataclass(frozen=True)
class Line:
    """One German text with its cells."""

    text: Text
    cells: list[Cell]


class Found(NamedTuple):
    """What a filter found; the standings of all texts, where it had to ask for them."""

    form: TableFilter
    texts: list[Text]
    standings: dict[Place, Standing] | None


@require_safe
def table(request: DeskRequest) -> HttpResponse:
    """All German pages and rows, 50 on a page."""
    if not may_request(request.user):
        raise PermissionDenied
    form, texts, found = found_by(request.user, request.GET)
    asked = form.cleaned_data
    code = asked.get("sprache") or ""
    languages = [language_for(code)] if code else foreign_languages()
    page = WagtailPaginator(texts, PER_PAGE).get_page(request.GET.get("p"))
    keys = [text.key for text in page.object_list]
    if found is None:
        found = standings(keys, [language.code for language in languages])
    page.object_list = lines_of(page.object_list, languages, found)
    context = {
        "page": page,
        "form": form,
        "is_filtered": any(asked.values()),
        "filter": {name: value for name, value in asked.items() if value},
        "is_valid": form.is_valid(),
        "columns": [(language.code, NAMES[language.code]) for language in languages],
        "read": _read_in_words(languages),
        "tabs": tabs_for(request, "table"),
        "header_title": "Stand aller Texte",
        "header_icon": "table",
        "breadcrumbs_items": crumbs("Stand aller Texte"),
    }
    return TemplateResponse(request, "translations/table.html", context)


def found_by(user: Person, sent: QueryDict) -> Found:
    """The texts this person knows of and the filter finds."""
    texts = known_to(user)
    form = TableFilter(sent, {text.section: text.section_name for text in texts})
    form.is_valid()
    asked = form.cleaned_data
    texts, found = _matching(texts, asked), None
    if state := asked.get("stand"):
        code = asked["sprache"]
        found = standings(None, [code])
        texts = [text for text in texts if standing_of(found, text.key, code).state == state]
    return Found(form, texts, found)


def lines_of(
    texts: list[Text], languages: list[Language], found: dict[Place, Standing]
) -> list[Line]:
    """The texts with a cell for each language."""
    here = {
        (text.key, one.code): standing_of(found, text.key, one.code)
        for text in texts
        for one in languages
    }
    days = appearances([s.target_id for s in here.values() if s.target_id and s.is_approved])
    return [
        Line(text, [_cell(one, here[text.key, one.code], days) for one in languages])
        for text in texts
    ]


def _cell(language: Language, standing: Standing, days: dict[int, str]) -> Cell:
    is_open = standing.state not in DONE
    wanted_by = standing.wanted_by if is_open else None
    appears = days.get(standing.target_id or 0, "")
    if appears and standing.state != State.APPROVED:
        # A newer one was handed in or sent back.
        appears = f"frühere Fassung {appears}"
    return Cell(
        language,
        NAMES[language.code],
        standing,
        ICONS[standing.state],
        standing.since,
        wanted_by,
        is_late=wanted_by is not None and wanted_by < timezone.localdate(),
        appears=appears,
    )


def _read_in_words(languages: list[Language]) -> list[tuple[str, int]]:
    """How often the whole site was read in German and in each language that is shown."""
    read = read_by_language()
    codes = [settings.LANGUAGE_CODE, *[language.code for language in languages]]
    return [(NAMES[code], read.get(code, 0)) for code in codes] if read else []


def known_to(user: Person, keys: Collection[UUID] | None = None) -> list[Text]:
    """These German texts (all, with None) without the drafts and embargoes of others."""
    unknown = set(unknown_to(user).values_list("pk", flat=True))
    return [text for text in german_texts(keys) if text.page_id not in unknown]


def _matching(texts: list[Text], asked: dict) -> list[Text]:
    if words := asked.get("q", "").casefold():
        texts = [text for text in texts if words in text.title.casefold()]
    if section := asked.get("bereich"):
        texts = [text for text in texts if text.section == section]
    if only := asked.get("nur"):
        keys = _with_open_request(asked.get("sprache", ""), is_late=only == "frist")
        texts = [text for text in texts if text.key in keys]
    return texts


def _with_open_request(code: str, *, is_late: bool) -> set[UUID]:
    """The texts that were asked for and have not been published in that language since."""
    page = Page.objects.filter(
        live=True,
        translation_key=OuterRef("translation_key"),
        locale=OuterRef("locale"),
        live_revision__created_at__gte=OuterRef("requested_at"),
    )
    row = TranslationLog.objects.filter(
        source__object_id=OuterRef("translation_key"),
        locale=OuterRef("locale"),
        revision=None,
        created_at__gte=OuterRef("requested_at"),
    )
    requests = TranslationRequest.objects.filter(~Exists(page), ~Exists(row), is_wanted=True)
    if code:
        requests = requests.filter(locale__language_code=code)
    if is_late:
        requests = requests.filter(wanted_by__lt=timezone.localdate())
    return set(requests.values_list("translation_key", flat=True))
