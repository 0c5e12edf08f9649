"""A message of the coordinator to the people of a training: to whom, in which words, once."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import Count, QuerySet, Sum
from django.utils import timezone

from core.languages import language_for
from core.models import User
from outbox.models import OutboxMessage
from outbox.rendering import RenderedMail, render
from outbox.services import queue_mails

from .choices import MAY_BE_TOLD
from .letters import about, words_in
from .models import (
    Announcement,
    Participant,
    Registration,
    RegistrationBook,
    RegistrationQuerySet,
    TrainingPage,
)

BATCH = 100
KIND = "participants_message"
NO_CIRCLE = "none"

# {"de": {"subject": "…", "message": "…"}}; German is always there.
Texts = dict[str, dict[str, str]]


class SentAlready(Exception):
    """This form was sent before, with other words or for another training."""


@dataclass(frozen=True)
class Audience:
    """Who of a training is meant; what is empty narrows nothing."""

    training: TrainingPage
    states: tuple[str, ...] = tuple(MAY_BE_TOLD)
    book: RegistrationBook | None = None
    circle: str = ""
    language: str = ""

    def registrations(self) -> RegistrationQuerySet:
        """Everybody who is meant, with and without an address."""
        meant = Registration.objects.filter(
            book__training=self.training, state__in=self.states, anonymised_at=None
        )
        if self.book:
            meant = meant.filter(book=self.book)
        if self.circle == NO_CIRCLE:
            meant = meant.filter(circle=None)
        elif self.circle:
            meant = meant.filter(circle=int(self.circle))
        if self.language:
            meant = meant.filter(language=self.language)
        return meant

    def recipients(self) -> QuerySet[Registration]:
        return self.registrations().by_mail().order_by("pk")

    def unreachable(self) -> QuerySet[Registration]:
        """Whom the office has to call."""
        return self.registrations().only_by_phone().order_by("pk").prefetch_related("participants")

    def numbers(self) -> dict[str, int]:
        """How many mails go to how many addresses, and for how many people they are."""
        return (
            self.recipients()
            .order_by()
            .aggregate(
                mails=Count("pk"),
                addresses=Count("email", distinct=True),
                people=Sum("seats", default=0),
            )
        )

    def languages(self) -> dict[str, int]:
        """How many mails are in which language, in the order of the language menu."""
        counted = self.recipients().order_by().values("language").annotate(number=Count("pk"))
        numbers = {row["language"]: row["number"] for row in counted}
        return {code: numbers[code] for code, _name in settings.LANGUAGES if code in numbers}


def preview(audience: Audience, texts: Texts, language_code: str) -> RenderedMail:
    """The mail as a person reading this language gets it; its links belong to nobody."""
    book = audience.book or audience.training.books.order_by("pk").first()
    if book is None:
        raise RegistrationBook.DoesNotExist
    what = about(book, language_for(language_code))
    reader = Participant(given_name="Vorname", family_name="Nachname")
    context = {
        **what,
        **words_in(texts, language_code),
        "participants": [reader],
        "manage_url": what["training_url"],
    }
    return render(KIND, language_code, context)


def announce(
    audience: Audience, texts: Texts, submission_key: uuid.UUID, user: User
) -> Announcement:
    """Writes one mail for each registration; a second call finishes what the first began.

    Raises SentAlready when the key stands for another message.
    """
    announcement, _is_new = Announcement.objects.get_or_create(
        submission_key=submission_key,
        defaults={"training": audience.training, "texts": texts, "sent_by": user},
    )
    if announcement.training_id != audience.training.pk or announcement.texts != texts:
        raise SentAlready
    people = list(audience.recipients().only("pk", "email", "language"))
    for start in range(0, len(people), BATCH):
        with transaction.atomic():
            queue_mails(_mails(announcement, people[start : start + BATCH]))
    announcement.recipients = OutboxMessage.objects.filter(
        key__startswith=f"announcement:{announcement.pk}:"
    ).count()
    announcement.save(update_fields=["recipients"])
    return announcement


def _mails(announcement: Announcement, people: Iterable[Registration]) -> list[OutboxMessage]:
    now = timezone.now()
    return [
        OutboxMessage(
            key=f"announcement:{announcement.pk}:{registration.reference}",
            kind=KIND,
            reference=registration.reference,
            recipient=registration.email,
            language=language_for(registration.language).code,
            facts={"announcement": announcement.pk},
            not_before=now,
        )
        for registration in people
    ]
