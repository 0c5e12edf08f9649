"""Participants are seen by two roles only: on the desk, and nowhere else in the house."""

import uuid

import pytest
from django.urls import reverse
from wagtail.models import ReferenceIndex

from home.roles import ROLES
from tests.factories.circles import CirclePageFactory
from tests.factories.editing import person_in
from tests.factories.registrations import registered
from tests.factories.trainings import TrainingPageFactory
from trainings import models
from trainings.urls import desk

MAY_SEE = {"Schulungskoordination", "Administration"}
# The groups of the languages differ in nothing but the language.
KINDS = [
    role.name
    for role in ROLES
    if not role.name.startswith(("Übersetzung", "Freigabe ")) or "Arabisch" in role.name
]
OTHERS = [name for name in KINDS if name not in MAY_SEE]
PATTERNS = {pattern.name: pattern for pattern in desk.urlpatterns}


@pytest.fixture
def ada(db):
    circle = CirclePageFactory(title="Vergiss mein nicht")
    book = TrainingPageFactory(title="Asylrecht").books.get()
    return registered(book, "Adalberta", circle_id=circle.pk, phone="08321 4711")


def address_of(name: str, ada) -> str:
    """The address of any page of the desk, for something that exists where possible."""
    book = ada.book
    known = {
        "training_id": book.training_id,
        "registration_id": ada.pk,
        "session_id": book.training.sessions.get().pk,
        "participant_id": ada.participants.get().pk,
        "book_id": book.pk,
    }
    kwargs = {}
    for argument, converter in PATTERNS[name].pattern.converters.items():
        anything = {"int": 1, "uuid": uuid.uuid4(), "str": "csv", "slug": "csv"}
        kind = type(converter).__name__.removesuffix("Converter").lower()
        kwargs[argument] = known.get(argument, anything.get({"string": "str"}.get(kind, kind)))
    return reverse(f"trainings_desk:{name}", kwargs=kwargs)


@pytest.mark.parametrize("role", OTHERS)
def test_every_page_of_the_desk_refuses_everybody_else(client, ada, role):
    client.force_login(person_in(role))
    for name in PATTERNS:
        answers = {
            client.get(address_of(name, ada)).status_code,
            client.post(address_of(name, ada), {"reason": "x"}).status_code,
        }
        assert 403 in answers, name
        assert answers <= {403, 405}, name
    ada.refresh_from_db()
    assert ada.state == "confirmed"


def test_a_visitor_is_led_to_the_login(client, ada):
    for name in PATTERNS:
        response = client.get(address_of(name, ada))
        assert response.status_code == 302, name
        assert response.url.startswith(reverse("wagtailadmin_login")), name


@pytest.mark.parametrize("role", sorted(MAY_SEE))
def test_the_two_roles_are_not_refused(client, ada, role):
    client.force_login(person_in(role))
    for name in PATTERNS:
        assert client.get(address_of(name, ada)).status_code in {200, 302, 404, 405}, name


@pytest.mark.parametrize("role", KINDS)
def test_the_menu_shows_the_desk_to_who_may_open_it(client, ada, role):
    client.force_login(person_in(role))
    body = client.get(reverse("wagtailadmin_home")).content.decode()
    assert (reverse("trainings_desk:index") in body) == (role in MAY_SEE)


def test_needs_and_periods_have_one_role_each(db):
    coordinator, administrator = (person_in(role) for role in sorted(MAY_SEE, reverse=True))
    assert coordinator.has_perm("trainings.view_accessneed")
    assert not administrator.has_perm("trainings.view_accessneed")
    assert administrator.has_perm("trainings.change_registrationsettings")
    assert not coordinator.has_perm("trainings.change_registrationsettings")
    for person in (coordinator, administrator):
        assert person.has_perms(["outbox.view_outboxmessage", "outbox.change_outboxmessage"])


@pytest.mark.parametrize("role", OTHERS)
def test_nobody_else_reads_the_outbox(client, ada, role):
    client.force_login(person_in(role))
    response = client.get(reverse("outbox:index"), follow=True)
    assert "adalberta@example.org" not in response.content.decode()


def test_registrations_are_in_no_index_of_wagtail(ada):
    personal = {
        models.Registration,
        models.RegistrationBook,
        models.Participant,
        models.AccessNeed,
        models.Answer,
        models.RegistrationEvent,
        models.PersonalAccess,
    }
    assert not personal & ReferenceIndex.indexed_models
    assert not personal & ReferenceIndex.tracked_models
    assert not any(hasattr(model, "search_fields") for model in personal)


def elsewhere(ada) -> list[str]:
    """Pages of the admin and of the site that tell something about a training or a circle."""
    page, circle = ada.book.training, ada.circle
    return [
        f"/api/v2/pages/{page.pk}/?fields=*",
        "/api/v2/pages/?fields=*",
        "/de/schulungen/",
        page.url,
        f"{page.url}kalender.ics",
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        reverse("wagtailadmin_pages:usage", args=[circle.pk]),
        reverse("wagtailadmin_pages:history", args=[page.pk]),
        reverse("wagtailadmin_reports:site_history"),
    ]


@pytest.mark.parametrize("role", ["Pressefreigabe", None])
def test_nothing_of_a_person_stands_elsewhere(client, ada, role):
    if role:
        client.force_login(person_in(role))
    for address in elsewhere(ada):
        body = client.get(address, follow=True).content.decode()
        for secret in ("Adalberta", "adalberta@example.org", "08321 4711", f"Anmeldung {ada.pk}"):
            assert secret not in body, address


@pytest.mark.parametrize(
    "address", ["/de/suche/?q=", "/api/v2/pages/?search=", "/verwaltung/pages/search/?q="]
)
def test_a_name_finds_no_training(client, ada, address):
    client.force_login(person_in("Pressefreigabe"))
    assert "Asylrecht" in client.get(f"{address}Asylrecht").content.decode()
    assert "Asylrecht" not in client.get(f"{address}Adalberta").content.decode()


def test_revisions_know_no_registrations(ada):
    ada.book.training.save_revision()
    for revision in ada.book.training.revisions.all():
        assert "registrations" not in str(revision.content)
        assert "Adalberta" not in str(revision.content)
