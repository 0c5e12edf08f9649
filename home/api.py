"""The read-only interface for other programs: pages, pictures and documents that are public."""

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import CharField
from django.db.models.functions import Cast
from rest_framework.renderers import JSONRenderer
from rest_framework.throttling import AnonRateThrottle
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.utils import BadRequestError, get_base_url
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.documents.api.v2.views import DocumentsAPIViewSet
from wagtail.images.api.v2.views import ImagesAPIViewSet
from wagtail.models import Page, ReferenceIndex, Site

from core.stems import words_of

from .findable import findable_pages
from .search import MOST_WORDS, cleaned

LARGEST_OFFSET = 100_000


class ReadOnly:
    """JSON for anybody, without session, and not faster than a person needs it."""

    def finalize_response(self, request, response, *args, **kwargs):
        # Wagtail takes the name and port of the site's record; all other pages of the site name
        # those of the request, which are right behind another port too.
        base = get_base_url(request)
        if "Location" in response:
            response["Location"] = _as_asked_for(request, base, response["Location"])
        elif hasattr(response, "data"):
            response.data = _as_asked_for(request, base, response.data)
        return super().finalize_response(request, response, *args, **kwargs)

    def handle_exception(self, exc):
        # Wagtail lets a date or number that is none run into the database.
        if isinstance(exc, ValueError | ValidationError | Site.DoesNotExist):
            exc = BadRequestError("a value in the query is not of the field's kind")
        return super().handle_exception(exc)

    renderer_classes = (JSONRenderer,)
    authentication_classes = ()
    permission_classes = ()
    throttle_classes = (AnonRateThrottle,)

    def filter_queryset(self, queryset):
        if "search" in self.request.GET:
            # The search engine's own signs ("*", ":", quotes) are not for visitors.
            parameters = self.request.GET.copy()
            parameters["search"] = " ".join(words_of(cleaned(parameters["search"]))[:MOST_WORDS])
            self.request._request.GET = parameters
        if self.request.GET.get("search_operator", "and") not in ("and", "or"):
            raise BadRequestError("search_operator must be 'and' or 'or'")
        return super().filter_queryset(queryset)

    def paginate_queryset(self, queryset):
        offset = self.request.GET.get("offset", "0")
        if len(offset) > 6 or (offset.isdecimal() and int(offset) > LARGEST_OFFSET):
            raise BadRequestError(f"offset cannot be higher than {LARGEST_OFFSET}")
        return super().paginate_queryset(queryset)


def _as_asked_for(request, base: str | None, value):
    """The same data with the addresses of this site as the program knows them."""
    if isinstance(value, dict):
        return {name: _as_asked_for(request, base, part) for name, part in value.items()}
    if isinstance(value, list):
        return [_as_asked_for(request, base, part) for part in value]
    if base and isinstance(value, str) and value.startswith(f"{base}/"):
        return request.build_absolute_uri(value.removeprefix(base))
    return value


class PagesEndpoint(ReadOnly, PagesAPIViewSet):
    """Published pages; a withdrawn release is gone from here too."""

    def get_base_queryset(self):
        return super().get_base_queryset().filter(pk__in=findable_pages().values("pk"))


class ImagesEndpoint(ReadOnly, ImagesAPIViewSet):
    """Pictures on published pages; others may belong to something still under embargo."""

    def get_queryset(self):
        return _on_published_pages(super().get_queryset())


class DocumentsEndpoint(ReadOnly, DocumentsAPIViewSet):
    """Documents on published pages; others may belong to something still under embargo."""

    def get_queryset(self):
        return _on_published_pages(super().get_queryset())


def _on_published_pages(files):
    # The index of references keeps every key as text.
    public = findable_pages().annotate(key=Cast("pk", CharField()))
    references = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(files.model),
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=public.values("key"),
    )
    used = files.model.objects.annotate(key=Cast("pk", CharField())).filter(
        key__in=references.values("to_object_id")
    )
    return files.filter(pk__in=used.values("pk"))


api_router = WagtailAPIRouter("wagtailapi")
api_router.register_endpoint("pages", PagesEndpoint)
api_router.register_endpoint("images", ImagesEndpoint)
api_router.register_endpoint("documents", DocumentsEndpoint)
