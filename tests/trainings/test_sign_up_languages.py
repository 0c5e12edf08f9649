"""The registration form speaks the language of its address, also when it has to complain."""

from http import HTTPStatus

import pytest
from bs4 import BeautifulSoup

from core.languages import all_languages
from tests.factories.circles import CirclePageFactory
from tests.factories.trainings import TrainingPageFactory, book_of
from tests.wording import german_left
from trainings.models import RegistrationBook

# What is the same everywhere: titles, and each language is called by its own name.
DATA = ["Asylrecht", "Landratsamt", "Sonthofen", *(row.name for row in all_languages())]


@pytest.fixture
def book(db) -> RegistrationBook:
    CirclePageFactory(title="Sonthofen")
    return book_of(TrainingPageFactory(title="Asylrecht"), capacity=5, party_limit=3)


def texts_of(soup: BeautifulSoup) -> list[str]:
    """What stands there and what is read aloud, without what is marked as German."""
    for passage in soup.select("main [lang=de]"):
        passage.decompose()
    spoken = [
        tag[name] for name in ("aria-label", "placeholder") for tag in soup.select(f"main [{name}]")
    ]
    return [*soup.title.stripped_strings, *soup.main.stripped_strings, *spoken]


@pytest.mark.parametrize("language", all_languages(), ids=lambda language: language.code)
def test_the_form_and_its_complaints_are_in_the_readers_language(client, book, language):
    for method, wrong_fields in (("get", 0), ("post", 4)):
        german, answer = (
            getattr(client, method)(f"/{code}/anmeldung/{book.pk}/")
            for code in ("de", language.code)
        )
        assert answer.status_code == HTTPStatus.OK
        soup = BeautifulSoup(answer.content, "html.parser")
        assert (soup.html["lang"], soup.html["dir"]) == (language.tag, language.direction)
        assert len(soup.select("main .error-summary li")) == wrong_fields
        assert len(soup.select("main [aria-invalid=true]")) == wrong_fields
        if not language.is_source:
            german_texts = texts_of(BeautifulSoup(german.content, "html.parser"))
            assert german_left(german_texts, texts_of(soup), language.code, DATA) == set()
