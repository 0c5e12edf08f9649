"""The app configuration of core."""

from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class CoreConfig(AppConfig):
    default = True  # Of the configurations in this file, the one that "core" means.
    name = "core"
    verbose_name = "Website"

    def ready(self):
        from . import (  # noqa: F401 - registered by being imported
            checks,
            date_fields,
            links,
            picture_sizes,
            scheduled,
            signals,
        )


class AccountsConfig(WagtailUsersAppConfig):
    """Wagtail's accounts with our forms."""

    user_viewset = "core.accounts.AccountViewSet"
