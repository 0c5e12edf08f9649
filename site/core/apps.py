"""The app configuration of core."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = "Website"

    def ready(self):
        from . import checks, signals  # noqa: F401 - registered by being imported
