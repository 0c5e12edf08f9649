"""House rules that Django checks at every start."""

from django.conf import settings
from django.core.checks import Error, Tags, register


@register(Tags.database)
def sqlite_takes_the_write_lock_first(app_configs, **kwargs):
    """Without IMMEDIATE, two writers on SQLite can both read before either writes."""
    problems = []
    for alias, config in settings.DATABASES.items():
        if config["ENGINE"] != "core.sqlite":
            continue
        if config.get("OPTIONS", {}).get("transaction_mode") != "IMMEDIATE":
            problems.append(
                Error(
                    f"Die SQLite-Datenbank „{alias}“ braucht transaction_mode IMMEDIATE.",
                    hint="Siehe config/databases.py.",
                    id="core.E001",
                )
            )
    return problems
