"""Asks a machine on another server, and expects anything for an answer."""

import json
import time
from typing import Any

import requests
from django.conf import settings

_CONNECT_SECONDS = 5
_LARGEST_ANSWER = 4 * 1024 * 1024
_MEANINGS = {
    400: "Die Maschine nimmt die Anfrage nicht an. Vielleicht kann sie diese Sprache nicht.",
    401: "Die Maschine nimmt den Schlüssel nicht an.",
    403: "Die Maschine nimmt den Schlüssel nicht an.",
    404: "Unter der eingestellten Adresse ist keine Maschine.",
    413: "Der Text ist der Maschine zu lang.",
    429: "Die Maschine hat gerade zu viele Anfragen. Versuchen Sie es später noch einmal.",
    456: "Die bezahlte Menge an Text ist für diesen Monat aufgebraucht.",
}
UNREADABLE = "Die Maschine hat etwas geantwortet, das sich nicht lesen lässt."


class MachineFailed(Exception):
    """The machine did not translate; the message says why and what to do."""


def ask(url: str, question: dict, headers: dict[str, str] | None = None) -> Any:
    """What the machine answers, as JSON; raises `MachineFailed`."""
    try:
        # A redirection would take text and key to a server nobody chose.
        with requests.post(
            url,
            json=question,
            headers=headers,
            timeout=(_CONNECT_SECONDS, settings.MACHINE_TRANSLATION_TIMEOUT),
            allow_redirects=False,
            stream=True,
        ) as response:
            status, body = response.status_code, _read(response)
    except requests.Timeout as error:
        raise MachineFailed("Die Maschine antwortet nicht rechtzeitig.") from error
    except (requests.RequestException, ValueError) as error:
        raise MachineFailed("Die Maschine ist nicht zu erreichen.") from error
    if status != 200:
        raise MachineFailed(_MEANINGS.get(status, f"Die Maschine meldet einen Fehler ({status})."))
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise MachineFailed(UNREADABLE) from error


def _read(response: requests.Response) -> bytes:
    """The whole answer, unless it is endless in size or in time."""
    until = time.monotonic() + settings.MACHINE_TRANSLATION_TIMEOUT
    body = b""
    for chunk in response.iter_content(64 * 1024):
        body += chunk
        if len(body) > _LARGEST_ANSWER:
            raise MachineFailed(UNREADABLE)
        if time.monotonic() > until:
            raise MachineFailed("Die Maschine antwortet nicht rechtzeitig.")
    return body


def texts(answer: Any, number: int) -> list[str]:
    """As many texts as were asked for, or `MachineFailed`."""
    if not isinstance(answer, list) or len(answer) != number:
        raise MachineFailed(UNREADABLE)
    if not all(isinstance(text, str) for text in answer):
        raise MachineFailed(UNREADABLE)
    return answer
