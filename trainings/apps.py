"""The app configuration of trainings."""

from django.apps import AppConfig


class TrainingsConfig(AppConfig):
    name = "trainings"
    verbose_name = "Schulungen"

    def ready(self):
        from . import guards, signals  # noqa: F401 - registered by being imported
