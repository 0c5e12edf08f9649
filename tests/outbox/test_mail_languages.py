"""No mail keeps German words that its reader's language has words for."""

import pytest
from bs4 import BeautifulSoup
from django.db.models import Model

from core.languages import all_languages
from core.models import SiteSettings
from outbox.kinds import all_kinds
from outbox.rendering import render
from tests.wording import german_left


def texts_of(kind: str, code: str, context: dict) -> list[str]:
    """Everything a person reads, piece by piece."""
    mail = render(kind, code, context)
    page = BeautifulSoup(mail.html, "html.parser")
    page.style.decompose()
    return [mail.subject, *mail.text.splitlines(), *page.stripped_strings]


def data_in(value: object) -> list[str]:
    """What the sample data say themselves: names, places, and the words of the office."""
    if isinstance(value, str):
        return [line for line in value.splitlines() if len(line) > 3]
    if isinstance(value, Model):
        return data_in([text for text in vars(value).values() if isinstance(text, str)])
    if isinstance(value, list):
        return [text for item in value for text in data_in(item)]
    return []


@pytest.mark.parametrize("code", [row.code for row in all_languages() if not row.is_source])
def test_no_german_is_left(db, code):
    for kind in all_kinds():
        context = kind.sample() | {"message": "Papageientaucher"}
        data = data_in([SiteSettings(), *context.values()])
        german, other = (texts_of(kind.name, language, context) for language in ("de", code))
        assert (kind.name, german_left(german, other, code, data)) == (kind.name, set())
