"""What translators, approvers and editors tell each other about one piece of a text."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Remark(models.Model):
    """Something said at one piece: it stays there as long as the German piece stays the same."""

    translation = models.ForeignKey(
        "wagtail_localize.Translation", on_delete=models.CASCADE, related_name="+"
    )
    context = models.ForeignKey(
        "wagtail_localize.TranslationContext", on_delete=models.CASCADE, related_name="+"
    )
    string = models.ForeignKey(
        "wagtail_localize.String", on_delete=models.CASCADE, related_name="+"
    )
    text = models.TextField("Text", max_length=2000)

    class Meta:
        abstract = True

    def __str__(self):
        return self.text[:80]


class Question(Remark):
    """What a translator wants to know about a German sentence; the press office answers."""

    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField("Gefragt", default=timezone.now)
    answer = models.TextField("Antwort", max_length=2000, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_at = models.DateTimeField("Beantwortet", null=True, db_index=True)

    class Meta:
        verbose_name = "Frage"
        verbose_name_plural = "Fragen"
        ordering = ["asked_at", "pk"]


class ReviewComment(Remark):
    """What an approver wants changed at one piece; the translator ticks it off."""

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField("Geschrieben", default=timezone.now)
    done = models.BooleanField("Erledigt", default=False)

    class Meta:
        verbose_name = "Anmerkung"
        verbose_name_plural = "Anmerkungen"
        ordering = ["at", "pk"]
