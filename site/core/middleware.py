"""What happens to every request: broken addresses, language, cache headers, a busy database."""

import codecs
import logging

from django.conf import settings
from django.core.exceptions import BadRequest, DisallowedHost
from django.http.request import split_domain_port
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.datastructures import MultiValueDictKeyError

from .busy import is_busy
from .languages import language_for, reading_in

logger = logging.getLogger(__name__)

# 10,000 letters of any script, percent-encoded; gunicorn.conf.py lets twice as much in.
LONGEST_QUERY = 128 * 1024
LONGEST_PATH = 8 * 1024
HIGHEST_PORT = 65_535


class RefuseBrokenAddresses:
    """Answers at once what nothing behind it could read: no database can look it up."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        from .errors import address_too_long

        query = request.META.get("QUERY_STRING", "")
        _refuse_impossible_port(request)
        if len(query) > LONGEST_QUERY or len(request.path_info) > LONGEST_PATH:
            return address_too_long(request)
        if "\x00" in request.path_info or "%00" in query:
            raise BadRequest("NUL in the address")
        if not _is_utf8(request.content_params.get("charset", "utf-8")):
            raise BadRequest("another encoding than UTF-8")
        return self.get_response(request)


def _refuse_impossible_port(request) -> None:
    """Wagtail looks the port up in the database, where such a number has no place."""
    _domain, port = split_domain_port(request.get_host())
    if port and int(port[:6]) > HIGHEST_PORT:
        raise DisallowedHost(f"port {port[:20]}")


def _is_utf8(charset: str) -> bool:
    try:
        return codecs.lookup(charset).name in ("utf-8", "ascii")
    except (LookupError, ValueError):
        return False


class LanguageFromAddress:
    """The first part of the address is the language; nothing else decides.

    Unlike Django's LocaleMiddleware it reads neither cookie nor Accept-Language, so that
    one address has one content and may be kept in a shared cache.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        code = language_of_address(request)
        with translation.override(code), reading_in(code):
            request.LANGUAGE_CODE = code
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language_for(code).tag)
        return response


def language_of_address(request) -> str:
    return translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE


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


class ImpossibleInput:
    """What no form of ours sends: the year 1, or a form without its hidden fields."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        from .errors import bad_request

        if not isinstance(exception, OverflowError | MultiValueDictKeyError):
            return None
        logger.warning("Refused %s", request.path, exc_info=exception)
        return bad_request(request, exception)


class BusyDatabase:
    """A locked database is no fault of the program: 503, try again, and keep what was typed."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        from .errors import busy

        return busy(request) if is_busy(exception) else None
