"""The app configuration of news."""

from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = "Presse"

    def ready(self):
        from . import signals  # noqa: F401 - registered by being imported
