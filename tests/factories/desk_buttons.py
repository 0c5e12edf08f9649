"""The lists of the coordinator's desk, read, and its buttons, pressed, for tests."""

from bs4 import BeautifulSoup
from django.urls import reverse

from outbox.models import OutboxMessage
from trainings.models import Registration


def page_of(registration: Registration) -> str:
    return reverse("trainings_desk:registration", args=[registration.pk])


def text_of(response) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


def rows(client, address: str, **query) -> list[list[str]]:
    """The cells of the list as one reads them."""
    response = client.get(address, query)
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "html.parser")
    return [
        [" ".join(cell.get_text(" ").split()) for cell in row.find_all("td")]
        for row in soup.select("table.listing tbody tr")
    ]


def first_cells(client, address: str, **query) -> list[str]:
    return [row[0] for row in rows(client, address, **query)]


def press(client, registration: Registration, verb: str, **data):
    address = reverse(f"trainings_desk:{verb}", args=[registration.pk])
    return client.post(address, data, follow=True)


def twice(client, registration: Registration, verb: str, **data):
    """A double click: the second answer is shown, and both are fine."""
    first = press(client, registration, verb, **data)
    second = press(client, registration, verb, **data)
    assert (first.status_code, second.status_code) == (200, 200)
    return first


def mails(registration: Registration) -> list[str]:
    rows = OutboxMessage.objects.about(registration.reference).order_by("pk")
    return [row.kind.removeprefix("registration_") for row in rows]


def state_of(registration: Registration) -> str:
    return Registration.objects.get(pk=registration.pk).state
