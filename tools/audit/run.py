"""The checks that take too long for every submission; `make audit` runs them.

Starts the site with the sample content in a temporary folder (or takes a running one with
--url), looks at it as a visitor would, prints what it found, and fails if that is anything.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROJECT_DIR = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(PROJECT_DIR), str(PROJECT_DIR / "site")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.testing")

from checks import CHECKS  # noqa: E402 - the paths above come first
from sample import pages_of  # noqa: E402


@contextmanager
def site(url: str | None) -> Iterator[str]:
    """The address of the site: the one that was named, or that of a new one."""
    if url:
        yield url.rstrip("/")
        return
    import django

    django.setup()
    from tests.database import database_for_a_server
    from tests.server import running_site

    with (
        tempfile.TemporaryDirectory(prefix="audit-") as folder,
        database_for_a_server(Path(folder)) as database_url,
        running_site(Path(folder), database_url) as running,
    ):
        yield running.url


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", help="audit this site instead of a new one")
    parser.add_argument("--only", nargs="+", choices=list(CHECKS), default=list(CHECKS))
    options = parser.parse_args()
    failures = 0
    with site(options.url) as url:
        pages = pages_of(url)
        for name in options.only:
            print(f"\n== {name}", flush=True)
            findings = CHECKS[name](url, pages)
            failures += len(findings)
            print("\n".join(findings) or "nothing found", flush=True)
    print(f"\n{failures} findings")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
