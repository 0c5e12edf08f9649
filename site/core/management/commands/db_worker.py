"""The worker for background tasks, which waits when the database is busy instead of ending."""

import os

from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from core.busy import patiently

# A picture in its sizes keeps a processor busy for seconds; readers come first.
POLITENESS = 10


class PatientWorker(db_worker.Worker):
    """Ends on a signal only, and begins a task anew whose end could not be noted."""

    unfinished = None

    def run(self):
        while self.running:
            if patiently(self._work, "Hintergrundaufgaben"):
                return

    def _work(self) -> bool:
        if self.unfinished:
            running = DBTaskResult.objects.filter(
                pk=self.unfinished, status=TaskResultStatus.RUNNING
            )
            running.update(status=TaskResultStatus.READY)
            self.unfinished = None
        super().run()
        return True

    def run_task(self, db_task_result):
        self.unfinished = db_task_result.pk
        super().run_task(db_task_result)
        self.unfinished = None


# The command makes its worker by this name and offers no other way.
db_worker.Worker = PatientWorker  # type: ignore[misc]  # mypy takes it for a type only


class Command(db_worker.Command):
    """Takes the place of the library's command: `core` stands before it in INSTALLED_APPS."""

    def handle(self, *args, **options):
        os.nice(POLITENESS)
        super().handle(*args, **options)
