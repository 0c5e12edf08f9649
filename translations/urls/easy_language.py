"""Addresses of Leichte Sprache."""

from django.urls import path

from ..views import easy_language

urlpatterns = [
    path("leichte-sprache/<uuid:key>/beginnen/", easy_language.begin, name="easy_language_begin"),
    path("leichte-sprache/<int:pk>/text/", easy_language.check, name="easy_language_check"),
    path("leichte-sprache/<int:pk>/pruefung/", easy_language.tests, name="easy_language_tests"),
    path(
        "leichte-sprache/<int:pk>/pruefung/<int:test>/entfernen/",
        easy_language.remove_test,
        name="easy_language_remove_test",
    ),
]
