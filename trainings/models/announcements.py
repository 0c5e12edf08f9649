"""Messages of the coordinator to the people of a training."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils import timezone
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import TranslatableField

from outbox.rendering import SUBJECT_LIMIT


class Announcement(models.Model):
    """A message (Nachricht an Teilnehmende): its words by language, to whom, and when.

    `texts` is {"de": {"subject": "…", "message": "…"}, "ar": {…}}; German is always there.
    """

    training = models.ForeignKey(
        "trainings.TrainingPage", on_delete=models.CASCADE, related_name="announcements"
    )
    submission_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    texts = models.JSONField("Texte", default=dict)
    recipients = models.PositiveIntegerField("Empfänger", default=0)
    sent_at = models.DateTimeField("Gesendet", default=timezone.now)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = "Nachricht an Teilnehmende"
        verbose_name_plural = "Nachrichten an Teilnehmende"
        ordering = ["-sent_at", "-pk"]

    def __str__(self):
        return self.texts.get(settings.LANGUAGE_CODE, {}).get("subject", f"Nachricht {self.pk}")


class MessageDraft(TranslatableMixin, models.Model):
    """A message that is translated before it is sent (Entwurf): one row per language.

    A training has one at a time. It names nobody, for translators read it; when the message is
    sent it goes (see drafts.py).
    """

    # Only participants read it: no machine outside of the house does.
    is_public = False

    training = models.ForeignKey(
        "trainings.TrainingPage", on_delete=models.CASCADE, related_name="message_drafts"
    )
    subject = models.CharField("Betreff", max_length=SUBJECT_LIMIT)
    message = models.TextField("Nachricht", max_length=4000)
    written_at = models.DateTimeField("Geschrieben", auto_now=True)

    translatable_fields = [TranslatableField("subject"), TranslatableField("message")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = "Entwurf einer Nachricht"
        verbose_name_plural = "Nachrichten an Teilnehmende"
        constraints = [
            models.UniqueConstraint(
                fields=["locale", "training"], name="trainings_one_message_draft"
            )
        ]

    def __str__(self):
        return self.subject

    @classmethod
    def translation_title(cls) -> F:
        """What the lists of the translators call a row."""
        return F("subject")

    @property
    def words(self) -> dict[str, str]:
        """As `Announcement.texts` holds them for one language."""
        return {"subject": self.subject, "message": self.message}
