from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import get_messages
from django.core.exceptions import ValidationError
from django.urls import reverse

from tests.factories.circles import CirclePageFactory
from tests.factories.registrations import registered
from tests.factories.training_desk import TrainingDesk, problems, typed
from tests.factories.trainings import (
    SessionFactory,
    TrainingPageFactory,
    book_of,
    calendar_page,
    noon_in,
    translation_of,
)
from trainings.models import Session, TrainingPage

PUBLISH = "action-publish"
WORDS = {"title": "Asylrecht", "slug": "asylrecht", "summary": "Die Grundlagen an einem Abend."}


@pytest.fixture
def desk(client, db) -> TrainingDesk:
    return TrainingDesk(client)


def test_a_training_with_two_dates_is_written_and_published(desk):
    rows = [typed(SessionFactory.build()), typed(SessionFactory.build(days=37))]
    desk.write(calendar_page(), PUBLISH, sessions=rows, **WORDS)
    page = TrainingPage.objects.get(slug="asylrecht")
    assert page.live
    assert [session.starts_at for session in page.sessions.all()] == [noon_in(30), noon_in(37)]


def test_circles_stand_by_name_to_be_ticked(desk):
    for name in ("Wertach", "Altusried"):
        CirclePageFactory(title=name)
    page = TrainingPageFactory()
    answer = desk.client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    soup = BeautifulSoup(answer.content, "html.parser")
    boxes = soup.select("[name=circles][type=checkbox]")
    assert [box.parent.get_text(strip=True) for box in boxes] == ["Altusried", "Wertach"]


def test_it_cannot_be_published_without_a_date(desk):
    response = desk.write(calendar_page(), PUBLISH, **WORDS)
    assert "mindestens einen Termin" in problems(response)
    assert not TrainingPage.objects.exists()


def test_a_draft_may_still_be_without_a_date(desk):
    desk.write(calendar_page(), **WORDS)
    assert not TrainingPage.objects.get().live


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"ends_at": "01.01.2027 09:00"}, "ends_at", "Das Ende liegt vor dem Beginn."),
        ({"ends_at": "01.01.2028 09:00"}, "ends_at", "höchstens 14 Tage"),
        ({"place_name": ""}, "place_name", "Geben Sie den Ort an"),
        ({"postcode": "875a7"}, "postcode", "Eine Postleitzahl hat fünf Ziffern."),
        ({"postcode": "8752"}, "postcode", "Eine Postleitzahl hat fünf Ziffern."),
        ({"starts_at": "irgendwann"}, "starts_at", "Datum"),
        ({"starts_at": "28.03.2027 02:30"}, "starts_at", "Europe/Berlin"),
    ],
)
def test_what_is_wrong_with_a_date_is_said_at_its_field(desk, changes, field, message):
    session = SessionFactory.build(
        starts_at=datetime(2027, 1, 1, 10), ends_at=datetime(2027, 1, 1, 12)
    )
    response = desk.write(calendar_page(), PUBLISH, sessions=[typed(session, **changes)], **WORDS)
    errors = response.context["form"].formsets["sessions"].forms[0].errors
    assert list(errors) == [field]
    assert message in errors[field][0]
    assert not TrainingPage.objects.exists()


def test_an_online_date_needs_no_place(desk):
    row = typed(SessionFactory.build(), place_name="", street="", postcode="", is_online="on")
    desk.write(calendar_page(), PUBLISH, sessions=[row], **WORDS)
    assert TrainingPage.objects.get().dates[0].place == "Online"


@pytest.mark.parametrize(
    ("local", "utc_hour"), [("27.03.2027 18:00", 17), ("28.03.2027 18:00", 16)]
)
def test_local_time_is_kept_across_the_change_of_the_clock(desk, local, utc_hour):
    day = local.split()[0]
    row = typed(SessionFactory.build(), starts_at=local, ends_at=f"{day} 20:00")
    desk.write(calendar_page(), PUBLISH, sessions=[row], **WORDS)
    start = Session.objects.get().starts_at.astimezone(ZoneInfo("UTC"))
    assert start.hour == utc_hour


def test_editing_keeps_the_rows_and_their_identity(desk):
    page = TrainingPageFactory(sessions=[SessionFactory(), SessionFactory(days=40)])
    before = list(page.sessions.values("pk", "uid", "sequence"))
    desk.edit(page, PUBLISH, title="Anderer Titel", **{"sessions-0-note": "Mit Kaffee"})
    assert TrainingPage.objects.get().title == "Anderer Titel"
    assert list(page.sessions.values("pk", "uid", "sequence")) == before
    assert page.sessions.first().note == "Mit Kaffee"


def test_moving_a_date_raises_its_sequence_once_published(desk):
    page = TrainingPageFactory(sessions=[SessionFactory(), SessionFactory(days=40)])
    uids = list(page.sessions.values_list("uid", flat=True))
    later = {"sessions-0-ends_at": f"{noon_in(30) + timedelta(hours=5):%d.%m.%Y %H:%M}"}
    desk.edit(page, **later)
    assert list(page.sessions.values_list("sequence", flat=True)) == [0, 0]
    desk.edit(page, PUBLISH)
    assert list(page.sessions.values_list("sequence", flat=True)) == [1, 0]
    assert list(page.sessions.values_list("uid", flat=True)) == uids


def test_restoring_an_old_version_moves_on_and_never_back(desk):
    page = TrainingPageFactory()
    uid = page.sessions.get().uid
    first = page.latest_revision
    for hour in ("15", "16"):
        desk.edit(page, PUBLISH, **{"sessions-0-ends_at": f"{noon_in(30):%d.%m.%Y} {hour}:00"})
    assert page.sessions.get().sequence == 2
    desk.restore(page, first)
    session = page.sessions.get()
    assert session.ends_at == noon_in(30) + timedelta(hours=2)
    assert (session.uid, session.sequence) == (uid, 3)


def test_a_version_from_before_a_date_was_stored_keeps_its_row_and_its_seats(desk):
    page = TrainingPageFactory(booking_mode="per_session")
    page.sessions.add(SessionFactory(days=50))
    draft = page.save_revision()
    draft.publish()
    page = TrainingPage.objects.get()
    stored = page.sessions.last()
    book = book_of(page, stored, seats_taken=4)
    desk.restore(page, draft)
    assert page.sessions.last().pk == stored.pk
    book.refresh_from_db()
    assert book.seats_taken == 4


def test_a_deleted_date_comes_back_as_a_new_one(desk):
    page = TrainingPageFactory(sessions=[SessionFactory(), SessionFactory(days=40)])
    both = page.latest_revision
    gone = page.sessions.last().uid
    desk.edit(page, PUBLISH, **{"sessions-1-DELETE": "1"})
    assert page.sessions.count() == 1
    desk.restore(page, both)
    assert page.sessions.count() == 2
    assert page.sessions.last().uid != gone


def test_a_date_with_people_cannot_be_deleted(desk):
    page = TrainingPageFactory(booking_mode="per_session")
    desk.edit(page, PUBLISH)
    book_of(page, page.sessions.get(), seats_taken=1)
    page.sessions.add(SessionFactory(days=40))
    page.save_revision().publish()
    page = TrainingPage.objects.get()
    response = desk.edit(page, PUBLISH, **{"sessions-0-DELETE": "1"})
    assert "Sagen Sie ihn ab" in problems(response)
    assert page.sessions.count() == 2


def test_no_way_around_the_form_deletes_a_date_with_people(db):
    page = TrainingPageFactory(
        booking_mode="per_session", sessions=[SessionFactory(), SessionFactory(days=40)]
    )
    book_of(page, page.sessions.first(), waiting_count=1)
    page.sessions.remove(page.sessions.first())
    with pytest.raises(ValidationError, match="Sagen Sie ihn ab"):
        page.save()


def test_the_booking_mode_stays_once_people_are_in(desk):
    page = TrainingPageFactory()
    book_of(page, seats_taken=1)
    response = desk.edit(page, PUBLISH, booking_mode="per_session")
    assert "lässt sich nicht mehr ändern" in problems(response)
    assert TrainingPage.objects.get().booking_mode == "whole"


def test_a_date_in_the_past_is_taken_with_a_warning(desk):
    rows = [typed(SessionFactory.build(days=-30))]
    response = desk.write(calendar_page(), PUBLISH, sessions=rows, **WORDS)
    assert TrainingPage.objects.get().live
    texts = [str(message) for message in get_messages(response.wsgi_request)]
    assert any("nur im Archiv" in text for text in texts)


def test_a_copied_training_has_dates_that_no_calendar_knows(desk):
    page = TrainingPageFactory()
    desk.edit(page, PUBLISH, **{"sessions-0-ends_at": f"{noon_in(30):%d.%m.%Y} 20:00"})
    original = page.sessions.get()
    assert original.sequence == 1
    address = reverse("wagtailadmin_pages:copy", args=[page.pk])
    desk.client.post(
        address,
        {
            "new_title": "Noch einmal",
            "new_slug": "noch-einmal",
            "new_parent_page": calendar_page().pk,
            "publish_copies": "on",
        },
    )
    copied = TrainingPage.objects.get(slug="noch-einmal").sessions.get()
    assert copied.ends_at == original.ends_at
    assert copied.sequence == 0
    assert copied.uid != original.uid
    assert page.sessions.get().uid == original.uid


def test_the_copy_stays_itself_when_it_is_edited(desk):
    page = TrainingPageFactory()
    copied = page.copy(update_attrs={"slug": "kopie"}, keep_live=False)
    session = copied.sessions.get()
    desk.edit(copied, PUBLISH, title="Kopie")
    assert copied.sessions.get().pk == session.pk
    assert copied.sessions.get().uid == session.uid


def test_the_editor_of_a_translation_shows_words_and_no_facts(desk):
    page = TrainingPageFactory()
    easy = translation_of(page, "de-simple", title="Recht für Flüchtlinge")
    address = reverse("wagtailadmin_pages:edit", args=[easy.pk])
    soup = BeautifulSoup(desk.client.get(address).content, "html.parser")
    names = {item.get("name") for item in soup.select("#page-edit-form [name]")}
    assert "summary" in names
    assert not names & {"sessions-TOTAL_FORMS", "booking_mode", "teaching_language", "topics"}
    desk.edit(easy, PUBLISH, title="Ihr Recht")
    assert TrainingPage.objects.get(pk=easy.pk).title == "Ihr Recht"
    assert Session.objects.count() == 1


def test_the_edit_page_leads_to_the_seats(desk):
    page = TrainingPageFactory()
    book = book_of(page, seats_taken=3)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    soup = BeautifulSoup(desk.client.get(address).content, "html.parser")
    link = soup.find("a", href=reverse("trainings_books:edit", args=[book.pk]))
    assert "3 von 20 Plätzen belegt" in " ".join(link.parent.get_text().split())


def test_a_date_of_a_course_with_people_is_not_deleted(desk):
    page = TrainingPageFactory(sessions=[SessionFactory(days=20), SessionFactory(days=30)])
    registered(book_of(page), "Ada")
    response = desk.edit(page, PUBLISH, **{"sessions-1-DELETE": "on"})
    assert "Sagen Sie ihn ab" in problems(response)
    assert page.sessions.count() == 2


def test_a_draft_from_before_cannot_change_how_people_are_booked(db):
    page = TrainingPageFactory()
    page.booking_mode = "per_session"
    draft = page.save_revision()
    registered(book_of(page), "Ada")
    with pytest.raises(ValidationError):
        draft.publish()
    assert TrainingPage.objects.get(pk=page.pk).is_whole


def test_a_book_of_the_other_way_to_book_takes_no_names(client, db):
    page = TrainingPageFactory()
    old = book_of(page)
    TrainingPage.objects.filter(pk=page.pk).update(booking_mode="per_session")
    assert client.get(f"/de/anmeldung/{old.pk}/").status_code == 404


def test_a_training_does_not_go_offline_by_itself_before_it_is_over(desk):
    page = TrainingPageFactory(sessions=[SessionFactory(days=20), SessionFactory(days=30)])
    early = desk.edit(page, PUBLISH, expire_at=f"{noon_in(25):%d.%m.%Y %H:%M}")
    assert "der letzte Termin noch nicht vorbei" in problems(early)
    desk.edit(page, PUBLISH, expire_at=f"{noon_in(31):%d.%m.%Y %H:%M}")
    assert TrainingPage.objects.get().expire_at == noon_in(31)
    moved = {"sessions-1-starts_at": f"{noon_in(40):%d.%m.%Y %H:%M}"}
    moved["sessions-1-ends_at"] = f"{noon_in(40) + timedelta(hours=1):%d.%m.%Y %H:%M}"
    late = desk.edit(TrainingPage.objects.get(), PUBLISH, **moved)
    assert "der letzte Termin noch nicht vorbei" in problems(late)


def test_what_is_called_off_may_go_offline_before_its_day(desk):
    page = TrainingPageFactory(sessions=[SessionFactory(status="cancelled")])
    desk.edit(page, PUBLISH, expire_at=f"{noon_in(5):%d.%m.%Y %H:%M}")
    assert TrainingPage.objects.get().expire_at == noon_in(5)
