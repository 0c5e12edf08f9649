"""The screen of translators and approvers: German and its translation, piece by piece."""

import json

from django.contrib import messages as stored_messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page
from wagtail_localize.models import StringSegment, Translation

from core.languages import language_for

from .. import questions, review
from ..approved import approved
from ..beside import add_help, near_proposals
from ..choices import EASY_LANGUAGE, State
from ..inline import as_plain
from ..machine import machine_for
from ..rights import may_approve, may_translate
from ..segments import segments_of
from ..side_by_side import Screen, Unsaved, is_kept, screen_of
from ..states import standing_of, standings
from ..substitutes import substitutes_of
from ..typed import CannotStore, Overtaken, Place, piece_at, store, version_of
from ..work import NotNow, refuse_if_closed, target_of
from .opening import LOCKED, crumbs, for_both, language_name, refuse
from .people import DeskRequest

GONE = (
    "Der deutsche Text hat sich inzwischen geändert. Was Sie zu einer alten Stelle geschrieben "
    "haben, steht jetzt bei der neuen als bisherige Übersetzung."
)


@require_http_methods(["GET", "HEAD", "POST"])
@for_both
def edit(request: DeskRequest, translation: Translation) -> HttpResponse:
    """GET shows the screen, POST stores the whole form and asks what is to be asked."""
    if request.method != "POST":
        return show(request, translation)
    if not may_translate(request.user, translation.target_locale.language_code):
        return refuse(request)
    answer = store_form(request, translation)
    if answer is not None:
        return answer
    where = _ask(request, translation)
    if not stored_messages.get_messages(request):
        messages.success(request, "Gespeichert.")
    return redirect(f"{reverse('translations:edit', args=[translation.pk])}{where}")


def store_form(request: DeskRequest, translation: Translation) -> HttpResponse | None:
    """Stores every field of the form that was changed; an answer only where something is left."""
    unsaved: dict[Place, Unsaved] = {}
    status = 400
    for place, typed, began_with in _changed_in(request.POST):
        piece = piece_at(translation, place)
        if piece is None:
            continue
        try:
            store(translation, piece, typed, began_with, request.user)
        except Overtaken as error:
            unsaved[place] = Unsaved.overtaken(typed, error, request.user)
            status = 409
        except (CannotStore, NotNow) as error:
            unsaved[place] = Unsaved(typed, str(error), seen=began_with)
            status = LOCKED if isinstance(error, NotNow) else status
        else:
            if piece.pk is None:
                messages.warning(request, _where_it_went(translation, piece, typed))
    if not unsaved:
        return None
    count = len(unsaved)
    what = "Eine Stelle ist" if count == 1 else f"{count} Stellen sind"
    messages.error(request, f"{what} nicht gespeichert. Was Sie geschrieben haben, steht noch da.")
    return show(request, translation, unsaved, status=status)


def _where_it_went(translation: Translation, piece: StringSegment, typed: str) -> str:
    """Words for a sentence that German no longer has: where they are, or the words themselves."""
    if is_kept(translation, piece):
        return GONE
    german = as_plain(piece.string.data)
    return f"Auf Deutsch gibt es nicht mehr: „{german}“. Sie hatten dazu geschrieben: „{typed}“"


def _changed_in(data: QueryDict) -> list[tuple[Place, str, str]]:
    """What somebody typed: the place, the words, and the version they began with."""
    seen = _began_with(data.get("seen", ""))
    typed: dict[Place, str] = {}
    # A proposal that was taken counts instead of what stands in the field.
    for prefix in ("words-", "take-"):
        for name in data:
            place = Place.from_key(name.removeprefix(prefix)) if name.startswith(prefix) else None
            if place:
                typed[place] = str(data[name]).replace("\r\n", "\n").strip()
    rows = [(place, words, str(seen.get(place.key, ""))) for place, words in typed.items()]
    return [row for row in rows if version_of(row[1]) != row[2]]


def _began_with(text: str) -> dict:
    try:
        seen = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return {}
    return seen if isinstance(seen, dict) else {}


def _ask(request: DeskRequest, translation: Translation) -> str:
    """Stores the question of the row whose button was pressed; says where to scroll."""
    place = Place.from_key(request.POST.get("ask", ""))
    if place is None:
        return ""
    text = request.POST.get(f"question-{place.key}", "")
    try:
        questions.ask(translation, place, text, request.user)
    except questions.NotAQuestion as error:
        messages.error(request, str(error))
    else:
        author = questions.author_of(translation.source)
        told = f"{get_user_display_name(author)} bekommt eine Mail." if author else ""
        said = ["Ihre Frage ist gestellt.", told, "Die Antwort kommt auch mit einer Mail."]
        messages.success(request, " ".join(filter(None, said)))
    return f"#stelle-{place.key}"


def show(
    request: DeskRequest,
    translation: Translation,
    unsaved: dict[Place, Unsaved] | None = None,
    *,
    status: int = 200,
    **more,
) -> HttpResponse:
    """The screen, with what could not be stored."""
    segments = segments_of(translation)
    screen = screen_of(translation, unsaved or {}, segments)
    add_help(screen, translation)
    add_near(screen, translation, request.GET.get("aehnlich", ""))
    submission = review.submission_of(translation, segments)
    context = {
        "translation": translation,
        "screen": screen,
        "seen": json.dumps(screen.seen),
        "substitutes": substitutes_of(translation),
        **_heading(translation),
        **_standing(request, translation, submission),
        "only_hand_in": submission is None and _has_only_to_be_handed_in(translation, screen),
        **_links(translation),
        **more,
    }
    return TemplateResponse(request, "translations/edit.html", context, status=status)


def _heading(translation: Translation) -> dict:
    name = language_name(translation)
    title = f"{translation.source.object_repr} – {name}"
    return {
        "language": language_for(translation.target_locale.language_code),
        "language_name": name,
        "header_title": title,
        "header_icon": "wagtail-localize-language",
        "breadcrumbs_items": crumbs(title),
    }


def add_near(screen: Screen, translation: Translation, key: str) -> None:
    """Without a script, sentences like one piece are asked for with its key in the address."""
    for piece in screen.pieces:
        if key and piece.place.key == key:
            piece.proposals += near_proposals(translation, piece.segment.german)


def _standing(request: DeskRequest, translation: Translation, submission) -> dict:
    """Who may do what now, and why not."""
    code = translation.target_locale.language_code
    try:
        refuse_if_closed(translation)
    except NotNow as reason:
        closed = str(reason)
    else:
        closed = ""
    decides = submission is not None and review.may_decide(translation, submission, request.user)
    target = target_of(translation)
    return {
        "may_write": not closed and may_translate(request.user, code),
        "closed": closed,
        "submission": submission,
        "may_decide": decides,
        "may_withdraw": submission is not None and submission.by == request.user,
        "why_not_approve": (
            review.why_not_approve(translation, submission, request.user) if decides else ""
        ),
        "german_is_newer": (
            submission is not None and translation.source.last_updated_at > submission.at
        ),
        "returned": review.return_of(translation),
        "approved": approved(translation, target),
        "may_approve": may_approve(request.user, code),
        "is_page": isinstance(target, Page),
    }


def _has_only_to_be_handed_in(translation: Translation, screen: Screen) -> bool:
    """German changed, and there is no piece that would say what to do now."""
    if screen.done < screen.total or not screen.total:
        return False
    key, code = translation.source.object_id, translation.target_locale.language_code
    return standing_of(standings([key], [code]), key, code).state == State.OUTDATED


def _links(translation: Translation) -> dict[str, str]:
    """What there is not for every text: a preview, files for other programs, a machine."""
    target = target_of(translation)
    links = {}
    if isinstance(target, Page):
        german = target.source
        links = {
            "preview_url": reverse("translations:preview", args=[translation.pk]),
            "german_url": german.get_url() if german.live else "",
            "public_url": target.get_url() if target.live else "",
        }
    code = translation.target_locale.language_code
    # A row in easy language is a word or two: no other program helps with it.
    if code != EASY_LANGUAGE:
        links |= {
            "import_url": reverse("translations:import", args=[translation.pk]),
            "po_url": reverse("translations:export", args=[translation.pk, "po"]),
            "xliff_url": reverse("translations:export", args=[translation.pk, "xliff12"]),
        }
    if machine_for(code):
        links["machine_url"] = reverse("translations:machine", args=[translation.pk])
    return links
