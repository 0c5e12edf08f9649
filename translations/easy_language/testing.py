"""The record of test readings, and whether the public words are the ones that were read."""

import hashlib
import uuid

from wagtail.models import Page, Revision

from core.models import User

from ..models import EasyLanguageTest
from .passages import passages_of


def digest_of(page: Page) -> uuid.UUID:
    """Stands for the words of a page."""
    words = "\0".join(passage.text for passage in passages_of(page))
    return uuid.UUID(bytes=hashlib.sha256(words.encode()).digest()[:16])


def record(test: EasyLanguageTest, page: Page, revision: Revision, user: User) -> None:
    """Stores a reading of this version of the page."""
    test.page_id = page.pk
    test.revision = revision
    test.recorded_by = user
    test.digest = digest_of(revision.as_object())
    test.is_public = page.live and test.digest == digest_of(page)
    test.save()


def published(page: Page) -> None:
    """A new version is public: readings of other words count no more, or count again."""
    tests = EasyLanguageTest.objects.filter(page_id=page.pk)
    if tests.exists():
        digest = digest_of(page)
        tests.exclude(digest=digest).update(is_public=False)
        tests.filter(digest=digest).update(is_public=True)


def newest_reading(page: Page, digest: uuid.UUID) -> EasyLanguageTest | None:
    """The last reading of exactly these words."""
    return EasyLanguageTest.objects.filter(page_id=page.pk, digest=digest).first()
