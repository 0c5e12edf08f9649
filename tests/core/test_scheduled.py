"""Planned publishing: what goes wrong with one page concerns no other, and somebody learns it."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.signals import page_unpublished

from core.scheduled import NotAllDone, publish_scheduled
from home.models import StandardPage
from tests.factories.editing import person_in

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def nothing_told_yet():
    # What the log knows already is remembered there.
    cache.clear()


def planned(home, title: str, since: timedelta = HOUR, *, is_broken=False) -> StandardPage:
    """A page that should have gone live; one that is broken has a version without a title."""
    page = home.add_child(instance=StandardPage(title=title, live=False))
    page.go_live_at = timezone.now() - since
    revision = page.save_revision(approved_go_live_at=page.go_live_at)
    if is_broken:
        revision.content["title"] = ""
        revision.save(update_fields=["content"])
    return page


def running_out(home, title: str, since: timedelta = HOUR) -> StandardPage:
    page = home.add_child(instance=StandardPage(title=title))
    StandardPage.objects.filter(pk=page.pk).update(expire_at=timezone.now() - since)
    return page


def is_live(page) -> bool:
    return StandardPage.objects.get(pk=page.pk).live


def start_page(client, role: str) -> str:
    client.force_login(person_in(role))
    page = BeautifulSoup(client.get("/verwaltung/").content, "html.parser")
    panel = page.select_one("#unfinished-content")
    return " ".join(panel.get_text(" ", strip=True).split()) if panel else ""


def test_a_page_goes_live_and_another_goes(home, django_capture_on_commit_callbacks):
    coming, going = planned(home, "Kommt"), running_out(home, "Geht")
    with django_capture_on_commit_callbacks(execute=True):
        call_command("run_due")
    assert (is_live(coming), is_live(going)) == (True, False)
    assert StandardPage.objects.get(pk=going.pk).expired


def test_what_is_planned_for_later_waits(home):
    page = planned(home, "Später", since=-HOUR)
    publish_scheduled()
    assert not is_live(page)


def test_one_page_in_trouble_keeps_its_plan_and_holds_up_no_other(home, caplog):
    broken = planned(home, "Ohne Titel", since=2 * HOUR, is_broken=True)
    coming = planned(home, "Kommt")
    with pytest.raises(NotAllDone, match="1"):
        publish_scheduled()
    assert (is_live(broken), is_live(coming)) == (False, True)
    assert broken.revisions.get().approved_go_live_at == broken.go_live_at
    assert str(broken.revisions.get().pk) in caplog.text


def test_what_is_wrong_is_written_once_until_it_changes(home, caplog):
    broken = planned(home, "Ohne Titel", is_broken=True)
    for _minute in range(3):
        call_command_that_fails()
    assert caplog.text.count("Der Zeitplan ließ sich nicht ausführen") == 1
    assert caplog.text.count("Der Zeitauftrag core.scheduled") == 1

    revision = broken.revisions.get()
    revision.content["slug"] = "anders/kaputt"
    revision.content["title"] = "Mit Titel"
    revision.save(update_fields=["content"])
    call_command_that_fails()
    assert caplog.text.count("Der Zeitplan ließ sich nicht ausführen") == 2


def call_command_that_fails() -> None:
    with pytest.raises(CommandError, match="publish_scheduled"):
        call_command("run_due")


def test_so_does_one_that_cannot_go_offline(home, caplog):
    stuck, coming = running_out(home, "Bleibt"), planned(home, "Kommt")
    gone = running_out(home, "Geht", since=HOUR / 2)

    def refuse(instance, **kwargs):
        if instance.pk == stuck.pk:
            raise RuntimeError("kaputt")

    page_unpublished.connect(refuse)
    try:
        with pytest.raises(NotAllDone, match="1"):
            publish_scheduled()
    finally:
        page_unpublished.disconnect(refuse)
    assert [is_live(page) for page in (stuck, gone, coming)] == [True, False, True]


def test_the_run_counts_as_failed(home, caplog):
    planned(home, "Ohne Titel", is_broken=True)
    with pytest.raises(CommandError, match="publish_scheduled"):
        call_command("run_due")


def test_who_may_publish_sees_what_did_not_work(home, client):
    planned(home, "Defekt", is_broken=True)
    running_out(home, "Bleibt")
    shown = start_page(client, "Administration")
    assert "Defekt Veröffentlichung fehlgeschlagen, geplant für" in shown
    assert "Bleibt Offline nehmen fehlgeschlagen, geplant für" in shown
    assert "fehlgeschlagen" not in start_page(client, "Helferkreis-Redaktion")


def test_what_is_just_due_is_no_trouble_yet(home, client):
    planned(home, "Eben", since=timedelta(minutes=1))
    assert "fehlgeschlagen" not in start_page(client, "Administration")
