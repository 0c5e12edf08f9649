"""What happens to every request: broken addresses, the language, the cache headers."""

from django.conf import settings
from django.http import HttpResponseBadRequest
from django.utils import translation
from django.utils.cache import patch_cache_control

from .languages import language_for


class RefuseBrokenAddresses:
    """Answers addresses with a NUL byte at once: no database can look them up."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\x00" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            return HttpResponseBadRequest("Ungültige Adresse.", content_type="text/plain")
        return self.get_response(request)


class LanguageFromAddress:
    """The first part of the address is the language; nothing else decides.

    Unlike Django's LocaleMiddleware it reads neither cookie nor Accept-Language, so that
    one address has one content and may be kept in a shared cache.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        code = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        with translation.override(code):
            request.LANGUAGE_CODE = code
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language_for(code).tag)
        return response


class PublicCaching:
    """Public answers may be stored but must be asked for again (the ETag answers cheaply)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if "Cache-Control" in response.headers:
            return response
        if response.cookies or request.path.startswith("/verwaltung/"):
            patch_cache_control(response, private=True, no_store=True)
        elif request.method in ("GET", "HEAD"):
            patch_cache_control(response, public=True, no_cache=True)
        return response
