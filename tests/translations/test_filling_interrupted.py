"""The first filling breaks off in the middle of a page: nothing is half done, and it goes on."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db.models.signals import post_save
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationLog, TranslationSource

from tests.factories.home import StandardPageFactory

CODES = ["ar", "uk"]


class PowerCut(Exception):
    """What ends the command from outside."""


def fill(*options: str) -> None:
    call_command("fill_translations", *options, languages=CODES, stdout=StringIO())


def drafts_of(german: Page) -> int:
    return Page.objects.filter(translation_key=german.translation_key).exclude(pk=german.pk).count()


def test_a_page_is_filled_whole_or_not_at_all(home):
    fill()
    first, second, third = (StandardPageFactory(title=f"Seite {n}", lead="Da.") for n in range(3))

    def cut(instance, **kwargs):
        """In the second of two languages, when the first is written already."""
        is_last = instance.locale.language_code == CODES[-1]
        if instance.source.object_repr == second.title and (is_last or drafts_of(second) == 2):
            raise PowerCut

    post_save.connect(cut, sender=TranslationLog)
    try:
        with pytest.raises(PowerCut):
            fill()
    finally:
        post_save.disconnect(cut, sender=TranslationLog)
    assert [drafts_of(page) for page in (first, second, third)] == [2, 0, 0]
    keys = [second.translation_key, third.translation_key]
    assert not TranslationSource.objects.filter(object_id__in=keys).exists()
    fill("--at-most", "1")
    assert [drafts_of(page) for page in (first, second, third)] == [2, 2, 0]
    fill()
    fill()
    assert [drafts_of(page) for page in (first, second, third)] == [2, 2, 2]
    keys.append(first.translation_key)
    assert Translation.objects.filter(source__object_id__in=keys).count() == 6
    assert not any(Page.find_problems())
