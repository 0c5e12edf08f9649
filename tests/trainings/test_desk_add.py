import uuid

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.urls import reverse

from outbox.models import OutboxMessage
from tests.factories.attendance import moved_into_the_past
from tests.factories.circles import CirclePageFactory
from tests.factories.registrations import registered, states
from tests.factories.trainings import SessionFactory, TrainingPageFactory, book_of
from trainings.models import AccessNeed, Registration, RegistrationBook


@pytest.fixture
def book(coordinator) -> RegistrationBook:
    page = TrainingPageFactory(title="Asylrecht")
    return book_of(page, capacity=2, waiting_capacity=1, party_limit=2)


def form_of(book: RegistrationBook) -> str:
    return reverse("trainings_desk:add", args=[book.training_id])


def typed(book: RegistrationBook, **changes) -> dict:
    fields = {
        "book": book.pk,
        "given_name_1": "Ada",
        "family_name_1": "Beispiel",
        "language": "de",
        "submission_key": uuid.uuid4(),
    }
    return fields | changes


def errors(response) -> str:
    assert response.status_code == 422
    soup = BeautifulSoup(response.content, "html.parser")
    return " ".join(" ".join(p.get_text().split()) for p in soup.select(".error-message"))


def test_a_name_is_enough_and_gives_a_seat(client, book):
    response = client.post(form_of(book), typed(book), follow=True)
    added = Registration.objects.get()
    assert response.redirect_chain[-1][0] == reverse("trainings_desk:registration", args=[added.pk])
    assert (added.state, added.is_by_office, added.email) == ("confirmed", True, "")
    assert not OutboxMessage.objects.exists()
    assert added.events.get().actor.startswith("user:")


def test_who_must_have_a_name_is_marked(client, book):
    soup = BeautifulSoup(client.get(form_of(book)).content, "html.parser")
    labels = {label["for"]: label.get_text(strip=True) for label in soup.select("label[for]")}
    assert labels["id_family_name_1"].endswith("*")
    assert not labels["id_family_name_2"].endswith("*")
    response = client.post(form_of(book), typed(book, given_name_2="Eva"))
    assert errors(response).count("Wie heißt die Person?") == 1
    client.post(form_of(book), typed(book, given_name_1=""))
    assert Registration.objects.get().participants.get().name == "Beispiel"


def test_the_first_date_with_a_free_seat_is_chosen(client, coordinator):
    dates = [SessionFactory(days=days) for days in (5, 10, 20, 30)]
    page = TrainingPageFactory(booking_mode="per_session", sessions=dates)
    over, full, free, _later = (book_of(page, date, capacity=1) for date in page.sessions.all())
    moved_into_the_past(page, 3, -10, -20, -30)
    registered(full, "Ada")
    soup = BeautifulSoup(client.get(form_of(over)).content, "html.parser")
    assert soup.select_one("#id_book [selected]")["value"] == str(free.pk)


def test_who_has_an_address_gets_a_mail_in_their_language(client, book):
    circle = CirclePageFactory()
    data = typed(
        book, email="Ada@Example.org", phone="08321 12345", circle=circle.pk, language="uk"
    )
    client.post(form_of(book), data)
    added = Registration.objects.get()
    assert (added.email, added.phone, added.circle) == ("ada@example.org", "08321 12345", circle)
    assert OutboxMessage.objects.get().language == "uk"


def test_a_double_click_enters_one_person(client, book):
    data = typed(book, email="ada@example.org")
    for _click in range(2):
        assert client.post(form_of(book), data).status_code == 302
    assert Registration.objects.count() == 1


def test_a_party_of_two(client, book):
    client.post(form_of(book), typed(book, given_name_2="Eva", family_name_2="Muster"))
    assert [p.name for p in Registration.objects.get().participants.all()] == [
        "Ada Beispiel",
        "Eva Muster",
    ]


def test_who_finds_no_seat_waits_and_then_there_is_no_room(client, book):
    registered(book, "Ben", people=[("Ben", "B"), ("Bea", "B")])
    response = client.post(form_of(book), typed(book), follow=True)
    assert "steht auf der Warteliste" in response.content.decode()
    assert states(book)["Ada"] == "waiting"
    response = client.post(form_of(book), typed(book, given_name_1="Cem"))
    assert "Alle Plätze und die Warteliste sind voll" in errors(response)
    assert Registration.objects.count() == 2


def test_a_known_address_is_said_at_the_field(client, book):
    registered(book, "Ada")
    response = client.post(form_of(book), typed(book, email="ada@example.org"))
    assert "schon jemand angemeldet" in errors(response)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("given_name_1", "", ""),
        ("email", "kein-at", "nicht vollständig"),
        ("phone", "x", "mit Ziffern"),
        ("language", "xx", "gültige Auswahl"),
        ("book", "999999", "gültige Auswahl"),
        ("book", "", "muss ausgefüllt werden"),
        ("circle", "x", "gültige Auswahl"),
        ("submission_key", "x", ""),
        ("given_name_1", "😀", "ohne Emojis"),
        ("given_name_1", "=cmd|' /C calc'!A0" * 100, "höchstens 80 Zeichen"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_stored(client, book, field, value, message):
    data = typed(book, family_name_1="") | {field: value}
    response = client.post(form_of(book), data)
    assert response.status_code == 422
    assert message in errors(response)
    assert not Registration.objects.exists()


def test_the_limit_of_a_party_belongs_to_the_date(client, coordinator):
    page = TrainingPageFactory(
        booking_mode="per_session", sessions=[SessionFactory(), SessionFactory(days=40)]
    )
    small, large = page.books.order_by("session__starts_at")
    RegistrationBook.objects.filter(pk=large.pk).update(party_limit=2)
    two = {"given_name_2": "Eva", "family_name_2": "Muster"}
    assert "höchstens 1 Menschen" in errors(client.post(form_of(small), typed(small, **two)))
    client.post(form_of(small), typed(large, **two))
    assert large.registrations.get().seats == 2


def test_a_date_of_another_training_is_refused(client, book):
    foreign = TrainingPageFactory().books.get()
    assert "gültige Auswahl" in errors(client.post(form_of(book), typed(foreign)))


def test_what_somebody_needs_is_asked_by_who_may_know_it(client, book, coordinator):
    client.post(form_of(book), typed(book, access_need="Rollstuhl"))
    assert AccessNeed.objects.get().text == "Rollstuhl"
    group = coordinator.groups.get()
    group.permissions.remove(Permission.objects.get(codename="view_accessneed"))
    assert "access_need" not in client.get(form_of(book)).content.decode()
    client.post(form_of(book), typed(book, access_need="Rollstuhl"))
    assert AccessNeed.objects.count() == 1


def test_a_draft_takes_nobody(client, coordinator):
    draft = TrainingPageFactory(is_published=False)
    response = client.get(reverse("trainings_desk:add", args=[draft.pk]), follow=True)
    assert "wenn die Schulung veröffentlicht ist" in response.content.decode()
