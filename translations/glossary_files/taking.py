"""Takes a glossary file over, as far as this person may."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale

from core.models import User

from ..models import GlossaryEntry, GlossaryTerm
from ..rights import may_approve, may_request, may_translate
from .rows import Row


@dataclass
class Report:
    """What became of a file: how many are new, changed, the same, and what was refused why."""

    new: int = 0
    changed: int = 0
    same: int = 0
    refused: list[str] = field(default_factory=list)


def may_edit(user: User, code: str) -> bool:
    """Whoever translates into a language or approves there keeps its words."""
    return may_translate(user, code) or may_approve(user, code)


@transaction.atomic
def take(rows: Iterable[Row], user: User | None) -> Report:
    """Writes the rows into the glossary; without a user everything is allowed.

    A language that is left empty in the file stays as it is.
    """
    return _Taking(user).run(rows)


class _Taking:
    """The state of one import."""

    def __init__(self, user: User | None):
        self.user = user
        self.report = Report()
        self.terms = {term.german: term for term in GlossaryTerm.objects.all()}
        self.locales = {locale.language_code: locale for locale in Locale.objects.all()}
        self.entries = {
            (entry.term_id, entry.locale_id): entry for entry in GlossaryEntry.objects.all()
        }
        self.edits_terms = user is None or may_request(user)
        self.closed: Counter[str] = Counter()

    def run(self, rows: Iterable[Row]) -> Report:
        for row in rows:
            try:
                self._take(row)
            except ValidationError as error:
                self.report.refused.append(f"Zeile {row.number}: {' '.join(error.messages)}")
        for code, count in self.closed.items():
            name = dict(settings.LANGUAGES)[code]
            lines = "eine Zeile" if count == 1 else f"{count} Zeilen"
            self.report.refused.append(f"{name}: {lines}. Diese Sprache pflegen andere.")
        return self.report

    def _take(self, row: Row) -> None:
        if not row.german:
            raise ValidationError("Das deutsche Wort fehlt.")
        if row.code and (row.code == settings.LANGUAGE_CODE or row.code not in self.locales):
            raise ValidationError(f"Die Sprache „{row.code[:20]}“ gibt es hier nicht.")
        term = self._term(row)
        if not (row.code and (row.words or row.is_kept or row.forbidden or row.note)):
            return
        if self.user is not None and not may_edit(self.user, row.code):
            self.closed[row.code] += 1
            return
        locale = self.locales[row.code]
        entry = self.entries.get((term.pk, locale.pk)) or GlossaryEntry(term=term, locale=locale)
        values = {
            "words": row.words,
            "is_kept": row.is_kept,
            "other_words": row.other_words,
            "forbidden": row.forbidden,
            "note": row.note,
        }
        if self._save(entry, values, changed_by=self.user, changed_at=timezone.now()):
            self.entries[term.pk, locale.pk] = entry

    def _term(self, row: Row) -> GlossaryTerm:
        term = self.terms.get(row.german)
        if term is None and not self.edits_terms:
            raise ValidationError(
                f"Den Begriff „{row.german[:60]}“ gibt es nicht. Neue legt die Redaktion an."
            )
        if self.edits_terms:
            values = {"other_forms": row.other_forms, "note": row.explanation}
            if term is not None:
                # A file of another program need not have these columns.
                values = {name: value for name, value in values.items() if value}
            term = term or GlossaryTerm(german=row.german)
            if term.pk is None or values:
                self._save(term, values)
            self.terms[row.german] = term
        assert term is not None  # noqa: S101 - one of the two branches above gave one
        return term

    def _save(self, instance, values: dict, **more) -> bool:
        """Saves what is new or different; whether it did."""
        is_new = instance.pk is None
        if not is_new and all(getattr(instance, name) == new for name, new in values.items()):
            self.report.same += isinstance(instance, GlossaryEntry)
            return False
        before = {name: getattr(instance, name) for name in values}
        for name, value in (values | more).items():
            setattr(instance, name, value)
        try:
            # The rows these point to were just read; asking for each again would take minutes.
            instance.full_clean(
                exclude=["term", "locale", "changed_by"],
                validate_unique=False,
                validate_constraints=False,
            )
        except ValidationError:
            for name, value in before.items():
                setattr(instance, name, value)
            raise
        instance.save()
        self.report.new += is_new
        self.report.changed += not is_new
        return True
