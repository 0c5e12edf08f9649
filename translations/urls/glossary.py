"""Addresses of the glossary, of the checks, and of what fills a translation by itself."""

from django.urls import path
from wagtail.utils.urlpatterns import decorate_urlpatterns

from core.errors import refused_in_plain_sight

from ..views import checks, glossary, glossary_files, starts

urlpatterns = [
    path("glossar/", glossary.glossary, name="glossary"),
    path("glossar/neu/", glossary.add_term, name="glossary_add"),
    path("glossar/einlesen/", glossary_files.import_file, name="glossary_import"),
    path("glossar/datei/<str:format>/", glossary_files.export, name="glossary_export"),
    path("glossar/<int:pk>/", glossary.term, name="glossary_term"),
    path("glossar/<int:pk>/loeschen/", glossary.delete_term, name="glossary_delete"),
    path("glossar/<int:pk>/<str:code>/", glossary.entry, name="glossary_entry"),
    path("<int:pk>/pruefen/", checks.findings, name="findings"),
    path("<int:pk>/gedaechtnis/", starts.memory, name="memory"),
    path("<int:pk>/maschine/", starts.machine, name="machine"),
]
# Views refuse by raising PermissionDenied, which Wagtail would turn into a way to its start page.
decorate_urlpatterns(urlpatterns, refused_in_plain_sight)
