"""What a monitor asks: is the process alive, can it serve the site, and is the rest well?"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import Page, Site


@dataclass(frozen=True)
class Wellbeing:
    """How something is that the site can do without for a while, in figures for the monitor."""

    ok: bool
    figures: dict[str, int]


_told_along: dict[str, Callable[[], Wellbeing]] = {}


def tell_along(name: str) -> Callable:
    """Adds a report on something beside the pages: trouble there never takes the site away."""

    def register(report: Callable[[], Wellbeing]) -> Callable[[], Wellbeing]:
        _told_along[name] = report
        return report

    return register


def readiness() -> dict[str, bool]:
    """Each thing the site cannot do without, and whether it is there."""
    checks: dict[str, Callable[[], bool]] = {
        "database": _database_answers,
        "migrations": _migrations_are_applied,
        "page_tree": _page_tree_stands,
    }
    return {name: _passes(check) for name, check in checks.items()}


def reports() -> dict[str, Wellbeing]:
    """What is told along, by name; asks the database, so only where that answers."""
    return {name: report() for name, report in _told_along.items()}


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
    """A default site whose German home page is published, in a tree without a broken place."""
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    return site is not None and site.root_page.live and _every_page_hangs_together()


def _every_page_hangs_together() -> bool:
    """What `Page.find_problems()` looks for, with one query instead of two for each page.

    One, so that a page that is just being added is seen whole or not at all.
    """
    rows = list(Page.objects.order_by().values_list("path", "depth", "numchild"))
    step = Page.steplen
    children = Counter(path[:-step] for path, _depth, _count in rows)
    del children[""]  # The root hangs nowhere.
    said = {path: count for path, _depth, count in rows if count}
    return dict(children) == said and all(len(path) == depth * step for path, depth, _count in rows)
