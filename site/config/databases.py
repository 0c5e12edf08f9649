"""How the site talks to its database, on SQLite and on PostgreSQL."""

import environ


def database(url: str) -> dict:
    """One DATABASES entry; SQLite gets what keeps writers in line and data on the disk."""
    config = environ.Env.db_url_config(url)
    if config["ENGINE"] == "django.db.backends.sqlite3":
        config["ENGINE"] = "core.sqlite"
        # IMMEDIATE takes the write lock at BEGIN: two writers wait for each other
        # instead of failing half-way ("database is locked").
        config["OPTIONS"] = {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": (
                "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;"
                "PRAGMA foreign_keys=ON;PRAGMA temp_store=MEMORY;"
            ),
        }
    else:
        config.setdefault("CONN_MAX_AGE", 600)
        config["CONN_HEALTH_CHECKS"] = True
    return config
