"""Makes terms of the glossary and pieces to check, for tests."""

from wagtail.models import Locale

from translations.glossary import Term
from translations.models import GlossaryEntry, GlossaryTerm
from translations.segments import Segment


def term(german: str, words: str = "", **more) -> Term:
    """A term as a check gets it, past the database."""
    return Term(pk=1, german=german, forms=(german, *more.pop("forms", ())), words=words, **more)


def glossary_term(german: str, code: str = "", words: str = "", **more) -> GlossaryTerm:
    """A term of the glossary, with one language if there is a code."""
    found, _is_new = GlossaryTerm.objects.get_or_create(german=german)
    if code:
        locale = Locale.objects.get(language_code=code)
        GlossaryEntry.objects.create(term=found, locale=locale, words=words, **more)
    return found


def piece(german: str, words: str, path: str = "body.x", **more) -> Segment:
    """One piece as the desk shows it, past the database."""
    return Segment(1, 1, 1, path, "Text", german, words, **more)
