import threading

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from core import due


@pytest.fixture
def jobs(monkeypatch):
    """An empty list of jobs, so that a test adds its own."""
    empty = {}
    monkeypatch.setattr(due, "_jobs", empty)
    return empty


def test_one_failing_job_does_not_stop_the_others(db, jobs, caplog):
    done = []

    @due.every_minute
    def breaks():
        raise RuntimeError("kaputt")

    @due.every_minute
    def works():
        done.append(1)

    with pytest.raises(CommandError, match="breaks"):
        call_command("run_due")
    assert done == [1]
    assert "kaputt" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_a_second_run_at_the_same_time_does_nothing(jobs):
    inside, may_end = threading.Event(), threading.Event()
    runs = []

    @due.every_minute
    def slow():
        runs.append(1)
        inside.set()
        assert may_end.wait(20)

    def first_run():
        try:
            due.run_due()
        finally:
            connection.close()

    first = threading.Thread(target=first_run)
    first.start()
    assert inside.wait(20)
    due.run_due()
    may_end.set()
    first.join()
    assert runs == [1]


def test_the_next_run_comes_after_the_first(db, jobs):
    runs = []

    @due.every_minute
    def job():
        runs.append(1)

    due.run_due()
    due.run_due()
    assert runs == [1, 1]
