"""The app configuration of translations."""

from django.apps import AppConfig


class TranslationsConfig(AppConfig):
    name = "translations"
    verbose_name = "Übersetzungen"

    def ready(self):
        from outbox.kinds import name_kind

        from . import asked, due, signals  # noqa: F401 - registered by being imported
        from .easy_language import receivers  # noqa: F401 - the same
        from .machines import set_up  # noqa: F401 - registers its check

        name_kind("translation", "Übersetzung")
