"""The app configuration of trainings."""

from django.apps import AppConfig


class TrainingsConfig(AppConfig):
    name = "trainings"
    verbose_name = "Schulungen"

    def ready(self):
        from . import (  # noqa: F401 - registered by being imported
            addresses,
            due,
            guards,
            letters,
            personal,
            signals,
        )
        from .mail_samples import register_kinds

        register_kinds()
