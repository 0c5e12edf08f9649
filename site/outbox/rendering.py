"""Turns a folder of mail templates into a subject, a text and an HTML body."""

from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from core.languages import language_for

SUBJECT_LIMIT = 77  # One line of a mail, so that no program has to cut it.


@dataclass(frozen=True)
class RenderedMail:
    """What a person reads."""

    subject: str
    text: str
    html: str


def render(kind: str, language_code: str, context: dict) -> RenderedMail:
    """The mail `templates/mail/<kind>/` in one language; links in it must be absolute."""
    language = language_for(language_code)
    with translation.override(language.code):
        values = {"base_url": settings.WAGTAILADMIN_BASE_URL, "language": language} | context
        subject = " ".join(render_to_string(f"mail/{kind}/subject.txt", values).split())
        values["subject"] = subject = shorten(subject)
        return RenderedMail(
            subject=subject,
            text=render_to_string(f"mail/{kind}/body.txt", values).strip() + "\n",
            html=render_to_string(f"mail/{kind}/body.html", values),
        )


def shorten(subject: str) -> str:
    """A subject of at most 77 characters, cut between words."""
    if len(subject) <= SUBJECT_LIMIT:
        return subject
    return subject[: SUBJECT_LIMIT - 1].rsplit(" ", 1)[0].rstrip(" ,;:–") + "…"
