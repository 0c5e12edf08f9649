"""House rules that Django checks at every start."""

from django.core.checks import Error, register
from django.db import connections


@register()
def sqlite_takes_the_write_lock_first(app_configs, **kwargs):
    """Without IMMEDIATE, two writers on SQLite can both read before either writes."""
    return [
        Error(
            f"Die SQLite-Datenbank „{alias}“ braucht transaction_mode IMMEDIATE.",
            hint="Siehe config/databases.py.",
            id="core.E001",
        )
        for alias in connections
        if connections[alias].vendor == "sqlite" and not _takes_it(connections[alias])
    ]


def _takes_it(connection) -> bool:
    options = connection.settings_dict.get("OPTIONS", {})
    return str(options.get("transaction_mode", "")).upper() == "IMMEDIATE"
