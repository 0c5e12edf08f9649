"""Who read a page in Leichte Sprache and found it easy, and the seal that says so."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


class EasyLanguageTest(models.Model):
    """A reading by people who need Leichte Sprache: who, when, and which version.

    `digest` stands for the words that were read. Readers of the site see the seal while these
    are the words of the public page; a change of the picture or the address keeps it.
    """

    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="easy_language_tests"
    )
    testers = models.CharField(
        "Wer hat geprüft?",
        max_length=200,
        help_text=(
            "Der Name der Gruppe, oder Namen von Personen, die damit einverstanden sind. "
            "Das steht so auf der Website."
        ),
    )
    tested_on = models.DateField("Geprüft am", default=timezone.localdate)
    revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    digest = models.UUIDField("Prüfsumme des Textes", editable=False)
    is_public = models.BooleanField("Steht auf der Website", default=False, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = "Prüfung der Leichten Sprache"
        verbose_name_plural = "Prüfungen der Leichten Sprache"
        ordering = ["-tested_on", "-pk"]

    def __str__(self):
        return f"{self.testers}, {self.tested_on:%d.%m.%Y}"


@register_setting(icon="openquote")
class EasyLanguageSeal(BaseSiteSetting):
    """What stands below a page in Leichte Sprache that was tested."""

    text = models.CharField(
        "Text des Siegels",
        max_length=200,
        default="Diese Seite ist in Leichter Sprache. Eine Prüf-Gruppe hat sie gelesen.",
        help_text="Steht unter jeder geprüften Seite, in Leichter Sprache.",
    )
    image = models.ForeignKey(
        "core.SiteImage",
        verbose_name="Bild des Siegels",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=(
            "Nur ein Zeichen, das das Amt nutzen darf. Das europäische Zeichen für Leichte "
            "Sprache ist geschützt; wer es zeigt, braucht eine Erlaubnis."
        ),
    )

    panels = [FieldPanel("text"), FieldPanel("image")]

    class Meta:
        verbose_name = "Siegel für Leichte Sprache"
