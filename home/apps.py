"""The app configuration of home."""

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = "Startseite und Inhaltsseiten"

    def ready(self):
        from . import due  # noqa: F401 - registered by being imported

        post_migrate.connect(build_site_after_migrate, dispatch_uid="home.build_site")


def build_site_after_migrate(sender, using="default", **kwargs):
    """Page tree and roles are there after `migrate`, and stay as the office changed them."""
    last = [config for config in apps.get_app_configs() if config.models_module][-1]
    # Rights of all apps exist only once the last app has had its turn.
    if sender.label != last.label or using != "default":
        return
    from django.db import connections

    from .models import HomePage

    if HomePage._meta.db_table not in connections[using].introspection.table_names():
        return  # A migration backwards: there is nothing to build on.
    from .roles import ensure_roles
    from .structure import ensure_structure

    ensure_structure()
    ensure_roles()
