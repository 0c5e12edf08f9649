"""Every page of the desk says which training it is about, and says nothing untrue."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from outbox.models import UndeliverableAddress
from tests.factories.desk_buttons import page_of, press, text_of
from tests.factories.registrations import registered, sign_up_of
from tests.factories.trainings import SessionFactory, TrainingPageFactory, book_of
from trainings.desk import add_by_phone
from trainings.models import Registration, RegistrationBook

PAGES = ["training", "attendance", "certificates", "announce", "export", "add"]
UNTRUE = ["in ihrer Mail", "bekommt eine Mail", "Mail noch einmal senden"]


@pytest.fixture
def book(coordinator) -> RegistrationBook:
    return book_of(TrainingPageFactory(title="Asylrecht"), capacity=2, admission="approval")


@pytest.fixture
def cem(book) -> Registration:
    """Somebody who phoned and has no address."""
    return add_by_phone(book, sign_up_of("Cem", email="", phone="08321 1"), "user:1")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_the_desk_names_its_training_and_date(client, book, name):
    when = str(book.training.sessions.get())
    response = client.get(reverse(f"trainings_desk:{name}", args=[book.training_id]))
    soup = BeautifulSoup(response.content, "html.parser")
    assert soup.select_one(".office-training h2").get_text(strip=True) == "Asylrecht"
    assert when in soup.select_one(".office-training").get_text()
    for heading in ("h1", "title"):
        text = soup.select_one(heading).get_text()
        assert f"Asylrecht, {when}" in text
    back = soup.select_one(".office-training a")["href"]
    assert back == reverse("trainings_desk:index")


def test_several_dates_are_told_from_the_first_to_the_last(client, coordinator):
    sessions = [SessionFactory(days=days) for days in (10, 20, 30)]
    sessions[2].status = "cancelled"
    page = TrainingPageFactory(title="Kurs", sessions=sessions)
    first, second, _off = page.sessions.all()
    words = f"2 Termine, {str(first).partition(',')[0]} bis {str(second).partition(',')[0]}"
    for name in ("training", "export"):
        text = text_of(client.get(reverse(f"trainings_desk:{name}", args=[page.pk])))
        assert words in text
    sheet = client.get(reverse("trainings_desk:attendance", args=[page.pk]), {"termin": second.pk})
    assert BeautifulSoup(sheet.content, "html.parser").title.get_text().count(str(second)) == 1


def test_of_who_has_no_address_no_page_speaks_of_mails(client, cem):
    assert not [words for words in UNTRUE if words in text_of(client.get(page_of(cem)))]
    said = text_of(press(client, cem, "cancel", reason="Krank"))
    assert "Sagen Sie es ihr bitte selbst." in said
    assert not [words for words in UNTRUE if words in said]


def test_a_request_without_address_is_decided_without_talk_of_mails(client, book, cem):
    Registration.objects.update(state="requested")
    RegistrationBook.objects.update(seats_taken=0)
    said = text_of(press(client, cem, "reject", reason="Zu spät"))
    assert "abgelehnt. Die Person hat keine E-Mail-Adresse" in said


def test_an_address_that_takes_no_mail_is_no_way_to_tell_somebody(client, book):
    ada = registered(book, "Ada")
    UndeliverableAddress.objects.create(email=ada.email)
    said = text_of(press(client, ada, "approve"))
    assert "Die Adresse der Person nimmt keine Mails an: Sagen Sie es ihr bitte selbst." in said


@pytest.mark.parametrize(
    ("email", "words"),
    [("ada@example.org", "Die Person bekommt eine Mail."), ("", "keine E-Mail-Adresse")],
)
def test_who_is_entered_by_hand_is_told_or_not(client, book, email, words):
    form = client.get(reverse("trainings_desk:add", args=[book.training_id])).context["form"]
    data = {
        "book": book.pk,
        "family_name_1": "Lovelace",
        "email": email,
        "language": "de",
        "submission_key": form["submission_key"].value(),
    }
    address = reverse("trainings_desk:add", args=[book.training_id])
    assert words in text_of(client.post(address, data, follow=True))


def test_nobody_waits_for_the_seat_that_is_given_back(client, book, cem):
    assert "geht an die nächste Person" not in text_of(client.get(page_of(cem)))
    RegistrationBook.objects.update(waiting_count=1)
    assert "geht an die nächste Person" in text_of(client.get(page_of(cem)))
