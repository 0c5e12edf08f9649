"""Turns a folder of mail templates into a subject, a text and an HTML body."""

from dataclasses import dataclass

from django.conf import settings
from django.template import Context, Engine
from django.template.loader import render_to_string
from django.utils import timezone, translation

from core.languages import Language, language_for
from core.models import SiteSettings
from core.reading import reading_url

from .models import MailText

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
    # In the administration the clock is set to what the member of staff chose.
    with translation.override(language.code), timezone.override(settings.TIME_ZONE):
        values = {"base_url": settings.WAGTAILADMIN_BASE_URL, "language": language}
        values |= _sender(language) | MailText.objects.words_in(kind, language) | context
        subject = " ".join(_plain(f"mail/{kind}/subject.txt", values).split())
        values["subject"] = subject = shorten(subject)
        return RenderedMail(
            subject=subject,
            text=tidy(_plain(f"mail/{kind}/body.txt", values)),
            html=render_to_string(f"mail/{kind}/body.html", values),
        )


def _plain(template_name: str, values: dict) -> str:
    """Text as it is: "O'Neil & Söhne" needs no entities outside HTML."""
    template = Engine.get_default().get_template(template_name)
    return template.render(Context(values, autoescape=False))


def _sender(language: Language) -> dict:
    """The office that writes, and where it tells what it does with personal data."""
    offices = SiteSettings.objects.filter(site__is_default_site=True)
    office = offices.select_related("privacy_page").first() or SiteSettings()
    page = office.privacy_page
    is_readable = page is not None and page.live
    path = reading_url(page, language) if is_readable else ""
    return {
        "office": office,
        "privacy_url": f"{settings.WAGTAILADMIN_BASE_URL}{path}" if path else "",
    }


def shorten(subject: str) -> str:
    """A subject of at most 77 characters, cut between words."""
    if len(subject) <= SUBJECT_LIMIT:
        return subject
    return subject[: SUBJECT_LIMIT - 1].rsplit(" ", 1)[0].rstrip(" ,;:–") + "…"


def tidy(text: str) -> str:
    """Paragraphs with one empty line between them; template tags leave more."""
    lines: list[str] = []
    for line in text.strip().splitlines():
        if line.strip() or lines[-1]:
            lines.append(line.strip())
    return "\n".join(lines) + "\n"
