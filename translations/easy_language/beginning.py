"""Begins a page in Leichte Sprache: a draft beside its German page, with room for own words."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from wagtail.fields import StreamField
from wagtail.models import Locale, Page
from wagtail_localize.fields import TranslatableField

from core.languages import language_for
from core.models import User

from ..choices import EASY_LANGUAGE

# Pictures, files and people are the same in easy words; sentences are not.
_KEPT_BLOCKS = frozenset({"figure", "downloads", "links", "contact"})


def easy_page_of(german: Page) -> Page | None:
    """The page in Leichte Sprache, if somebody has begun it."""
    return german.get_translations().filter(locale__language_code=EASY_LANGUAGE).first()


@transaction.atomic
def begin(german: Page, user: User | None = None) -> Page:
    """The draft at the same path; without German sentences, so that none goes public unseen."""
    if not language_for(german.locale.language_code).is_source:
        raise ValidationError("Leichte Sprache wird aus dem Deutschen geschrieben.")
    if existing := easy_page_of(german):
        return existing.specific
    above = german.get_parent().specific
    if above.depth > 1 and easy_page_of(above) is None:
        begin(above, user)
    locale = Locale.objects.get(language_code=EASY_LANGUAGE)
    page = german.copy_for_translation(locale).specific
    _empty(page)
    # It ends with its German page, whenever that will be.
    page.expire_at = None
    # Without checks: what must be filled is asked for when somebody publishes.
    page.save(clean=False)
    page.save_revision(user=user, clean=False)
    return page


def _empty(page: Page) -> None:
    """Takes the German sentences out; the title stays, lists of drafts show it."""
    for entry in page.translatable_fields:
        if not isinstance(entry, TranslatableField) or entry.field_name == "title":
            continue
        field = page._meta.get_field(entry.field_name)
        if isinstance(field, StreamField):
            blocks = getattr(page, field.name).raw_data
            kept = [block for block in blocks if block["type"] in _KEPT_BLOCKS]
            setattr(page, field.name, field.stream_block.to_python(kept))
        elif isinstance(field, models.CharField | models.TextField):
            setattr(page, field.name, "")
