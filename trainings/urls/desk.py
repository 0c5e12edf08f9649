"""The coordinator's desk in the administration, below `anmeldungen/`."""

from django.urls import URLPattern

app_name = "trainings_desk"
urlpatterns: list[URLPattern] = []
