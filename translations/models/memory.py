"""The index by which the memory finds sentences that are like another one."""

from django.db import models


class MemoryWord(models.Model):
    """A rare word of a German sentence.

    `word` is a fingerprint, `size` the number of words of the whole sentence. Long words stand
    for rare ones; see `translations.memory`.
    """

    string = models.ForeignKey(
        "wagtail_localize.String", on_delete=models.CASCADE, related_name="memory_words"
    )
    word = models.BigIntegerField("Wort")
    size = models.PositiveSmallIntegerField("Länge des Satzes")

    class Meta:
        verbose_name = "Wort des Gedächtnisses"
        verbose_name_plural = "Wörter des Gedächtnisses"
        indexes = [
            models.Index(fields=["word", "size", "string"], name="translations_memory_words")
        ]

    def __str__(self):
        return f"{self.string_id}: {self.word}"
