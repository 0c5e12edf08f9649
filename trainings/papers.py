"""What stands on printed papers: the certificate, and the list of a date to sign."""

from dataclasses import asdict, dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.languages import Language, language_for
from core.models import SiteSettings
from core.reading import in_language

from . import attendance, pdf
from .booking import day_in_words
from .certificates import Earned, earned_by
from .models import Certificate, Participant, RegistrationSettings, Session, TrainingPage
from .options import topics_in

GERMAN = settings.LANGUAGE_CODE
EMBLEM = settings.PROJECT_DIR / "static" / "img" / "emblem.svg"
# Sharp in print at 1.5 cm, and small in the file.
LOGO_FILTER = "max-600x240|format-png"
EMPTY_ROWS = 6


@dataclass(frozen=True)
class Line:
    """A piece of text with its language, as typst names it."""

    text: str
    lang: str


def certificate_pdf(certificate: Certificate) -> bytes:
    """The paper in the person's language, with the German words beside it."""
    person = language_for(certificate.language)
    languages = [person] if person.is_source else [person, language_for(GERMAN)]
    office = _office()
    with translation.override(GERMAN), timezone.override(settings.TIME_ZONE):
        issued = date_format(timezone.localtime(certificate.issued_at), "DATE_FORMAT")
    data = {
        "lang": _typst(person),
        "direction": person.direction,
        "title": _title(certificate, person),
        "office": office.office_name,
        "district": office.district_name,
        **_logo(office),
        "name": certificate.participant.name,
        "texts": [_words(certificate, language) for language in languages],
        "place_and_date": f"{office.city}, {issued}" if office.city else issued,
        "signer": [line for line in (_signer(), office.office_name) if line],
        "number": certificate.number,
        "code": certificate.shown_code,
        **_check(certificate, person),
    }
    return pdf.render("certificate.typ", data)


def _signer() -> str:
    return RegistrationSettings.load().certificate_signer


def _title(certificate: Certificate, language: Language) -> str:
    with translation.override(language.code):
        return _("Teilnahmebestätigung %(number)s") % {"number": certificate.number}


def _check(certificate: Certificate, language: Language) -> dict[str, str]:
    """The address to type, and the same with everything filled in for who clicks it."""
    with translation.override(language.code):
        path = reverse("trainings:certificate_check")
    address = f"{settings.WAGTAILADMIN_BASE_URL}{path}"
    query = f"nummer={certificate.number}&code={certificate.code}"
    return {"check_address": address, "check_link": f"{address}?{query}"}


def _words(certificate: Certificate, language: Language) -> dict:
    """All that is said in one language."""
    with translation.override(language.code), timezone.override(settings.TIME_ZONE):
        return {
            "lang": _typst(language),
            "heading": _("Teilnahmebestätigung"),
            "intro": _("Wir bestätigen die Teilnahme an einer Schulung."),
            "facts": _facts(certificate, language),
            "place_and_date": _("Ort und Datum"),
            "number": _("Nummer"),
            "code": _("Prüfcode"),
            "how_to_check": _("Hier können Sie prüfen, ob diese Bestätigung echt ist:"),
        }


def _facts(certificate: Certificate, language: Language) -> list[dict]:
    training = certificate.participant.registration.book.training
    (reading,) = in_language([training], language)
    here = _typst(language)
    title_lang = "de" if reading.reading_lang else here
    earned = earned_by([certificate.participant_id]).get(certificate.participant_id, Earned([]))
    topics = topics_in(language.code, training.topics.all())
    facts = [
        (_("Schulung"), [Line(reading.title, title_lang)]),
        (
            ngettext("Termin", "Termine", len(earned.sessions)),
            [Line(day_in_words(session.starts_at), here) for session in earned.sessions],
        ),
        (_("Umfang"), [Line(text, here) for text in _extent(certificate, earned)]),
        (_("Das haben Sie gelernt"), [Line(line, title_lang) for line in _goals(reading)]),
        (
            _("Themen"),
            [Line(row.name, _typst(language_for(row.locale.language_code))) for row in topics],
        ),
    ]
    return [
        {"label": label, "lines": [asdict(line) for line in lines]}
        for label, lines in facts
        if lines
    ]


def _goals(reading: TrainingPage) -> list[str]:
    return [line.strip() for line in reading.learning_goals.splitlines() if line.strip()]


def _extent(certificate: Certificate, earned: Earned) -> list[str]:
    """The hours, and at how many of the dates somebody was who missed one."""
    lines = [duration(certificate.minutes)]
    book = certificate.participant.registration.book
    total = sum(not session.is_cancelled for session in book.sessions())
    if len(earned.sessions) < total:
        text = _("Teilgenommen an %(count)s von %(total)s Terminen")
        lines.append(text % {"count": len(earned.sessions), "total": total})
    return lines


def duration(minutes: int) -> str:
    """ "2 Std. 30 Min.": short words, because they need no plural."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("%(minutes)s Min.") % {"minutes": rest}
    if not rest:
        return _("%(hours)s Std.") % {"hours": hours}
    return _("%(hours)s Std. %(minutes)s Min.") % {"hours": hours, "minutes": rest}


def attendance_list_pdf(session: Session) -> bytes:
    """The list that lies at the door: who comes, a place to sign, and empty rows."""
    with translation.override(GERMAN), timezone.override(settings.TIME_ZONE):
        data = {
            "title": f"Anwesenheitsliste: {session.training.title}",
            "training": session.training.title,
            "when": _when(session),
            "where": ", ".join(filter(None, [session.place, session.address])),
            "office": _office().office_name,
            "people": [
                {"name": _listed(person), "circle": _circle(person)}
                for person in attendance.expected(session)
            ],
            "empty_rows": EMPTY_ROWS,
        }
    return pdf.render("attendance_list.typ", data)


def _when(session: Session) -> str:
    start, end = timezone.localtime(session.starts_at), timezone.localtime(session.ends_at)
    if start.date() == end.date():
        return f"{day_in_words(start)}, {start:%H:%M} bis {end:%H:%M} Uhr"
    return f"{day_in_words(start)}, {start:%H:%M} Uhr bis {day_in_words(end)}, {end:%H:%M} Uhr"


def _listed(person: Participant) -> str:
    return ", ".join(filter(None, [person.family_name, person.given_name]))


def _circle(person: Participant) -> str:
    circle = person.registration.circle
    return circle.title if circle else ""


def _typst(language: Language) -> str:
    """typst knows two letters: "de-simple" is "de"."""
    return language.tag.split("-")[0]


def _office() -> SiteSettings:
    offices = SiteSettings.objects.filter(site__is_default_site=True).select_related("logo")
    return offices.first() or SiteSettings()


def _logo(office: SiteSettings) -> dict:
    """The picture as numbers, which is how JSON carries it."""
    if office.logo is None:
        return _picture(EMBLEM.read_bytes(), "svg")
    try:
        with office.logo.get_rendition(LOGO_FILTER).file.open() as file:
            return _picture(file.read(), "png")
    except OSError:  # The file is gone; the paper is worth more than its picture.
        return _picture(EMBLEM.read_bytes(), "svg")


def _picture(content: bytes, kind: str) -> dict:
    return {"logo": list(content), "logo_format": kind}
