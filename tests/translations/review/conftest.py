"""What is handed in and decided: a translation in full, of a page and of a row."""

import pytest
from wagtail_localize.models import Translation

from home.models import StandardPage
from tests.factories.translation_desk import all_words
from tests.factories.translations import begun


@pytest.fixture
def page(plain_page) -> StandardPage:
    return plain_page


@pytest.fixture(params=["page", "row"])
def translation(request, translator, page, topic) -> Translation:
    """A translation in full; once of a page and once of a row."""
    translation = begun(page if request.param == "page" else topic, "ar", translator)
    all_words(translation, "كلمات", translator)
    return translation
