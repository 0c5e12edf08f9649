"""The app configuration of the outbox."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "outbox"
    verbose_name = "Ausgang"

    def ready(self):
        from . import health  # noqa: F401 - registered by being imported
