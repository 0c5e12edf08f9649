"""Facts stand on the German page: a page begins there, and only its form offers them."""

import pytest
from wagtail.models import Locale, TranslatableMixin

from circles.models import CirclePage
from home.models import StandardPage
from news.models import PressReleasePage
from tests.factories.circles import CirclePageFactory, FocusAreaFactory
from tests.factories.core import ContactFactory, TopicFactory, UserFactory
from tests.pages import PAGE_TYPES, page_of
from trainings.models import TrainingPage

pytestmark = pytest.mark.django_db

every_page_type = pytest.mark.parametrize("page_type", PAGE_TYPES)
# A translation can be withdrawn by itself.
OWN_FACTS = {"withdrawn_on"}


def arabic() -> Locale:
    return Locale.objects.get(language_code="ar")


def in_arabic(page):
    return page.get_translation_or_none(arabic()) or page.copy_for_translation(arabic())


def form_of(page):
    form_class = page.get_edit_handler().get_form_class()
    return form_class(instance=page, for_user=UserFactory())


@every_page_type
def test_the_german_form_offers_every_fact(page_type):
    form = form_of(page_of(page_type))
    assert set(page_type.facts) <= {*form.fields, *form.formsets}


@every_page_type
def test_a_new_page_that_has_no_language_yet_begins_in_german(page_type):
    form = form_of(page_type())
    assert set(page_type.facts) <= {*form.fields, *form.formsets}


@every_page_type
def test_the_form_of_a_translation_offers_words_only(page_type):
    form = form_of(in_arabic(page_of(page_type)))
    own = {field.name for field in page_type._meta.get_fields() if field.model is page_type}
    words = {field.field_name for field in page_type.translatable_fields}
    assert {*form.fields, *form.formsets} & own <= words | OWN_FACTS
    assert not {*form.fields, *form.formsets} & set(page_type.facts)


@every_page_type
def test_the_form_offers_german_rows_only(page_type):
    for row in (ContactFactory(), TopicFactory(), FocusAreaFactory()):
        row.copy_for_translation(arabic()).save()
    in_arabic(CirclePageFactory())
    for name, field in form_of(page_of(page_type)).fields.items():
        rows = getattr(field, "queryset", None)
        if rows is not None and issubclass(rows.model, TranslatableMixin):
            assert {row.locale.language_code for row in rows} == {"de"}, name


@pytest.mark.parametrize("page_type", [CirclePage, PressReleasePage, StandardPage, TrainingPage])
def test_a_page_begins_in_german_only(page_type):
    parent = page_of(page_type).get_parent().specific
    assert page_type.can_create_at(parent)
    assert not page_type.can_create_at(parent.get_translation(arabic()).specific)
