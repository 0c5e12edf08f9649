"""A translator and an approver at their screen, through the requests of a browser, for tests."""

import json
from http import HTTPStatus

from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from core.models import User
from translations.choices import State
from translations.segments import Segment, segments_of
from translations.states import standing_of, standings
from translations.typed import Place
from translations.work import target_of, write

TEXT = (
    '<p>Bitte kommen Sie <b>vorher</b> zur <a href="https://example.org/">Lotsin</a>.</p>'
    "<p>Erste Zeile<br/>zweite Zeile</p>"
)


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


# --- The text ---------------------------------------------------------------------------


def segment_of(translation: Translation, german: str) -> Segment:
    """The piece with these words in its German sentence."""
    return next(one for one in segments_of(translation) if german in one.german)


def key_of(segment: Segment) -> str:
    """How a form names the piece."""
    return Place(segment.string_id, segment.context_id).key


def stored(translation: Translation, segment: Segment) -> str:
    """The words in the database."""
    rows = StringTranslation.objects.filter(
        translation_of_id=segment.string_id,
        context_id=segment.context_id,
        locale=translation.target_locale,
    )
    return rows.values_list("data", flat=True).first() or ""


def all_words(translation: Translation, words: str, user: User) -> None:
    """The same words for every piece, written by this person."""
    for segment in segments_of(translation):
        write(translation, StringSegment.objects.get(pk=segment.pk), words, user)


def state_of(german, code: str = "ar") -> State:
    found = standings([german.translation_key], [code])
    return standing_of(found, german.translation_key, code).state


def is_public(translation: Translation) -> bool:
    target = target_of(translation)
    return target is not None and getattr(target, "live", True)


# --- The screen -------------------------------------------------------------------------


def at(name: str, translation: Translation, *args) -> str:
    return reverse(f"translations:{name}", args=[translation.pk, *args])


def screen(client: Client, translation: Translation) -> BeautifulSoup:
    response = client.get(at("edit", translation))
    assert response.status_code == HTTPStatus.OK
    return BeautifulSoup(response.content, "html.parser")


def text_of(soup: BeautifulSoup) -> str:
    return " ".join(soup.get_text(" ").split())


def form_of(soup: BeautifulSoup) -> dict[str, str]:
    """What a browser without script would send back untouched."""
    form = soup.select_one("[data-desk-form]")
    fields = {field["name"]: field.get("value", "") for field in form.select("input[type=hidden]")}
    return fields | {field["name"]: field.text.strip("\n") for field in form.select("textarea")}


def typed(client: Client, translation: Translation, segment: Segment, words: str, **sent):
    """What the script of the screen sends while somebody types."""
    body = {"words": words, "seen": "", "place": key_of(segment)} | sent
    return client.put(
        at("words", translation, segment.pk),
        json.dumps(body),
        content_type="application/json",
        headers={"accept": "application/json"},
    )


def handed_in(client: Client, translation: Translation):
    return client.post(at("hand_in", translation), follow=True)


def decided(client: Client, translation: Translation, verdict: str, **fields):
    """Presses a button of the approver about what stands on the screen."""
    version = screen(client, translation).select_one("[name=version]")
    data = {"version": version["value"] if version else "", "verdict": verdict} | fields
    return client.post(at("decide", translation), data, follow=True)
