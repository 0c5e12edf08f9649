"""Deletes personal data that is past its period."""

from django.core.management.base import BaseCommand

from trainings.periods import apply_retention


class Command(BaseCommand):
    help = "Löscht personenbezogene Daten, deren Frist um ist (Einstellungen → Anmeldungen)."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="zeigt nur, was gelöscht würde")

    def handle(self, *args, dry_run, **options):
        found = apply_retention(dry_run=dry_run)
        self.stdout.write("Das würde gelöscht:" if dry_run else "Das wurde gelöscht:")
        width = max(len(label) for label in found)
        for label, count in found.items():
            self.stdout.write(f"  {label:<{width}}  {count:>7}")
