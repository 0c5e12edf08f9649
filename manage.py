#!/usr/bin/env python3
"""Command line of the site: `python manage.py help` lists what it can do."""

import os
import sys
from pathlib import Path


def main() -> None:
    # "site" is a folder on the import path, not a package (see docs/architecture.md).
    sys.path.insert(0, str(Path(__file__).resolve().parent / "site"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.development")

    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
