"""The glossary: one word for one thing, in every language."""

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

LONGEST_TERM = 120
_BETWEEN = re.compile(r"[,،;\n]")


def listed(text: str) -> list[str]:
    """The words of a field that holds several, separated by commas or lines."""
    return [word for word in map(str.strip, _BETWEEN.split(text)) if word]


class GlossaryTerm(models.Model):
    """A German word that is always translated in the same way."""

    german = models.CharField("Deutsch", max_length=LONGEST_TERM, unique=True)
    other_forms = models.CharField(
        "Andere Formen",
        max_length=500,
        blank=True,
        help_text=(
            "Durch Komma getrennt. Nur was sich nicht an der Endung erkennen lässt: Kurzformen und "
            "andere Wörter für dasselbe. Mehrzahl, Fälle und Umlaute findet das Glossar selbst."
        ),
    )
    note = models.CharField(
        "Erklärung",
        max_length=500,
        blank=True,
        help_text="Was gemeint ist, für alle, die übersetzen.",
    )

    class Meta:
        verbose_name = "Begriff"
        verbose_name_plural = "Begriffe"
        ordering = ["german"]

    def __str__(self):
        return self.german

    @property
    def forms(self) -> list[str]:
        """Every way the term stands in a German text."""
        return [self.german, *listed(self.other_forms)]


class GlossaryEntry(models.Model):
    """The agreed word for a term in one language."""

    term = models.ForeignKey(GlossaryTerm, on_delete=models.CASCADE, related_name="entries")
    locale = models.ForeignKey("wagtailcore.Locale", on_delete=models.CASCADE, related_name="+")
    words = models.CharField("Übersetzung", max_length=LONGEST_TERM, blank=True)
    is_kept = models.BooleanField(
        "Nicht übersetzen", default=False, help_text="Das deutsche Wort bleibt stehen."
    )
    other_words = models.CharField(
        "Auch richtig",
        max_length=500,
        blank=True,
        help_text=(
            "Durch Komma getrennt: andere Formen und Wörter, die ebenfalls stimmen. "
            "Gewöhnliche Endungen erkennt die Prüfung selbst."
        ),
    )
    forbidden = models.CharField(
        "Nicht verwenden",
        max_length=500,
        blank=True,
        help_text="Durch Komma getrennt: Wörter, vor denen die Prüfung warnt.",
    )
    note = models.CharField("Hinweis", max_length=500, blank=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    changed_at = models.DateTimeField("Geändert", default=timezone.now)

    class Meta:
        verbose_name = "Übersetzung eines Begriffs"
        verbose_name_plural = "Übersetzungen der Begriffe"
        ordering = ["term", "locale"]
        constraints = [
            models.UniqueConstraint(fields=["term", "locale"], name="translations_one_entry")
        ]

    def __str__(self):
        return self.term.german if self.is_kept else self.words

    def clean(self):
        super().clean()
        if self.is_kept and self.words:
            raise ValidationError(
                {"words": "Entweder eine Übersetzung oder „Nicht übersetzen“, nicht beides."}
            )
        allowed = {word.casefold() for word in [self.words, *listed(self.other_words)]}
        twice = [word for word in listed(self.forbidden) if word.casefold() in allowed]
        if twice:
            raise ValidationError({"forbidden": f"„{twice[0]}“ ist zugleich erlaubt."})
