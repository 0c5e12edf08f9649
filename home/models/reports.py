"""What readers report about the site itself."""

import uuid
from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from core.models.row_forms import RowForm


def answer_due_on() -> date:
    """The day by which the office has to answer."""
    return timezone.localdate() + timedelta(weeks=settings.BARRIER_REPORT_WEEKS)


def kept_for() -> timedelta:
    """How long a report stays after its answer; the months that readers are told, in days."""
    return timedelta(days=settings.BARRIER_REPORT_KEEP_MONTHS * 61 // 2)


class BarrierReportQuerySet(models.QuerySet):
    """The reports in words of the office."""

    def to_delete(self):
        """Reports whose period is over."""
        return self.filter(delete_on__lte=timezone.localdate())


class BarrierReport(models.Model):
    """Somebody could not use a page, and the office owes an answer."""

    page = models.CharField("Seite", max_length=500, blank=True)
    message = models.TextField("Was ist das Problem?", max_length=5000)
    contact = models.CharField("Wie können wir antworten?", max_length=200, blank=True)
    language = models.CharField("Sprache", max_length=20, default=settings.LANGUAGE_CODE)
    created_at = models.DateTimeField("Eingegangen am", auto_now_add=True)
    due_on = models.DateField("Antworten bis", default=answer_due_on)
    done_at = models.DateTimeField(
        "Erledigt am",
        null=True,
        blank=True,
        help_text="Sobald die Antwort gegeben ist. Danach läuft die Löschfrist.",
    )
    answer_note = models.TextField(
        "Was wurde geantwortet?", blank=True, help_text="Nur für das Amt."
    )
    delete_on = models.DateField("Wird gelöscht am", null=True, blank=True, editable=False)
    # From the form: what is sent twice is one report.
    receipt = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects = BarrierReportQuerySet.as_manager()

    base_form_class = RowForm
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("created_at", read_only=True),
                FieldPanel("page", read_only=True),
                FieldPanel("message", read_only=True),
                FieldPanel("contact", read_only=True),
            ],
            heading="Die Meldung",
        ),
        MultiFieldPanel(
            [FieldPanel("due_on"), FieldPanel("done_at"), FieldPanel("answer_note")],
            heading="Die Antwort",
        ),
        FieldPanel("delete_on", read_only=True),
    ]

    class Meta:
        ordering = [models.F("done_at").desc(nulls_first=True), "due_on"]
        verbose_name = "Barriere-Meldung"
        verbose_name_plural = "Barriere-Meldungen"

    def __str__(self):
        return f"Meldung vom {self.created_at:%d.%m.%Y}"

    def save(self, *args, **kwargs):
        self.delete_on = None
        if self.done_at:
            self.delete_on = timezone.localdate(self.done_at) + kept_for()
        super().save(*args, **kwargs)

    @property
    def is_overdue(self):
        return self.done_at is None and self.due_on < timezone.localdate()
