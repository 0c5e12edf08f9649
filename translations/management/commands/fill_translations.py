"""The first filling: drafts of all public pages in the chosen languages."""

from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Page

from core.languages import all_languages
from translations.choices import has_pieces
from translations.filling import fill_page, unfilled


class Command(BaseCommand):
    help = (
        "Legt zu allen öffentlichen deutschen Seiten Entwürfe in den gewählten Sprachen an und "
        "füllt sie aus dem Gedächtnis. Nichts wird veröffentlicht. Nach einem Abbruch geht es "
        "beim nächsten Aufruf dort weiter."
    )

    def add_arguments(self, parser):
        codes = [
            item.code
            for item in all_languages()
            if not item.is_source and has_pieces(item.code, is_page=True)
        ]
        parser.add_argument("--languages", nargs="+", choices=codes, default=codes)
        parser.add_argument("--at-most", type=int, help="Höchstens so viele Seiten.")

    def handle(self, *args, languages, at_most, verbosity, **options):
        if at_most is not None and at_most < 1:
            raise CommandError("--at-most braucht eine Zahl ab 1.")
        pages = pieces = 0
        for page, locales in unfilled(languages):
            if pages == at_most:
                break
            pieces += fill_page(page, locales)
            pages += 1
            if verbosity and pages % 50 == 0:
                self.stdout.write(f"{pages} Seiten, {pieces} Stellen aus dem Gedächtnis")
        self.stdout.write(f"Fertig: {pages} Seiten, {pieces} Stellen aus dem Gedächtnis.")
        if any(problems := Page.find_problems()):
            raise CommandError(
                f"Der Seitenbaum ist beschädigt: {problems}. „manage.py fixtree“ repariert ihn."
            )
