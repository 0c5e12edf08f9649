"""Makes the sizes of pictures before a reader needs them: the worker looks at the page first."""

from functools import cache, lru_cache
from io import BytesIO

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.db import transaction
from django.dispatch import receiver
from django_tasks import task
from wagtail.models import Page, ReferenceIndex
from wagtail.signals import page_published

from .models import SiteImage, SitePage, SiteVersion
from .models.pages import language_of
from .reading import reading_url

# Search and references are waited for; a picture that is not there yet is made for its reader.
AFTER_ALL_ELSE = -50


@receiver(page_published)
def look_at_it_soon(sender, instance, **kwargs):
    if isinstance(instance, SitePage):
        transaction.on_commit(lambda: look_at_page.enqueue(instance.pk))


def look_again_soon(image: SiteImage) -> None:
    """After a picture was replaced or cut differently: its sizes are made anew."""
    transaction.on_commit(lambda: look_at_pages_with.enqueue(image.pk))


@task(priority=AFTER_ALL_ELSE)
def look_at_page(key: int) -> None:
    """The page, and the pages above it, which may show its picture in a list."""
    _look_at(Page.objects.filter(pk=key))


@task(priority=AFTER_ALL_ELSE)
def look_at_pages_with(image_key: int) -> None:
    """All pages on which the picture is."""
    image = SiteImage.objects.filter(pk=image_key).first()
    if image is None:
        return
    on_pages = ContentType.objects.get_for_model(Page)
    references = ReferenceIndex.get_references_to(image).filter(base_content_type=on_pages)
    _look_at(Page.objects.filter(pk__in=set(references.values_list("object_id", flat=True))))


def _look_at(pages) -> None:
    addresses = {
        reading_url(shown, language_of(page))
        for page in pages.live()
        for shown in page.get_ancestors(inclusive=True).live().filter(depth__gt=1)
    }
    version = SiteVersion.current()
    for address in sorted(addresses):
        _visit(address, version)


@lru_cache
def _visit(address: str, version: int) -> None:
    """Asks for the address as a reader would, within this process; once for each version.

    Many pages that are published together have the same pages above them.
    """
    # Any of our names will do; a pattern stands for a name that fits it.
    host = settings.ALLOWED_HOSTS[0].lstrip(".").replace("*", "localhost")
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": address,
        "SERVER_NAME": host,
        "SERVER_PORT": "443",
        "wsgi.url_scheme": "https",
        "wsgi.input": BytesIO(),
    }
    _handler().get_response(WSGIRequest(environ))


@cache
def _handler() -> BaseHandler:
    handler = BaseHandler()
    handler.load_middleware()
    return handler
