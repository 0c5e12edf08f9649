"""Fills a new site with sample content; running it again changes nothing."""

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django_tasks_db.models import DBTaskResult

from home.sample import accounts
from home.sample.loader import has_content, load


class Command(BaseCommand):
    """Loads the sample content. What exists stays as it is, what is missing is added."""

    help = "Lädt die Beispielinhalte. Was es schon gibt, bleibt; was fehlt, kommt dazu."

    def add_arguments(self, parser):
        parser.add_argument(
            "--if-empty",
            action="store_true",
            help="Tut nichts, wenn auf der Website schon etwas steht.",
        )

    def handle(self, *args, if_empty, verbosity, **options):
        if if_empty and has_content():
            self.stdout.write("Die Website hat schon Inhalte, es kommen keine Beispiele dazu.")
            return
        load(report=self._report if verbosity > 1 else lambda name: None)
        self._index_at_once()
        self.stdout.write(
            f"Die Beispielinhalte sind da, mit {len(accounts)} Konten (home/sample/people.py)."
        )

    def _index_at_once(self) -> None:
        """Search finds the sample from the first visit on: one pass instead of 1,500 tasks."""
        DBTaskResult.objects.ready().filter(task_path__endswith="_object_task").delete()
        DBTaskResult.objects.ready().filter(task_path__endswith="_reference_index_task").delete()
        call_command("update_index", verbosity=0)
        call_command("rebuild_references_index", verbosity=0)

    def _report(self, name: str) -> None:
        self.stdout.write(f"  {name}")
