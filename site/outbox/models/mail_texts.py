"""The office's own words in mails."""

from django.conf import settings
from django.contrib.admin import display
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, Value, When
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.languages import Language
from core.models.facts import share_facts

from ..kinds import label_of, labels


class MailTextQuerySet(models.QuerySet):
    """The office's own words in mails."""

    def german(self):
        return self.filter(locale__language_code=settings.LANGUAGE_CODE)

    def words_in(self, kind: str, language: Language) -> dict[str, str]:
        """What the office adds to mails of a kind, for their templates; one query.

        `office_words_lang` is set where the words are not in the reader's language.
        """
        codes = {settings.LANGUAGE_CODE, language.code}
        rows = self.filter(kind=kind, locale__language_code__in=codes)
        columns = rows.values_list("locale__language_code", "translation_key", "words")
        found = {code: (key, words) for code, key, words in columns}
        if settings.LANGUAGE_CODE not in found:
            return {}
        key, german = found[settings.LANGUAGE_CODE]
        own_key, own = found.get(language.code, (None, ""))
        if own_key == key and own:
            return {"office_words": own, "office_words_lang": ""}
        return {"office_words": german, "office_words_lang": settings.LANGUAGE_CODE}


class MailText(TranslatableMixin, models.Model):
    """What the office adds to every mail of a kind (Eigener Text): one row per language.

    Such as how to find the house. The words around it come with the program.
    """

    kind = models.CharField("Mail", max_length=60)
    words = models.TextField(
        "Text",
        max_length=2000,
        help_text=(
            "Steht in jeder Mail dieser Art, unter dem, was das System schreibt. Anrede, Termine "
            "und Ansprechpartner stehen schon in der Mail. Keine Namen von Teilnehmenden."
        ),
    )

    objects = MailTextQuerySet.as_manager()

    translatable_fields = [
        TranslatableField("words"),
        SynchronizedField("kind", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = "Eigener Text in Mails"
        verbose_name_plural = "Eigene Texte in Mails"
        ordering = ["kind"]
        constraints = [
            models.UniqueConstraint(fields=["locale", "kind"], name="outbox_mailtext_one_per_kind")
        ]

    def __str__(self):
        return f"Eigener Text: {label_of(self.kind)}"

    @display(description="Mail", ordering="kind")
    def kind_label(self) -> str:
        """What the office calls the mails it stands in."""
        return label_of(self.kind)

    @classmethod
    def translation_title(cls) -> Case:
        """What the lists of the translators call a row."""
        names = [When(kind=name, then=Value(f"Eigener Text: {label}")) for name, label in labels()]
        return Case(*names, default="kind", output_field=models.CharField())

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        share_facts(self, ["kind"])

    def clean(self):
        super().clean()
        # The form leaves the language out, so the constraint is not asked there.
        others = MailText.objects.filter(kind=self.kind, locale_id=self.locale_id)
        if others.exclude(pk=self.pk).exists():
            raise ValidationError(
                {"kind": "Für diese Mail gibt es schon einen Text. Bearbeiten Sie ihn."}
            )
