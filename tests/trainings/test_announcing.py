import uuid

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from outbox.models import MessageState, OutboxMessage, UndeliverableAddress
from outbox.sender import send_due
from tests.factories.circles import CirclePageFactory
from tests.factories.core import UserFactory
from tests.factories.editing import person_in
from tests.factories.registrations import registered, sign_up_of
from tests.factories.trainings import SessionFactory, TrainingPageFactory, book_of
from trainings import announcing, desk
from trainings.announcing import Audience, SentAlready, announce
from trainings.choices import BookingMode
from trainings.models import Announcement, Registration
from trainings.registration import cancel
from trainings.retention import anonymise

TEXTS = {"de": {"subject": "Bitte Stifte mitbringen", "message": "Guten Tag,\n\nbis bald."}}
UKRAINIAN = {"uk": {"subject": "Візьміть ручки", "message": "До зустрічі."}}


@pytest.fixture
def book(db):
    return book_of(TrainingPageFactory(title="Erste Hilfe"), capacity=2)


@pytest.fixture
def coordinator(client, db):
    client.force_login(person_in("Schulungskoordination"))
    return client


def everybody(book) -> Audience:
    return Audience(book.training)


def told() -> list[str]:
    mails = OutboxMessage.objects.filter(kind="participants_message")
    return sorted(mails.values_list("recipient", flat=True))


def sent_texts() -> dict[str, OutboxMessage]:
    send_due()
    mails = OutboxMessage.objects.filter(kind="participants_message", state=MessageState.SENT)
    return {mail.recipient.partition("@")[0]: mail for mail in mails}


# --- Who gets which words -----------------------------------------------------------


def test_everybody_reads_their_language_and_german_where_there_is_none(book):
    for name, language in [("Ada", "de"), ("Olena", "uk"), ("Amal", "ar")]:
        registered(book, name, language=language)
    announce(everybody(book), TEXTS | UKRAINIAN, uuid.uuid4(), UserFactory())
    mails = sent_texts()
    assert mails["ada"].subject == "Bitte Stifte mitbringen"
    assert "nur auf Deutsch" not in mails["ada"].text
    assert mails["olena"].subject == "Візьміть ручки"
    assert "До зустрічі." in mails["olena"].text
    assert "Guten Tag,\n\nbis bald." in mails["amal"].text
    assert '<div lang="de" dir="auto">' in mails["amal"].html
    assert mails["amal"].html.count('lang="ar"') == 2


def test_one_mail_for_each_registration_and_none_without_address(book):
    registered(book, "Ada", people=[("Ada", "A"), ("Bea", "A")])
    desk.add_by_phone(book, sign_up_of("Cem", email="", phone="08321 1"), "user:1")
    announcement = announce(everybody(book), TEXTS, uuid.uuid4(), UserFactory())
    assert told() == ["ada@example.org"]
    assert announcement.recipients == 1
    assert [row.phone for row in everybody(book).unreachable()] == ["08321 1"]


def test_what_is_said_before_sending_is_what_is_sent(db):
    """A party is one mail, two dates are two mails to one address, a refused one is none."""
    sessions = [SessionFactory(days=10), SessionFactory(days=20)]
    training = TrainingPageFactory(sessions=sessions, booking_mode=BookingMode.PER_SESSION)
    first, second = (book_of(training, date, party_limit=2) for date in training.sessions.all())
    registered(first, "Ada", people=[("Ada", "A"), ("Bea", "A")])
    registered(second, "Ada")
    refused = registered(first, "Ben")
    UndeliverableAddress.objects.create(email=refused.email)
    audience = Audience(training)
    assert audience.numbers() == {"mails": 2, "addresses": 1, "people": 3}
    assert audience.languages() == {"de": 2}
    assert list(audience.unreachable()) == [refused]
    assert announce(audience, TEXTS, uuid.uuid4(), UserFactory()).recipients == 2
    assert told() == ["ada@example.org", "ada@example.org"]


def test_the_audience_is_narrowed_by_state_date_circle_and_language(db):
    sessions = [SessionFactory(days=10), SessionFactory(days=20)]
    training = TrainingPageFactory(sessions=sessions, booking_mode=BookingMode.PER_SESSION)
    first, second = (book_of(training, date, capacity=2) for date in training.sessions.all())
    circle = CirclePageFactory()
    registered(first, "Ada", circle_id=circle.pk)
    registered(first, "Olena", language="uk")
    registered(first, "Ben")
    registered(second, "Cem")

    def names(**narrowed) -> set[str]:
        recipients = Audience(training, **narrowed).recipients()
        return {row.email.partition("@")[0] for row in recipients}

    assert names() == {"ada", "olena", "ben", "cem"}
    assert names(states=("waiting",)) == {"ben"}
    assert names(book=second) == {"cem"}
    assert names(circle=str(circle.pk)) == {"ada"}
    assert names(circle="none") == {"olena", "ben", "cem"}
    assert names(language="uk") == {"olena"}


def test_who_is_cancelled_rejected_or_gone_is_left_in_peace(book):
    cancel(registered(book, "Ada"))
    anonymise(registered(book, "Ben"))
    announce(everybody(book), TEXTS, uuid.uuid4(), UserFactory())
    assert told() == []


def test_who_cancels_before_the_mail_leaves_gets_none(book):
    ada, _ben = registered(book, "Ada"), registered(book, "Ben")
    announce(everybody(book), TEXTS, uuid.uuid4(), UserFactory())
    cancel(ada)
    assert set(sent_texts()) == {"ben"}


# --- Once ---------------------------------------------------------------------------


def test_a_double_click_sends_once(book):
    registered(book, "Ada")
    key, user = uuid.uuid4(), UserFactory()
    first = announce(everybody(book), TEXTS, key, user)
    assert announce(everybody(book), TEXTS, key, user) == first
    assert told() == ["ada@example.org"]
    assert Announcement.objects.count() == 1


def test_what_broke_off_is_finished_by_the_second_try(book, monkeypatch):
    for name in ("Ada", "Ben", "Cem"):
        registered(book, name)
    monkeypatch.setattr(announcing, "BATCH", 1)
    real, calls = announcing.queue_mails, []

    def breaks_in_the_second_batch(mails):
        calls.append(mails)
        if len(calls) == 2:
            raise ConnectionError
        real(mails)

    key, user = uuid.uuid4(), UserFactory()
    monkeypatch.setattr(announcing, "queue_mails", breaks_in_the_second_batch)
    with pytest.raises(ConnectionError):
        announce(everybody(book), TEXTS, key, user)
    assert told() == ["ada@example.org"]
    monkeypatch.setattr(announcing, "queue_mails", real)
    assert announce(everybody(book), TEXTS, key, user).recipients == 3
    assert told() == ["ada@example.org", "ben@example.org", "cem@example.org"]


def test_other_words_under_the_same_key_are_refused(book):
    registered(book, "Ada")
    key, user = uuid.uuid4(), UserFactory()
    announce(everybody(book), TEXTS, key, user)
    with pytest.raises(SentAlready):
        announce(everybody(book), TEXTS | UKRAINIAN, key, user)


def test_more_people_cost_no_more_statements_in_a_batch(book, django_assert_max_num_queries):
    rows = [Registration(book=book, email=f"p{n}@example.org", language="de") for n in range(90)]
    for row in rows:
        row.state = "confirmed"
    Registration.objects.bulk_create(rows)
    user = UserFactory()
    with django_assert_max_num_queries(12):
        announce(everybody(book), TEXTS, uuid.uuid4(), user)
    assert len(told()) == 90


# --- The pages ----------------------------------------------------------------------


def address(book) -> str:
    return reverse("trainings_desk:announce", args=[book.training_id])


def typed(**changes) -> dict:
    fields = {
        "submission_key": str(uuid.uuid4()),
        "states": ["confirmed"],
        "subject_de": "Bitte Stifte mitbringen",
        "message_de": "Guten Tag,\n\nbis bald.",
    }
    return fields | changes


def test_there_are_fields_for_the_languages_that_occur(coordinator, book):
    registered(book, "Ada")
    registered(book, "Olena", language="uk")
    soup = BeautifulSoup(coordinator.get(address(book)).content, "html.parser")
    names = {tag["name"] for tag in soup.select("[name^=subject_], [name^=message_]")}
    assert names == {"subject_de", "message_de", "subject_uk", "message_uk"}


def test_the_preview_shows_who_gets_what_and_sends_nothing(coordinator, book):
    registered(book, "Ada")
    registered(book, "Olena", language="uk")
    desk.add_by_phone(book, sign_up_of("Cem", email="", phone="08321 1"), "user:1")
    states = ["confirmed", "waiting"]
    response = coordinator.post(address(book), typed(step="preview", states=states))
    text = response.content.decode()
    assert "2 Mails gehen an 2 Adressen, für 2 Personen." in text
    assert "Ukrainisch: 1 Mail (deutscher Text mit Hinweis)" in text
    assert "Keine Mail erreicht 1 Anmeldung." in text
    assert "08321 1" in text
    soup = BeautifulSoup(text, "html.parser")
    assert len(soup.select("iframe[sandbox][srcdoc]")) == 2
    assert all("/verwalten/" not in frame["srcdoc"] for frame in soup.select("iframe"))
    assert told() == []
    assert not Announcement.objects.exists()


def test_from_the_preview_one_sends_once_and_sees_it_in_the_list(coordinator, book):
    registered(book, "Ada")
    preview = BeautifulSoup(
        coordinator.post(address(book), typed(step="preview")).content, "html.parser"
    )
    form = preview.select_one("form.mail-actions")
    fields = [(tag["name"], tag["value"]) for tag in form.select("input[type=hidden]")]
    data = {name: [v for n, v in fields if n == name] for name, _value in fields}
    for _click in range(2):
        response = coordinator.post(address(book), data | {"step": "send"})
        assert response.status_code == 302
    assert told() == ["ada@example.org"]
    page = coordinator.get(address(book)).content.decode()
    assert "Eine Mail geht mit dem nächsten Versand hinaus." in page
    assert "Bitte Stifte mitbringen" in page
    assert Announcement.objects.get().sent_by.groups.get().name == "Schulungskoordination"


def test_back_from_the_preview_nothing_is_lost(coordinator, book):
    registered(book, "Ada")
    data = typed(step="edit", subject_de="Ungewöhnlich", message_de="", states=["waiting"])
    response = coordinator.post(address(book), data)
    soup = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 200
    assert soup.select_one("[name=subject_de]")["value"] == "Ungewöhnlich"
    assert soup.select_one("[name=submission_key]")["value"] == data["submission_key"]
    checked = soup.select("[name=states]:is([checked])")
    assert [box["value"] for box in checked] == ["waiting"]
    assert not soup.select(".error-message, .w-field--error")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"subject_de": "Zwei\nZeilen"}, "Schreiben Sie den Betreff in eine Zeile"),
        ({"subject_de": "x\r\nBcc: evil@example.org"}, "Schreiben Sie den Betreff in eine Zeile"),
        ({"subject_de": "x" * 78}, "höchstens 77 Zeichen"),
        ({"message_de": "x" * 4001}, "höchstens 4000 Zeichen"),
        ({"subject_de": ""}, "Schreiben Sie einen Betreff auf Deutsch."),
        ({"message_de": " "}, "Schreiben Sie die Nachricht auf Deutsch."),
        ({"subject_uk": "Лише тема"}, "oder lassen Sie beides leer"),
        ({"states": []}, "Wählen Sie, wem Sie schreiben."),
        ({"states": ["cancelled"]}, "cancelled"),
        ({"states": ["requested"]}, "Mit dieser Auswahl bekommt niemand eine Mail."),
    ],
)
@pytest.mark.parametrize("step", ["preview", "send"])
def test_wrong_input_is_answered_with_a_message(coordinator, book, step, changes, message):
    registered(book, "Olena", language="uk")
    response = coordinator.post(address(book), typed(step=step, **changes))
    assert response.status_code == 422
    assert message in response.content.decode()
    assert told() == []


def test_the_same_form_with_other_words_says_that_it_was_sent(coordinator, book):
    registered(book, "Ada")
    data = typed(step="send")
    coordinator.post(address(book), data)
    again = coordinator.post(address(book), data | {"subject_de": "Anders"})
    assert "Diese Nachricht ist schon gesendet." in again.content.decode()
    assert len(told()) == 1


@pytest.mark.parametrize("group", ["Redaktion", "Übersetzung Arabisch"])
def test_others_write_no_messages(client, book, group):
    client.force_login(person_in(group))
    assert client.get(address(book)).status_code == 403
    assert client.post(address(book), typed(step="send")).status_code == 403
