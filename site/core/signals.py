"""What makes the frame old: every public change raises the site's version number."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from .models import (
    Contact,
    Municipality,
    SiteImage,
    SiteSettings,
    SiteText,
    SiteVersion,
    Topic,
)


@receiver(page_published)
@receiver(page_unpublished)
@receiver(post_page_move)
@receiver(page_slug_changed)
def on_page_change(sender, **kwargs):
    SiteVersion.raise_number()


@receiver(post_delete)
def on_page_delete(sender, **kwargs):
    # "Unpublished" is sent before the row is gone; who reads in between would keep it.
    if issubclass(sender, Page):
        SiteVersion.raise_number()


def on_row_change(sender, raw=False, **kwargs):
    if not raw:
        SiteVersion.raise_number()


for model in (
    Contact,
    Municipality,
    PageViewRestriction,
    Site,
    SiteImage,
    SiteSettings,
    SiteText,
    Topic,
):
    post_save.connect(on_row_change, sender=model)
    post_delete.connect(on_row_change, sender=model)
