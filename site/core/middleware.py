"""What happens to every request: broken addresses, language, cache headers, a busy database."""

from django.conf import settings
from django.core.exceptions import BadRequest
from django.db import OperationalError
from django.utils import translation
from django.utils.cache import patch_cache_control

from .languages import language_for, reading_in

# lock_not_available, deadlock_detected, query_canceled (SQLSTATE, PostgreSQL appendix A)
_BUSY_SQLSTATES = {"55P03", "40P01", "57014"}


class RefuseBrokenAddresses:
    """Answers addresses with a NUL byte at once: no database can look them up."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\x00" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest("NUL in the address")
        return self.get_response(request)


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


class BusyDatabase:
    """A locked database is no fault of the program: 503, try again, and keep what was typed."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        from .errors import busy

        return busy(request) if _is_busy(exception) else None


def _is_busy(exception: Exception) -> bool:
    if not isinstance(exception, OperationalError):
        return False
    sqlstate = getattr(exception.__cause__, "pgcode", None)
    return sqlstate in _BUSY_SQLSTATES or "is locked" in str(exception)
