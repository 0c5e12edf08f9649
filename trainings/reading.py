"""One training as a reader sees it: its dates, facts, seats and whom to ask."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from core.languages import Language, reader_language
from core.models import contact_in

from .choices import AdmissionMode
from .models import RegistrationBook, Session, TrainingPage
from .models.seats import Seats, SeatsState, seats_of, span_of
from .options import topics_in


@dataclass(frozen=True)
class Fact:
    """A label and what is to be said; as the component facts takes it."""

    label: str
    value: str


@dataclass(frozen=True)
class SignUpLink:
    """The button that leads to the form."""

    text: str
    url: str


@dataclass(frozen=True)
class ShownSession:
    """A date on the page of its training; seats only where it is booked by itself."""

    session: Session
    seats: Seats | None
    sign_up: SignUpLink | None = None

    @property
    def starts_at(self):
        return timezone.localtime(self.session.starts_at)

    @property
    def ends_at(self):
        return timezone.localtime(self.session.ends_at)


@dataclass(frozen=True)
class Tag:
    """A topic with the way to its trainings."""

    title: str
    url: str


def training_context(page: TrainingPage) -> dict:
    """What the template of a training needs; facts come from the German page.

    Shown in German for want of a translation, the page still says in the reader's own language
    when it is, whether there are seats and how to sign up.
    """
    reader = reader_language() if page.language.is_source else page.language
    with translation.override(page.language.code):
        context = _words_context(page)
    with translation.override(reader.code):
        return context | {"booking": _booking_context(page, reader)}


def _words_context(page: TrainingPage) -> dict:
    source = page.source
    seats = _seats_of_all(source)
    return {
        "source": source,
        "badges": [seats] if seats and seats.text else [],
        # Places and notes stay German inside a translation.
        "fact_lang": "" if page.language.is_source else settings.LANGUAGE_CODE,
        "facts": facts(page),
        "circles": circles(source),
        "accessibility": accessibility(page),
        "topics": topics(page),
        "goals": _lines(page.learning_goals),
        "programme": _lines(page.programme),
        "contact": contact_in(source.contact_id, page.language),
        "downloads": downloads(page),
    }


def _booking_context(page: TrainingPage, reader: Language) -> dict:
    source = page.source
    seats = _seats_of_all(source)
    context = {
        "reader": reader,
        "sessions": [_shown(session) for session in source.dates],
        "seats": seats,
        "sign_up": _sign_up_link(source, source.dates[0].whole_book, seats) if seats else None,
        "fact_lang": "" if reader.is_source else settings.LANGUAGE_CODE,
        "calendar_file_url": f"{page.reading_url}kalender.ics",
    }
    if seats and seats.is_open and (book := source.dates[0].whole_book) and book.seats_kept:
        context |= {"kept_seats": book.seats_kept, "kept_for": book.reserved_for.title}
    return context


def _seats_of_all(source: TrainingPage) -> Seats | None:
    if not (source.is_whole and source.dates):
        return None
    return seats_of(source.dates[0].whole_book, span_of(source.dates), timezone.now())


def _shown(session: Session) -> ShownSession:
    seats = _own_seats(session)
    return ShownSession(session, seats, _sign_up_link(session.training, session.own_book, seats))


def _sign_up_link(
    source: TrainingPage, book: RegistrationBook | None, seats: Seats | None
) -> SignUpLink | None:
    """The way to the form while it is open; none in a draft that nobody can book."""
    if book is None or seats is None or not (seats.is_open and source.live):
        return None
    # The text may be German for want of a translation; the form is in the reader's language.
    with translation.override(reader_language().code):
        url = reverse("trainings:register", args=[book.pk])
    return SignUpLink(words_of_the_button(book, seats), url)


def sign_up_address(page: TrainingPage) -> str:
    """The form, which says itself when it is closed; the dates where there are several forms."""
    source = page.source
    if source.is_whole and source.dates and (book := source.dates[0].whole_book):
        return reverse("trainings:register", args=[book.pk])
    forms = [link.url for session in source.dates if (link := _shown(session).sign_up)]
    return forms[0] if len(forms) == 1 else f"{page.reading_url}#termine"


def words_of_the_button(book: RegistrationBook, seats: Seats | None) -> str:
    """What pressing it brings: a seat, a place in the queue, or a decision of the office."""
    if seats and seats.state == SeatsState.QUEUE:
        return _("Auf die Warteliste")
    if book.admission == AdmissionMode.APPROVAL:
        return _("Platz anfragen")
    return _("Anmelden")


def _own_seats(session: Session) -> Seats | None:
    if session.training.is_whole:
        return None
    return seats_of(session.own_book, span_of([session]), timezone.now())


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def facts(page: TrainingPage) -> list[Fact]:
    """What one wants to know before signing up."""
    source = page.source
    return [
        Fact(_("Für wen"), page.target_group),
        Fact(_("Leitung"), page.trainers),
        Fact(_("Unterrichtssprache"), source.get_teaching_language_display()),
        Fact(_("Kosten"), page.cost or _("kostenlos")),
    ]


def circles(source: TrainingPage) -> list[str]:
    """The circles the training is for; their names are the same in every language."""
    if not any(session.has_circles for session in source.dates):
        return []
    return [circle.title for circle in source.circles.all() if circle.live]


def accessibility(page: TrainingPage) -> list[str]:
    """What makes it easier to take part, in words."""
    source = page.source
    known = [
        (source.is_wheelchair_accessible, _("Mit Rollstuhl zugänglich")),
        (source.has_induction_loop, _("Induktionsschleife für Hörgeräte")),
        (source.has_childcare, _("Kinderbetreuung")),
        (source.interpreter_on_request, _("Dolmetschen auf Anfrage")),
        (bool(page.accessibility_note), page.accessibility_note),
    ]
    return [text for is_given, text in known if is_given]


def topics(page: TrainingPage) -> list[Tag]:
    """The topics in the language of the page, each leads to its trainings."""
    calendar_url = page.reading_url.removesuffix(f"{page.slug}/")
    chosen = page.source.topics.all()
    if isinstance(chosen, QuerySet):
        chosen = topics_in(page.language.code, chosen)
    return [Tag(topic.name, f"{calendar_url}?thema={topic.slug}") for topic in chosen]


@dataclass(frozen=True)
class Download:
    """A file as the component downloads takes it."""

    title: str
    url: str
    file_type: str
    size_bytes: int | None


def downloads(page: TrainingPage) -> list[Download]:
    """The files of the training with their titles in the language of the page."""
    if not any(session.has_files for session in page.source.dates):
        return []
    rows = page.attachments.all()
    if isinstance(rows, QuerySet):
        rows = rows.select_related("document")
    return [
        Download(row.title, row.document.url, row.document.file_extension, row.document.file_size)
        for row in rows
    ]
