"""Which pages anybody may find, in search, sitemap and interface, and which files go with them."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import Page, ReferenceIndex

from core.models import SitePageQuerySet
from news.models import Attachment, PressReleasePage


def findable_pages():
    """Published for everybody and neither under embargo nor withdrawn, in any language.

    A translation counts only while its German page is public: that one is what was approved.
    """
    return _not_held_back(
        SitePageQuerySet(model=Page)
        .live()
        .public()
        .with_public_german()
        .filter(depth__gt=1, alias_of__isnull=True)
    )


def _not_held_back(pages):
    held_back = PressReleasePage.objects.held_back()
    return pages.exclude(translation_key__in=held_back.values("translation_key"))


def is_held_back(document) -> bool:
    """Whether a file is only on pages that nobody may read yet, or no more.

    As an attachment, in a text, or linked from one. A file that is on no page is nobody's
    secret; nor is one that only a new version of a published page will offer.
    """
    on_pages = ContentType.objects.get_for_model(Page)
    references = ReferenceIndex.get_references_to(document).filter(base_content_type=on_pages)
    # The worker writes the index a moment later; an embargo begins with the first save.
    attached = Attachment.objects.filter(document=document).values("page")
    is_using = Q(pk__in=attached) | Q(pk__in=[int(row.object_id) for row in references])
    using = SitePageQuerySet(model=Page).filter(is_using).order_by()
    german = SitePageQuerySet(model=Page).german().live().values("translation_key")
    published = _not_held_back(using.live().filter(translation_key__in=german))
    return using.exists() and not published.exists()
