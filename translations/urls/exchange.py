"""Addresses of files for other translation tools."""

from django.urls import path

from ..views import exchange, exchange_many

urlpatterns: list = [
    path("dateien/", exchange_many.export_many, name="export_many"),
    path("einlesen/", exchange_many.import_many, name="import_many"),
    path("<int:pk>/datei/<str:format>/", exchange.export, name="export"),
    path("<int:pk>/einlesen/", exchange.import_one, name="import"),
]
