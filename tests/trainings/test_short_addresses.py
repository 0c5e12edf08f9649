"""Addresses that can be told on a poster: the language stays, the form may change."""

from http import HTTPStatus

import pytest

from tests.factories.trainings import SessionFactory, TrainingPageFactory, book_of

pytestmark = pytest.mark.django_db


def leads_to(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == HTTPStatus.FOUND
    assert not response.cookies
    return response.headers["Location"]


@pytest.mark.parametrize("code", ["de", "ar", "de-simple"])
def test_my_trainings_have_a_short_address(client, code):
    assert leads_to(client, f"/{code}/meine-schulungen/") == f"/{code}/anmeldung/meine/"


def test_the_form_has_an_address_below_its_training(client):
    page = TrainingPageFactory()
    book = book_of(page)
    for code in ("de", "ar"):
        short = f"/{code}/schulungen/{page.slug}/anmelden/"
        assert leads_to(client, short) == f"/{code}/anmeldung/{book.pk}/"
    assert client.post(f"/de/schulungen/{page.slug}/anmelden/").status_code == 405
    page.unpublish()
    assert client.get(f"/de/schulungen/{page.slug}/anmelden/").status_code == 404


def test_of_several_forms_the_reader_chooses_by_date(client):
    page = TrainingPageFactory(
        booking_mode="per_session", sessions=[SessionFactory(), SessionFactory(days=40)]
    )
    short = f"/ar/schulungen/{page.slug}/"
    assert leads_to(client, f"{short}anmelden/") == f"{short}#termine"
    first, second = page.sessions.order_by("starts_at")
    book_of(page, first, seats_taken=20, waiting_capacity=0)
    only = book_of(page, second)
    assert leads_to(client, f"{short}anmelden/") == f"/ar/anmeldung/{only.pk}/"
