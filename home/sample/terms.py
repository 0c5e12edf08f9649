"""The terms of the sample's trainings: who decides about seats, who moves up, what is asked."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from trainings.choices import AdmissionMode, PromotionMode, QuestionKind, SeatsShown
from trainings.models import RegistrationBook, TrainingPage, TrainingQuestion

from . import shelf
from .trainings.kinds import Training


class Question(NamedTuple):
    """A question of the form; choices one a line."""

    label: str
    purpose: str
    kind: str = QuestionKind.TEXT
    choices: str = ""


@dataclass(frozen=True)
class Special:
    """What makes a training different from the others, in its terms and in its people."""

    admission: str = AdmissionMode.DIRECT
    promotion: str = PromotionMode.DIRECT
    seats_shown: str = SeatsShown.EXACT
    party_limit: int = 1
    kept_for: str = ""
    kept_seats: int = 0
    questions: tuple[Question, ...] = ()
    asked: int = 0
    refused: int = 0
    gave_back: int = 0
    unverified: int = 0
    expired: int = 0
    called_off: str = ""
    has_certificates: bool = False


USUAL = Special()
SPECIAL = {
    "grundlagen-des-asylrechts": Special(
        seats_shown=SeatsShown.FEW, gave_back=2, unverified=2, expired=1
    ),
    "interkulturelle-kompetenz": Special(
        party_limit=3,
        questions=(
            Question(
                "Was möchten Sie zu Mittag essen?",
                "Damit wir genug bestellen.",
                QuestionKind.CHOICE,
                "mit Fleisch\nohne Fleisch\nnichts",
            ),
            Question(
                "Bringen Sie ein Kind mit?", "Damit jemand auf es aufpasst.", QuestionKind.YES_NO
            ),
        ),
    ),
    "traumasensibel-begleiten": Special(promotion=PromotionMode.OFFER, gave_back=1),
    "dolmetschen-im-ehrenamt": Special(
        admission=AdmissionMode.APPROVAL,
        asked=3,
        refused=1,
        questions=(
            Question("Welche Sprachen sprechen Sie gut?", "Damit wir die Gruppen gut mischen."),
        ),
    ),
    "leichte-sprache": Special(kept_for="altusried", kept_seats=4),
    "asylrecht-aktuell": Special(called_off="Der Sitzungssaal ist gesperrt."),
    "datenschutz-im-ehrenamt": Special(seats_shown=SeatsShown.NONE),
    "begleiten-statt-betreuen": Special(has_certificates=True),
}


def special(slug: str) -> Special:
    return SPECIAL.get(slug, USUAL)


def questions_of(training: Training) -> list[TrainingQuestion]:
    return [
        TrainingQuestion(
            locale=shelf.german(),
            label=question.label,
            purpose=question.purpose,
            kind=question.kind,
            choices=question.choices,
        )
        for question in special(training.slug).questions
    ]


def set_terms(training: Training, page: TrainingPage) -> None:
    """What the coordinator would have set; publishing has made the books."""
    sessions = list(page.sessions.order_by("starts_at"))
    units = [None] if page.is_whole else sessions
    for unit, seats in zip(units, training.seats, strict=True):
        starts_at = (unit or sessions[0]).starts_at
        RegistrationBook.objects.filter(training=page, session=unit).update(
            capacity=seats.capacity,
            waiting_capacity=seats.waiting_capacity,
            **_window(training, starts_at),
            **_rules(special(training.slug), starts_at),
        )


def _rules(terms: Special, starts_at: datetime) -> dict[str, Any]:
    circle = shelf.circles((terms.kept_for,))[0] if terms.kept_for else None
    return {
        "admission": terms.admission,
        "promotion": terms.promotion,
        "seats_shown": terms.seats_shown,
        "party_limit": terms.party_limit,
        "reserved_for": circle,
        "reserved_seats": terms.kept_seats,
        "reserved_until": starts_at - timedelta(days=14) if circle else None,
    }


def _window(training: Training, starts_at: datetime) -> dict[str, datetime | None]:
    """From when until when one can sign up; None where the sample sets no limit."""
    opens_at = closes_at = None
    if training.opens_in_days is not None:
        opens_at = training.moment_in_days(training.opens_in_days)
    if training.closes_days_before is not None:
        closes_at = starts_at - timedelta(days=training.closes_days_before)
    return {"opens_at": opens_at, "closes_at": closes_at}
