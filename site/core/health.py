"""What a monitor asks: is the process alive, and can it serve the site?"""

from collections.abc import Callable

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import Page, Site


def readiness() -> dict[str, bool]:
    """Each thing the site cannot do without, and whether it is there."""
    checks: dict[str, Callable[[], bool]] = {
        "database": _database_answers,
        "migrations": _migrations_are_applied,
        "page_tree": _page_tree_stands,
    }
    return {name: _passes(check) for name, check in checks.items()}


def _passes(check: Callable[[], bool]) -> bool:
    try:
        return check()
    except DatabaseError:
        # The answer says so; the reason stands in the server's log.
        return False


def _database_answers() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def _migrations_are_applied() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _page_tree_stands() -> bool:
    """A default site whose German home page is published and has the children it counts."""
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    if site is None or not site.root_page.live:
        return False
    children = Page.objects.child_of(site.root_page).count()
    return site.root_page.numchild == children
