"""Makes translations as the desk would, for tests."""

from collections.abc import Callable

from django.db import models
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, Translation

from core.models import User
from translations.segments import segments_of
from translations.work import begin, target_of, write


def language(code: str) -> Locale:
    return Locale.objects.get(language_code=code)


def begun(german: models.Model, code: str = "ar", user: User | None = None) -> Translation:
    """A translation that somebody opened and nobody wrote anything in."""
    return begin(german, language(code), user)


def written(
    translation: Translation, words: Callable[[str], str] = "[{}]".format, user: User | None = None
) -> Translation:
    """Words for everything that is still open."""
    for segment in segments_of(translation):
        if segment.is_open:
            write(
                translation, StringSegment.objects.get(pk=segment.pk), words(segment.german), user
            )
    return translation


def public(translation: Translation) -> Page:
    """The translated page as readers get it, past the approval."""
    translation.save_target(publish=False)
    target_of(translation).get_latest_revision().publish()
    return target_of(translation)


def translated(german: models.Model, code: str = "ar") -> Page:
    """A page that is published in this language, complete and current."""
    return public(written(begun(german, code)))
