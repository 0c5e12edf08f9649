"""Turns the catalogues (.po) into what Django reads (.mo), without the gettext tools."""

from pathlib import Path

import polib
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Übersetzt geänderte Kataloge (.po) in das Format, das die Website liest (.mo)."
    requires_system_checks = []

    def handle(self, *args, **options):
        catalogues = [
            path for folder in settings.LOCALE_PATHS for path in Path(folder).glob("*/*/*.po")
        ]
        compiled = [path for path in catalogues if self.compile(path)]
        self.stdout.write(f"{len(compiled)} von {len(catalogues)} Katalogen übersetzt.")

    def compile(self, source: Path) -> bool:
        """Whether there was something to do."""
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime > source.stat().st_mtime:
            return False
        unfinished = target.with_suffix(".unfinished")
        polib.pofile(str(source)).save_as_mofile(str(unfinished))
        unfinished.replace(target)
        return True
