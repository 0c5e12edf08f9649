"""Accounts: signing in by e-mail address, the pause after wrong passwords, who manages whom."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from core.models import SignInFailures, User
from tests.factories.core import UserFactory
from tests.factories.editing import PASSWORD, person_in

ADDRESS = "redaktion@example.org"


@pytest.fixture
def editor(db) -> User:
    person = person_in("Redaktion", email=ADDRESS)
    person.set_password(PASSWORD)
    person.save()
    return person


@pytest.fixture
def administrator(client, db) -> Client:
    client.force_login(person_in("Administration"))
    return client


def sign_in(client: Client, email: str, password: str):
    return client.post("/verwaltung/login/", {"username": email, "password": password})


def account_form(**fields) -> dict:
    return {
        "email": "neu@example.org",
        "first_name": "Nina",
        "last_name": "Neu",
        "password1": PASSWORD,
        "password2": PASSWORD,
        "is_active": "on",
    } | fields


@pytest.mark.parametrize("typed", [ADDRESS, "Redaktion@Example.ORG", f" {ADDRESS} "])
def test_signing_in_does_not_mind_upper_case(client, editor, typed):
    assert sign_in(client, typed, PASSWORD).status_code == 302


def test_wrong_password_is_refused_in_german(client, editor):
    page = sign_in(client, ADDRESS, "falsch").content.decode()
    assert "E-Mail-Adresse" in page
    assert "Passwort" in page


def test_after_ten_wrong_passwords_there_is_a_pause(client, editor):
    for _attempt in range(SignInFailures.LIMIT):
        sign_in(client, ADDRESS, "falsch")
    response = sign_in(client, ADDRESS, PASSWORD)
    assert response.status_code == 200
    assert "Warten Sie 15 Minuten" in response.content.decode()


def test_the_pause_ends(client, editor):
    for _attempt in range(SignInFailures.LIMIT):
        sign_in(client, ADDRESS, "falsch")
    SignInFailures.objects.update(since=timezone.now() - timedelta(minutes=16))
    assert sign_in(client, ADDRESS, PASSWORD).status_code == 302


def test_the_pause_is_for_one_account_from_one_address(client, editor):
    for _attempt in range(SignInFailures.LIMIT):
        sign_in(client, ADDRESS, "falsch")
    from_elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    assert sign_in(from_elsewhere, ADDRESS, PASSWORD).status_code == 302


def test_success_forgets_the_failures_and_no_address_is_stored(client, editor):
    sign_in(client, ADDRESS, "falsch")
    row = SignInFailures.objects.get()
    assert "example" not in row.fingerprint
    assert "127.0.0.1" not in row.fingerprint
    sign_in(client, ADDRESS, PASSWORD)
    assert not SignInFailures.objects.exists()


def test_mail_for_a_new_password_is_german(client, editor):
    client.post("/verwaltung/password_reset/", {"email": ADDRESS})
    message = mail.outbox[0]
    assert message.subject == "Neues Passwort für die Verwaltung der Website"
    assert "http://testserver/verwaltung/password_reset/confirm/" in message.body
    assert "Guten Tag" in message.body


def test_new_password_by_the_link_in_the_mail(client, editor):
    client.post("/verwaltung/password_reset/", {"email": ADDRESS})
    link = next(word for word in mail.outbox[0].body.split() if word.startswith("http://"))
    page = client.get(link, follow=True)
    client.post(
        page.wsgi_request.path,
        {"new_password1": "Ganz-neue-Brücke-9", "new_password2": "Ganz-neue-Brücke-9"},
    )
    assert sign_in(Client(), ADDRESS, "Ganz-neue-Brücke-9").status_code == 302


def test_administration_makes_an_account(administrator):
    response = administrator.post(
        reverse("wagtailusers_users:add"), account_form(email="Neu@Example.org")
    )
    assert response.status_code == 302
    assert User.objects.get(email="neu@example.org").check_password(PASSWORD)


def test_a_new_colleague_sets_the_password_by_the_link_in_a_mail(administrator):
    form = account_form(password1="", password2="")
    assert administrator.post(reverse("wagtailusers_users:add"), form).status_code == 302
    message = mail.outbox[0]
    assert message.to == ["neu@example.org"]
    assert message.subject == "Ihr Konto für die Verwaltung der Website"
    link = next(word for word in message.body.split() if word.startswith("http://"))
    somebody = Client()
    page = somebody.get(link, follow=True)
    new = {"new_password1": "Ganz-neue-Brücke-9", "new_password2": "Ganz-neue-Brücke-9"}
    somebody.post(page.wsgi_request.path, new)
    assert sign_in(Client(), "neu@example.org", "Ganz-neue-Brücke-9").status_code == 302


def test_who_was_given_a_password_gets_no_mail(administrator):
    administrator.post(reverse("wagtailusers_users:add"), account_form())
    assert mail.outbox == []


def test_the_list_of_accounts_names_the_groups(administrator):
    address, asked = reverse("wagtailusers_users:index"), []
    # The first look asks what is kept afterwards.
    administrator.get(address)
    for number_of_colleagues in (1, 4):
        for _colleague in range(number_of_colleagues):
            person_in("Redaktion")
        with CaptureQueriesContext(connection) as queries:
            page = administrator.get(address).content
        asked.append(len(queries))
    table = BeautifulSoup(page, "html.parser").select_one("table.listing")
    column = [cell.get_text(strip=True) for cell in table.select("th")].index("Gruppen")
    groups = [row.select("td")[column].get_text(strip=True) for row in table.select("tbody tr")]
    assert sorted(groups) == ["Administration", *["Redaktion"] * 5]
    assert asked[0] == asked[1]


def test_an_address_that_exists_is_refused_in_german(administrator, editor):
    response = administrator.post(
        reverse("wagtailusers_users:add"), account_form(email=ADDRESS.upper())
    )
    page = response.content.decode()
    assert "Es gibt schon ein Konto mit dieser E-Mail-Adresse." in page


def test_weak_password_is_refused(administrator):
    administrator.post(
        reverse("wagtailusers_users:add"), account_form(password1="kurz", password2="kurz")
    )
    assert not User.objects.filter(email="neu@example.org").exists()


def test_administration_changes_an_account(administrator, editor):
    address = reverse("wagtailusers_users:edit", args=[editor.pk])
    response = administrator.post(
        address, account_form(email=ADDRESS, last_name="Anders", password1="", password2="")
    )
    assert response.status_code == 302
    editor.refresh_from_db()
    assert editor.last_name == "Anders"
    assert editor.check_password(PASSWORD)


def test_administration_does_not_hand_out_all_rights(administrator, editor):
    administrator.post(reverse("wagtailusers_users:add"), account_form(is_superuser="on"))
    assert not User.objects.get(email="neu@example.org").is_superuser
    administrator.post(
        reverse("wagtailusers_users:edit", args=[editor.pk]),
        account_form(email=ADDRESS, is_superuser="on"),
    )
    editor.refresh_from_db()
    assert not editor.is_superuser


def test_administration_does_not_touch_an_account_with_all_rights(administrator):
    superuser = UserFactory(is_superuser=True)
    address = reverse("wagtailusers_users:edit", args=[superuser.pk])
    administrator.post(address, account_form(email="fremd@example.org"))
    administrator.post(
        f"/verwaltung/bulk/core/user/set_active_state/?id={superuser.pk}&next=/verwaltung/",
        {"mark_as_active": "False"},
    )
    superuser.refresh_from_db()
    assert superuser.email != "fremd@example.org"
    assert superuser.is_active


def test_superuser_hands_out_all_rights(client, db):
    client.force_login(UserFactory(is_superuser=True))
    client.post(reverse("wagtailusers_users:add"), account_form(is_superuser="on"))
    assert User.objects.get(email="neu@example.org").is_superuser


def test_own_account_page_changes_the_name(client, editor):
    client.force_login(editor)
    page = client.get("/verwaltung/account/").content.decode()
    assert "gravatar" not in page
    client.post(
        "/verwaltung/account/",
        {
            "name_email-first_name": "Rosa",
            "name_email-last_name": "Redlich",
            "name_email-email": ADDRESS,
            "notifications-submitted_notifications": "on",
            "locale-current_time_zone": "Europe/Berlin",
            "theme-theme": "system",
            "theme-contrast": "system",
            "theme-density": "default",
        },
    )
    editor.refresh_from_db()
    assert editor.get_full_name() == "Rosa Redlich"


def test_address_differs_by_more_than_case(editor):
    with pytest.raises(ValidationError, match="Es gibt schon ein Konto"):
        User(email="REDAKTION@example.org", password="x").full_clean()


def test_the_pause_counts_the_visitor_and_not_the_web_server_in_front(editor):
    attacker = Client(headers={"x-forwarded-for": "203.0.113.9"})
    for _attempt in range(SignInFailures.LIMIT):
        sign_in(attacker, ADDRESS, "falsch")
    owner = Client(headers={"x-forwarded-for": "198.51.100.7"})
    assert sign_in(owner, ADDRESS, PASSWORD).status_code == 302
