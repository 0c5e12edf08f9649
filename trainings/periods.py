"""When personal data goes by itself, for every period of the settings.

All periods about people count from the end of the last date their registration is for, also
for who cancelled or was refused, so that everybody can be told one day when they sign up.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Exists, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from outbox.forgetting import forget_bodies, forget_people, old_mail_files, with_old_body
from outbox.models import OutboxMessage, UndeliverableAddress

from .allocation import locked
from .choices import ACTIVE_STATES
from .drafts import discard
from .models import (
    AccessNeed,
    Announcement,
    Answer,
    MessageDraft,
    PersonalAccess,
    Registration,
    RegistrationQuerySet,
    RegistrationSettings,
    Session,
    SessionChange,
)
from .retention import anonymise

BATCH = 200
ACCESS_REST = timedelta(days=1)


@dataclass(frozen=True)
class Step:
    """One kind of data: its name in the table of the command, what is due, how it goes."""

    label: str
    due: Any
    act: Callable[[Any], object]

    def count(self) -> int:
        return len(self.due) if isinstance(self.due, list) else self.due.count()


def apply_retention(now: datetime | None = None, dry_run: bool = False) -> dict[str, int]:
    """Deletes what is past its period; returns how much of what was due before.

    Twice, also at once, does no harm; what a run that broke off has left, the next one does.
    """
    steps = _steps(now or timezone.now(), RegistrationSettings.load())
    found = {step.label: step.count() for step in steps}
    if not dry_run:
        for step in steps:
            if found[step.label]:
                step.act(step.due)
    return found


def _steps(now: datetime, keep: RegistrationSettings) -> list[Step]:
    """The order matters: an address is free when no registration names it any more."""
    never_confirmed = _never_confirmed(now - keep.keep_unverified)
    people = over(now - keep.keep_people).filter(anonymised_at=None, sequence__isnull=False)
    staying = (
        Registration.objects.filter(anonymised_at=None)
        .exclude(pk__in=people.values("pk"))
        .exclude(pk__in=never_confirmed.values("pk"))
    )
    mails = now - keep.keep_mails
    announcements = Announcement.objects.filter(sent_at__lt=mails).exclude(texts={})
    return [
        Step("Anmeldungen ohne bestätigte Adresse", never_confirmed, _delete_by_book),
        Step("Unterstützungsbedarf", _needs(now - keep.keep_needs), _delete),
        Step("Antworten auf Fragen", _answers(now), _delete),
        Step("Namen und Adressen (Anmeldungen)", people, _anonymise_by_book),
        Step("Texte von Mails", with_old_body(mails), lambda due: forget_bodies(mails)),
        Step("Adressen im Ausgang", _stray_messages(staying, mails), forget_people),
        Step("Nachrichten an Teilnehmende", announcements, lambda due: due.update(texts={})),
        Step("Entwürfe von Nachrichten", _unsent_drafts(mails), _discard),
        Step("Persönliche Zugänge", _unused_access(staying, now), _delete),
        Step("Unzustellbare Adressen", _unused_refusals(staying, mails), _delete),
        Step("Mails als Dateien", old_mail_files(mails), _unlink),
    ]


def forget_unconfirmed(now: datetime | None = None) -> None:
    """By the minute, for it is promised in hours; everything else is promised in days."""
    limit = (now or timezone.now()) - RegistrationSettings.load().keep_unverified
    _delete_by_book(_never_confirmed(limit))


def _never_confirmed(limit: datetime) -> QuerySet[Registration]:
    return Registration.objects.filter(sequence=None, created_at__lt=limit)


def over(limit: datetime) -> QuerySet[Registration]:
    """Registrations whose last date ended before a moment, booked alone or with the training.

    Where no date is left, the last change of the registration counts. A date that was just moved
    into the past may be a slip of the year (see changes.py): people stay for one more period.
    """
    dates = Session.objects.filter(training=OuterRef("book__training")).order_by()
    last = dates.values("training").annotate(last=Max("ends_at")).values("last")
    ended = Coalesce("book__session__ends_at", Subquery(last), "changed_at")
    slips = SessionChange.objects.order_by().filter(
        session__training=OuterRef("book__training"), told_at=None, happened_at__gte=limit
    )
    found = Registration.objects.annotate(over_at=ended).filter(over_at__lt=limit)
    return found.exclude(Exists(slips)).order_by("pk")


def _done_with(limit: datetime) -> Q:
    """Of registrations that are over or, being cancelled, need nothing any more."""
    idle = ~Q(registration__state__in=ACTIVE_STATES) & Q(registration__changed_at__lt=limit)
    return Q(registration__in=over(limit).values("pk")) | idle


def _needs(limit: datetime) -> QuerySet[AccessNeed]:
    return AccessNeed.objects.filter(_done_with(limit))


def _answers(now: datetime) -> QuerySet[Answer]:
    """Every question says itself how long its answers are kept."""
    periods = Answer.objects.order_by().values_list("keep_days", flat=True).distinct()
    due = Q(pk=None)
    for days in periods:
        due |= Q(keep_days=days) & _done_with(now - timedelta(days=days))
    return Answer.objects.filter(due)


def _stray_messages(staying: RegistrationQuerySet, limit: datetime) -> QuerySet[OutboxMessage]:
    """Messages with an address that belong to no registration (any more)."""
    known = staying.with_reference().values("reference_text")
    old = OutboxMessage.objects.filter(not_before__lt=limit).exclude(recipient="")
    return old.exclude(reference__in=known)


def _unused_access(staying: QuerySet, now: datetime) -> QuerySet[PersonalAccess]:
    in_use = Q(email__in=staying.values("email")) | Q(asked_at__gte=now - ACCESS_REST)
    return PersonalAccess.objects.exclude(in_use)


def _unused_refusals(staying: QuerySet, limit: datetime) -> QuerySet[UndeliverableAddress]:
    old = UndeliverableAddress.objects.filter(refused_at__lt=limit)
    return old.exclude(email__in=staying.values("email"))


def _unsent_drafts(limit: datetime) -> QuerySet[MessageDraft]:
    """Messages that somebody had translated and never sent."""
    german = MessageDraft.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    return german.filter(written_at__lt=limit)


def _discard(due: QuerySet[MessageDraft]) -> None:
    for draft in due:
        discard(draft)


def _delete(due: QuerySet) -> None:
    due.delete()


def _unlink(due: list) -> None:
    for file in due:
        file.unlink(missing_ok=True)


def _delete_by_book(due: QuerySet[Registration]) -> None:
    def delete(batch: list[Registration]) -> None:
        forget_people(OutboxMessage.objects.filter(reference__in=[r.reference for r in batch]))
        Registration.objects.filter(pk__in=[r.pk for r in batch], sequence=None).delete()

    _by_book(due, delete)


def _anonymise_by_book(due: QuerySet[Registration]) -> None:
    _by_book(due, lambda batch: anonymise(*batch))


def _by_book(due: QuerySet[Registration], act: Callable[[list[Registration]], object]) -> None:
    """In short transactions, each with the lock of its book, so that nobody waits long."""
    for book_id in list(due.order_by().values_list("book_id", flat=True).distinct()):
        is_done = False
        while not is_done:
            with locked(book_id):
                batch = list(due.filter(book_id=book_id)[:BATCH])
                act(batch)
                is_done = len(batch) < BATCH
