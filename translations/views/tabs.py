"""The ways between the pages of the desk."""

from typing import NamedTuple

from django.urls import reverse

from ..choices import EASY_LANGUAGE
from ..rights import languages_of, may_request
from .people import DeskRequest


class Tab(NamedTuple):
    """One way; `is_here` marks where one is."""

    label: str
    url: str
    is_here: bool


def tabs_for(request: DeskRequest, here: str) -> list[Tab]:
    """Translators have their work, whoever writes German has the table and the sections."""
    names: list[tuple[str, str]] = []
    if languages_of(request.user):
        names += [("queue", "Zu erledigen"), ("never", "Noch nie übersetzt")]
    if may_request(request.user):
        names += [
            ("table", "Stand aller Texte"),
            ("bulk_requests", "Sammelaufträge"),
            ("sections", "Sprachen der Bereiche"),
        ]
    if names:
        names.append(("glossary", "Glossar"))
    if any(language.code != EASY_LANGUAGE for language in languages_of(request.user)):
        names.append(("export_many", "Dateien"))
    return [Tab(label, reverse(f"translations:{name}"), name == here) for name, label in names]
