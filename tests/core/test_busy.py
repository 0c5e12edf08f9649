"""Processes that never end outlive a database that does not answer."""

import signal

import pytest
from django.core.management import call_command, get_commands
from django.db import InterfaceError, OperationalError
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from core import busy
from core.management.commands import run_due
from core.management.commands.db_worker import PatientWorker
from outbox.management.commands import send_outbox

LOCKED = OperationalError("database is locked")


@pytest.fixture
def impatient(db, monkeypatch):
    """Nobody waits in a test, and the signals of pytest come back."""
    monkeypatch.setattr(busy, "PAUSE_SECONDS", 0)
    handlers = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in handlers.items():
        signal.signal(number, handler)


def locked_once(then):
    """Work that meets a locked database, and does something the second time."""
    calls = []

    def work(*args, **kwargs):
        calls.append(1)
        if len(calls) == 1:
            raise LOCKED
        return then()

    return work


def stop() -> int:
    signal.raise_signal(signal.SIGTERM)
    return 1


@pytest.mark.parametrize("error", [LOCKED, InterfaceError("connection already closed")])
def test_trouble_with_the_database_is_a_line_in_the_log(impatient, caplog, error):
    def work():
        raise error

    assert busy.patiently(work, "Mailversand") is None
    assert "Mailversand: Die Datenbank antwortet nicht" in caplog.text


def test_other_errors_end_the_process(impatient):
    with pytest.raises(ZeroDivisionError):
        busy.patiently(lambda: 1 / 0, "Mailversand")


def test_the_sender_goes_on(impatient, monkeypatch, caplog):
    monkeypatch.setattr(send_outbox, "send_due", locked_once(stop))
    call_command("send_outbox", "--loop", "--pause", "0")
    assert "Mailversand" in caplog.text


def test_the_scheduler_goes_on(impatient, monkeypatch, caplog):
    def locked():
        stop()
        raise LOCKED

    monkeypatch.setattr(run_due, "run_due", locked)
    call_command("run_due", "--loop")
    assert "Zeitaufträge" in caplog.text


def worker() -> PatientWorker:
    return PatientWorker(
        queue_names=["*"], interval=0, batch=True, backend_name="default", startup_delay=False,
        max_tasks=None, worker_id="prüfung", excluded_queue_names=[],
    )  # fmt: skip


def test_the_worker_is_ours():
    assert get_commands()["db_worker"] == "core"
    assert db_worker.Worker is PatientWorker


def test_the_worker_goes_on(impatient, monkeypatch, caplog):
    monkeypatch.setattr(PatientWorker.__base__, "run", locked_once(lambda: None))
    worker().run()
    assert "Hintergrundaufgaben" in caplog.text


def test_a_task_whose_end_could_not_be_noted_is_done_again(db, monkeypatch):
    monkeypatch.setattr(PatientWorker.__base__, "run", lambda self: None)
    tasks = [
        DBTaskResult.objects.create(
            task_path="core.scheduled.publish_scheduled",
            args_kwargs={"args": [], "kwargs": {}},
            status=TaskResultStatus.RUNNING,
            backend_name="default",
        )
        for _task in range(2)
    ]
    ours = worker()
    ours.unfinished = tasks[0].pk
    ours._work()
    states = [DBTaskResult.objects.get(pk=task.pk).status for task in tasks]
    assert states == [TaskResultStatus.READY, TaskResultStatus.RUNNING]
