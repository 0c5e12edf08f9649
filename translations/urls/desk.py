"""Addresses of the queue, the table of pages and languages, the requests."""

from django.urls import path
from wagtail.utils.urlpatterns import decorate_urlpatterns

from core.errors import refused_in_plain_sight

from ..views import bulk, queue, requests, sections, table

urlpatterns = [
    path("", queue.queue, name="queue"),
    path("neu/", queue.never, name="never"),
    path("stand/", table.table, name="table"),
    path("text/<uuid:key>/", requests.text, name="text"),
    path("auftrag/", requests.ask, name="request"),
    path("auftraege/", bulk.bulk_requests, name="bulk_requests"),
    path("auftraege/<int:bulk>/", bulk.bulk_request, name="bulk_request"),
    path("auftraege/<int:bulk>/weiter/", bulk.bulk_go_on, name="bulk_go_on"),
    path("bereiche/", sections.sections, name="sections"),
    path("bereiche/<int:pk>/", sections.section, name="section"),
]
# Views refuse by raising PermissionDenied, which Wagtail would turn into a way to its start page.
decorate_urlpatterns(urlpatterns, refused_in_plain_sight)
