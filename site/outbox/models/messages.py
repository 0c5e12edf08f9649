"""Mails in the outbox, and the addresses that take none."""

import hashlib

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils import timezone

from ..kinds import label_of


class MessageState(models.TextChoices):
    """Where a message is on its way."""

    PENDING = "pending", "wartet"
    CLAIMED = "claimed", "in Arbeit"
    HANDING = "handing", "wird übergeben"
    SENT = "sent", "gesendet"
    FAILED = "failed", "fehlgeschlagen"
    DROPPED = "dropped", "nicht mehr nötig"


UNFINISHED = (MessageState.PENDING, MessageState.CLAIMED, MessageState.HANDING)


class OutboxMessageQuerySet(models.QuerySet):
    """Messages in words of the office."""

    def due(self, now=None):
        """What may be worked on now: waiting messages, and those whose sender died."""
        now = now or timezone.now()
        return self.filter(
            Q(state=MessageState.PENDING, not_before__lte=now)
            | Q(state__in=[MessageState.CLAIMED, MessageState.HANDING], lease_until__lt=now)
        )

    def unfinished(self):
        return self.filter(state__in=UNFINISHED)

    def about(self, reference: str):
        """All messages about one thing, such as "registration:4711"."""
        return self.filter(reference=reference)


class OutboxMessage(models.Model):
    """One mail in the outbox (Ausgang), in the language of the person.

    `key` names the event it reports, so writing it twice writes it once. The Message-ID is
    made from the key: should a mail ever leave twice, mail programs see one. A mail that has
    `facts` gets its words when it leaves (see composing.py); the facts name nobody.
    """

    key = models.CharField("Schlüssel", max_length=200, unique=True)
    kind = models.CharField("Art", max_length=60, db_index=True)
    reference = models.CharField("Gehört zu", max_length=100, blank=True, db_index=True)
    recipient = models.EmailField("An", max_length=254)
    language = models.CharField("Sprache", max_length=12)
    facts = models.JSONField(
        "Angaben", encoder=DjangoJSONEncoder, null=True, blank=True, editable=False
    )
    subject = models.CharField("Betreff", max_length=200, blank=True)
    text = models.TextField("Text", blank=True)
    html = models.TextField("HTML", blank=True)
    calendar = models.TextField("Kalenderdatei", blank=True)
    calendar_method = models.CharField("Kalender-Methode", max_length=10, blank=True)
    reply_to = models.EmailField("Antwort an", max_length=254, blank=True)

    state = models.CharField(
        "Status", max_length=10, choices=MessageState, default=MessageState.PENDING
    )
    created_at = models.DateTimeField("Angelegt", default=timezone.now)
    not_before = models.DateTimeField("Nicht vor", default=timezone.now)
    expires_at = models.DateTimeField("Verfällt", null=True, blank=True)
    lease_token = models.UUIDField(null=True, blank=True, editable=False)
    lease_until = models.DateTimeField(null=True, blank=True, editable=False)
    attempts = models.PositiveSmallIntegerField("Versuche", default=0)
    last_error = models.CharField("Letzter Fehler", max_length=300, blank=True)
    sent_at = models.DateTimeField("Gesendet", null=True, blank=True)

    objects = OutboxMessageQuerySet.as_manager()

    class Meta:
        verbose_name = "Nachricht"
        verbose_name_plural = "Ausgang"
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(
                fields=["not_before", "id"],
                name="outbox_pending",
                condition=Q(state=MessageState.PENDING),
            ),
            models.Index(
                fields=["lease_until"],
                name="outbox_leased",
                condition=Q(state__in=[MessageState.CLAIMED, MessageState.HANDING]),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=MessageState.values), name="outbox_state_known"
            )
        ]

    def __str__(self):
        return f"{self.title} → {self.recipient}"

    @property
    def title(self) -> str:
        """The subject; before the mail has one, what the office calls its kind."""
        return self.subject or label_of(self.kind)

    @property
    def is_written(self) -> bool:
        """It has its words; mails with `facts` get them when they leave."""
        return bool(self.text) or self.facts is None

    @property
    def message_id(self) -> str:
        """The same for every attempt (RFC 5322, 3.6.4); tells nothing about the person."""
        digest = hashlib.sha256(self.key.encode()).hexdigest()[:40]
        domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
        return f"<{digest}@{domain}>"


class UndeliverableAddress(models.Model):
    """An address that a mail server refused for good; shown wherever the person is shown."""

    email = models.EmailField("E-Mail-Adresse", max_length=254, unique=True)
    refused_at = models.DateTimeField("Abgelehnt am", default=timezone.now)
    reason = models.CharField("Grund", max_length=300, blank=True)

    class Meta:
        verbose_name = "Unzustellbare Adresse"
        verbose_name_plural = "Unzustellbare Adressen"

    def __str__(self):
        return self.email
