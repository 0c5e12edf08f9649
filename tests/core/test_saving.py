"""Two clicks, or two people, save in the same moment."""

import threading
from http import HTTPStatus

import pytest
from django.db import IntegrityError, connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve, reverse

from core.models import Topic, User
from core.saving import one_after_the_other, overview_of
from news.models import NewsIndexPage, PressReleasePage
from tests.factories.core import TopicFactory, UserFactory
from tests.factories.editing import Desk, new_release_in, person_in

CLICKS = 3


def click_together(person, send) -> list[HttpResponse]:
    """What the same person is answered who sends the same form several times at once."""
    answers, together = [], threading.Barrier(CLICKS)

    def click():
        client = Client()
        client.force_login(person)
        together.wait(20)
        try:
            answers.append(send(client))
        finally:
            connection.close()

    threads = [threading.Thread(target=click) for _click in range(CLICKS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return answers


def codes(answers) -> list[int]:
    return sorted(answer.status_code for answer in answers)


def test_of_several_clicks_on_submit_one_makes_the_page(transactional_db):
    index = NewsIndexPage.objects.german().get()
    person = person_in("Redaktion")
    data = Desk(Client(), person).written(index, "action-submit")
    answers = click_together(person, lambda client: client.post(new_release_in(index), data))
    assert codes(answers) == [200, 200, 302]
    refused = next(answer for answer in answers if answer.status_code == HTTPStatus.OK)
    assert "schon eine andere Seite" in refused.content.decode()
    assert PressReleasePage.objects.get().workflow_states.count() == 1


def test_of_several_clicks_one_makes_the_account(transactional_db):
    data = {"email": "neu@example.org", "first_name": "N", "last_name": "N",
            "password1": "Regenbogen-Brücke-7", "password2": "Regenbogen-Brücke-7"}  # fmt: skip
    address = reverse("wagtailusers_users:add")
    boss = UserFactory(is_superuser=True)
    answers = click_together(boss, lambda client: client.post(address, data))
    assert codes(answers) == [200, 200, 302]
    assert User.objects.filter(email="neu@example.org").count() == 1


@pytest.fixture
def editor_request(rf, db):
    """Something that a signed-in person sends."""
    request = rf.post("/verwaltung/stammdaten/themen/add/")
    request.user = UserFactory(is_superuser=True)
    request.resolver_match = resolve(request.path)
    return request


def test_who_was_overtaken_gets_the_answer_to_what_is_stored_now(editor_request):
    looks = []

    @one_after_the_other
    def save(request):
        is_taken = Topic.objects.filter(slug="asyl").exists()
        looks.append(is_taken)
        if is_taken:
            return HttpResponse("gibt es schon")
        TopicFactory(slug="asyl")  # Somebody else, between our look and our saving.
        with transaction.atomic():
            TopicFactory(slug="asyl")
        return HttpResponse("gespeichert")

    assert save(editor_request).content.decode() == "gibt es schon"
    assert looks == [False, True]


def test_who_is_overtaken_again_is_told_so(editor_request):
    @one_after_the_other
    def save(request):
        raise IntegrityError

    answer = save(editor_request)
    assert answer.status_code == HTTPStatus.CONFLICT
    html = answer.content.decode()
    assert "Das wurde eben schon gespeichert" in html
    assert 'href="/verwaltung/stammdaten/themen/"' in html


def test_what_was_deleted_meanwhile_is_no_missing_page(editor_request):
    looks = []

    @one_after_the_other
    def delete(request):
        looks.append(1)
        if len(looks) == 1:
            raise IntegrityError
        return HttpResponse(status=HTTPStatus.NOT_FOUND)

    assert delete(editor_request).status_code == HTTPStatus.CONFLICT


def test_looking_is_never_done_twice(editor_request):
    editor_request.method = "GET"

    @one_after_the_other
    def look(request):
        raise IntegrityError

    with pytest.raises(IntegrityError):
        look(editor_request)


@pytest.mark.parametrize(
    ("address", "overview"),
    [
        ("/verwaltung/stammdaten/themen/add/", "/verwaltung/stammdaten/themen/"),
        ("/verwaltung/users/new/", "/verwaltung/users/"),
        ("/verwaltung/pages/7/delete/", "/verwaltung/pages/"),
        ("/verwaltung/pages/add/home/standardpage/3/", "/verwaltung/pages/"),
        ("/verwaltung/account/", "/verwaltung/"),
        ("/verwaltung/", "/verwaltung/"),
    ],
)
def test_the_way_on_leads_to_the_list(address, overview):
    assert overview_of(address) == overview


@pytest.fixture
def first(db) -> Desk:
    return Desk(Client(), person_in("Redaktion", first_name="Rosa", last_name="Luger"))


@pytest.fixture
def second(db) -> Desk:
    return Desk(Client(), person_in("Pressefreigabe", first_name="Paul"))


@pytest.fixture
def release(first) -> PressReleasePage:
    first.write(NewsIndexPage.objects.german().get())
    return PressReleasePage.objects.get()


def latest(release) -> PressReleasePage:
    return PressReleasePage.objects.get(pk=release.pk).get_latest_revision_as_object()


def test_the_second_who_saves_learns_of_the_first_and_keeps_the_text(release, first, second):
    opened = second.opened(release)
    first.edit(release, kicker="von Rosa")
    answer = second.send(release, opened | {"kicker": "von Paul"})
    html = answer.content.decode()
    assert latest(release).kicker == "von Rosa"
    assert "Rosa Luger hat diese Seite am" in html
    assert 'value="von Paul"' in html
    comparison = f"/compare/{opened['loaded_revision_id']}...{latest(release).latest_revision_id}/"
    assert comparison in html


def test_saving_once_more_stores_the_own_version(release, first, second):
    opened = second.opened(release) | {"kicker": "von Paul"}
    first.edit(release, kicker="von Rosa")
    answer = second.send(release, opened)
    again = opened | second.form_in(answer, "loaded_revision_id", "loaded_revision_created_at")
    assert second.send(release, again).status_code == HTTPStatus.FOUND
    assert latest(release).kicker == "von Paul"


def test_a_second_click_on_the_same_text_is_no_conflict(release, first):
    opened = first.opened(release) | {"kicker": "einmal"}
    assert first.send(release, opened).status_code == HTTPStatus.FOUND
    assert first.send(release, opened).status_code == HTTPStatus.FOUND


def test_an_own_window_that_is_older_is_called_so(release, first):
    opened = first.opened(release)
    first.edit(release, kicker="eins")
    answer = first.send(release, opened | {"kicker": "zwei"})
    assert "Sie selbst haben diese Seite" in answer.content.decode()


@pytest.mark.parametrize("opened_as", ["", "0", "99999999999", "abc", "-1", "²"])
def test_odd_marks_of_a_version_are_no_error(release, first, opened_as):
    data = first.opened(release) | {"loaded_revision_id": opened_as, "kicker": "neu"}
    assert first.send(release, data).status_code in (HTTPStatus.OK, HTTPStatus.FOUND)
