"""The entry point for gunicorn: `gunicorn config.wsgi`."""

import os

import django
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.utils.http import parse_header_parameters

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")


class Request(WSGIRequest):
    """A request in UTF-8, whatever encoding it names.

    Django decodes the address with that encoding before anything of the site could answer;
    `RefuseBrokenAddresses` says no to the others.
    """

    def _set_content_type_params(self, meta):
        try:
            parsed = parse_header_parameters(meta.get("CONTENT_TYPE", ""))
        except ValueError:  # RFC 2231: parameters have encodings of their own.
            parsed = ("", {"charset": "unknown"})
        self.content_type, self.content_params = parsed


class Handler(WSGIHandler):
    """Django's, with our requests."""

    request_class = Request


django.setup(set_prefix=False)
application = Handler()
