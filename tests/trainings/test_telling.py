"""Who changes a published date reads before and after how many mails go out, and whom to call."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from outbox.models import UndeliverableAddress
from tests.factories.changes import add_date, call_off, move, publish
from tests.factories.desk_buttons import text_of
from tests.factories.editing import person_in
from tests.factories.registrations import registered, sign_up_of, unverified
from tests.factories.training_desk import TrainingDesk
from tests.factories.trainings import SessionFactory, TrainingPageFactory, book_of
from trainings.changes import tell_changes, who_will_be_told
from trainings.desk import add_by_phone
from trainings.models import TrainingPage


@pytest.fixture
def page(db) -> TrainingPage:
    """Two with a seat and an address, one by telephone, one whose address takes no mail."""
    page = TrainingPageFactory(title="Asylrecht")
    book = book_of(page, capacity=4, waiting_capacity=2)
    for name in ("Ada", "Ben", "Dana"):
        registered(book, name)
    UndeliverableAddress.objects.create(email="dana@example.org")
    add_by_phone(book, sign_up_of("Cem", email="", phone="08321 1"), "user:1")
    return page


def said(response) -> str:
    soup = BeautifulSoup(response.content, "html.parser")
    return " ".join(soup.select_one(".messages").get_text(" ").split())


def moved_by_hand(desk: TrainingDesk, page: TrainingPage):
    """Opens the editor, types another place and publishes."""
    changes = {"sessions-0-place_name": "Rathaus"}
    return desk.client.get(desk.edit(page, "action-publish", **changes).headers["Location"])


def test_the_editor_says_beforehand_what_a_change_means(page):
    desk = TrainingDesk(Client())
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    text = text_of(desk.client.get(edit))
    assert "ändern oder hinzufügen und veröffentlichen: 2 Mails gehen hinaus" in text
    assert "2 Anmeldungen erreicht keine Mail: Bitte rufen Sie dort an." in text
    assert "Wen Sie anrufen" in text


def test_after_publishing_one_reads_how_many_mails_go_and_whom_to_call(page):
    desk = TrainingDesk(Client())
    response = moved_by_hand(desk, page)
    text = said(response)
    assert "2 Mails gehen an Angemeldete hinaus" in text
    assert "2 Anmeldungen erreicht keine Mail. Bitte rufen Sie dort an." in text
    link = BeautifulSoup(response.content, "html.parser").find("a", string="Wen Sie anrufen")
    called = text_of(desk.client.get(link["href"]))
    assert "Cem Beispiel" in called and "Dana Beispiel" in called and "Ada" not in called


def test_publishing_without_news_says_nothing_about_mails(page):
    desk = TrainingDesk(Client())
    response = desk.edit(page, "action-publish", title="Asylrecht von A bis Z")
    assert "Mail" not in said(desk.client.get(response.headers["Location"]))


def test_who_may_not_see_participants_is_told_whom_to_tell(page):
    desk = TrainingDesk(Client())
    desk.client.force_login(person_in("Pressefreigabe"))
    text = said(moved_by_hand(desk, page))
    assert "sagen Sie der Schulungskoordination Bescheid" in text
    assert "Wen Sie anrufen" not in text


@pytest.mark.parametrize("change", [move, add_date])
def test_what_is_announced_is_what_is_sent(page, change):
    change(page)
    announced = who_will_be_told(page.pk)
    assert announced.exclude(email="").count() == 3
    assert announced.count() == tell_changes() == 4
    assert not who_will_be_told(page.pk).exists()


def test_called_off_reaches_also_who_waits_but_nobody_unconfirmed(page):
    book = page.books.get()
    registered(book, "Eva")
    unverified(book, "Finn")
    call_off(page)
    assert who_will_be_told(page.pk).count() == 5
    tell_changes()
    assert not who_will_be_told(page.pk).exists()


def test_of_one_date_of_a_series_only_its_people_are_told(db):
    sessions = [SessionFactory(days=10), SessionFactory(days=20)]
    page = TrainingPageFactory(booking_mode="per_session", sessions=sessions)
    first, second = (book_of(page, date) for date in page.sessions.all())
    ada, _ben = registered(first, "Ada"), registered(second, "Ben")
    publish(page, place_name="Rathaus")
    assert list(who_will_be_told(page.pk)) == [ada]


def test_who_puts_the_archive_in_order_or_slips_tells_nobody(page):
    move(page, days=-300)
    assert not who_will_be_told(page.pk).exists()
