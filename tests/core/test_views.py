import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from core.models import SiteSettings
from tests.factories.home import StandardPageFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("header", "address"),
    [
        ("", "/de/"),
        ("ar", "/ar/"),
        ("uk-UA,uk;q=0.9", "/uk/"),
        ("en;q=0.2,fr;q=0.8", "/fr/"),
        ("prs", "/fa/"),
        ("prs-AF, en;q=0.4", "/fa/"),
        ("fa-IR", "/fa/"),
        ("zh-CN, tr;q=0.1", "/tr/"),
        ("zh-CN", "/de/"),
        ("en;q=0, ru;q=0.3", "/ru/"),
        ("*", "/de/"),
        ("de-AT,de;q=0.9,en;q=0.8", "/de/"),
        ("de-simple", "/de-simple/"),
        ("x" * 10_000, "/de/"),
        (";;;,,,", "/de/"),
    ],
)
def test_entrance_leads_to_the_browsers_best_language(client, header, address):
    response = client.get("/", HTTP_ACCEPT_LANGUAGE=header)
    assert response.status_code == 302
    assert response.headers["Location"] == address
    assert "Accept-Language" in response.headers["Vary"]
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/presse/", "/de/presse/"),
        ("/presse", "/de/presse/"),
        ("/presse/?jahr=2017", "/de/presse/?jahr=2017"),
        ("/presse/feed/", "/de/presse/feed/"),
        ("/schulungen/kalender.ics", "/de/schulungen/kalender.ics"),
        ("/suche/?q=kurs", "/de/suche/?q=kurs"),
        ("/barriere-melden/", "/de/barriere-melden/"),
        ("/impressum/", "/de/impressum/"),
        ("/Schulungen", "/de/schulungen/"),
        ("/de", "/de/"),
        ("/ar", "/ar/"),
        ("/ar/schulungen", "/ar/schulungen/"),
        ("/de-simple/presse?jahr=2017", "/de-simple/presse/?jahr=2017"),
        ("/ar/suche?q=a", "/ar/suche/?q=a"),
    ],
)
def test_address_as_people_type_it_leads_to_the_page(client, old, new):
    response = client.get(old)
    assert (response.status_code, response.headers["Location"]) == (301, new)
    assert client.get(new).status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/gibt-es-nicht/", "/xx/presse/", "/de/a.b", "/%ff/", "/de/%ff%fe/", "/../../etc/passwd",
     "/presse/foo.ics", f"/de/{'lang/' * 300}", f"/de/{'a' * 5000}/"],
)  # fmt: skip
def test_unknown_address_is_a_404_page(client, path):
    response = client.get(path)
    assert response.status_code == 404
    assert "Content-Security-Policy" in response.headers
    assert response.content.decode().count("<h1") == 1


@pytest.mark.parametrize("path", ["/%00", "/de/%00/", "/de/?q=%00", "/de/suche/?q=a%00b"])
def test_nul_in_the_address_is_refused_in_words(client, path):
    response = client.get(path)
    assert response.status_code == 400
    assert "<h1" in response.content.decode()


@pytest.mark.parametrize(
    "query", ["?seite=99999999999", "?seite=-1", "?a=%ff", "?" + "a" * 5000, "?seite=²"]
)
def test_odd_queries_change_nothing(client, query):
    assert client.get(f"/de/{query}").status_code == 200


@pytest.mark.parametrize(
    "path", ["/de/", "/de/presse/", "/de/impressum/", "/ar/", "/de/suche/?q=a"]
)
def test_public_pages_set_no_cookie_and_answer_304(client, path):
    response = client.get(path)
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    assert response.headers["Cache-Control"] == "public, no-cache"
    again = client.get(path, HTTP_IF_NONE_MATCH=response.headers["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    head = client.head(path)
    assert (head.status_code, head.content) == (200, b"")


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
@pytest.mark.parametrize(
    "path",
    ["/", "/de/", "/de/presse/", "/ar/impressum/", "/de/suche/", "/media/images/a.jpg",
     "/media/original_images/a.jpg"],
)  # fmt: skip
def test_sending_to_a_page_is_405(method, path):
    from django.test import Client

    response = getattr(Client(enforce_csrf_checks=True), method)(path)
    assert response.status_code == 405


def test_content_security_policy_allows_only_ourselves(client):
    policy = client.get("/de/").headers["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    assert "http" not in policy


def test_robots_names_the_sitemap(client):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /verwaltung/" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text


def test_security_txt_follows_the_standard(client, site):
    settings = SiteSettings.for_site(site)
    settings.security_email = "sicherheit@example.org"
    settings.save()
    response = client.get("/.well-known/security.txt")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    assert fields["Contact"] == "mailto:sicherheit@example.org"
    assert fields["Canonical"] == "http://testserver/.well-known/security.txt"
    assert fields["Preferred-Languages"] == "de, en"
    days = (parse_datetime(fields["Expires"]) - timezone.now()).days
    assert 170 < days < 365


def test_favicon_is_found(client):
    assert client.get("/favicon.ico").headers["Location"].endswith("favicon.svg")


def test_live_says_ok(client):
    assert client.get("/health/live").json() == {"status": "ok"}


def test_ready_says_what_was_checked(client):
    response = client.get("/health/ready")
    assert response.status_code == 200
    assert response.json() == {
        "status": "ok",
        "checks": {"database": True, "migrations": True, "page_tree": True},
        "outbox": {"ok": True, "oldest_wait_seconds": 0},
    }


def test_not_ready_when_the_tree_counts_children_that_are_not_there(client, home):
    type(home).objects.filter(pk=home.pk).update(numchild=0)
    response = client.get("/health/ready")
    assert response.status_code == 503
    assert response.json()["checks"]["page_tree"] is False


@pytest.mark.parametrize("wrong", [{"numchild": 7}, {"depth": 9}, {"path": "00010001ZZZZ0001"}])
def test_not_ready_with_a_broken_place_deep_in_the_tree(client, wrong):
    below = StandardPageFactory(parent=StandardPageFactory())
    assert client.get("/health/ready").status_code == 200
    type(below).objects.filter(pk=below.pk).update(**wrong)
    assert client.get("/health/ready").json()["checks"]["page_tree"] is False


def test_not_ready_without_a_site(client, site):
    site.delete()
    assert client.get("/health/ready").status_code == 503


def test_not_ready_with_an_unapplied_migration(client):
    from django.db.migrations.recorder import MigrationRecorder

    MigrationRecorder.Migration.objects.filter(app="home").delete()
    assert client.get("/health/ready").json()["checks"]["migrations"] is False


def test_locked_database_is_a_503_that_keeps_what_was_typed(client, rf):
    from core.middleware import BusyDatabase

    request = rf.post("/ar/formular/", {"name": "Amal <b>", "ort": ["a", "b"]})
    response = BusyDatabase(None).process_exception(request, OperationalError("database is locked"))
    html = response.content.decode()
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "5"
    assert 'lang="ar" dir="rtl"' in html
    assert 'name="name" value="Amal &lt;b&gt;"' in html
    assert html.count('name="ort"') == 2


def test_files_have_to_be_chosen_again_after_a_locked_database(rf):
    from core.middleware import BusyDatabase

    data = {"title": "Amal", "file": SimpleUploadedFile("a.png", b"x")}
    request = rf.post("/verwaltung/images/add/", data)
    response = BusyDatabase(None).process_exception(request, OperationalError("database is locked"))
    html = response.content.decode()
    assert "noch einmal auswählen" in html
    assert "<form" not in html


def test_a_date_that_no_calendar_holds_is_a_bad_request(client, admin_user):
    client.force_login(admin_user)
    address = "/verwaltung/reports/site-history/?timestamp_from=01.01.0001"
    response = client.get(address)
    # PostgreSQL can look for such a day and finds nothing; SQLite cannot.
    assert response.status_code == (400 if connection.vendor == "sqlite" else 200)
    assert "<h1" in response.content.decode()


def test_another_database_error_stays_an_error(rf):
    from core.middleware import BusyDatabase

    error = OperationalError("no such table: nix")
    assert BusyDatabase(None).process_exception(rf.get("/"), error) is None


def test_server_error_page_needs_no_database(rf, django_assert_num_queries):
    from core.errors import server_error

    with django_assert_num_queries(0):
        response = server_error(rf.get("/ar/kaputt/"))
    assert response.status_code == 500
    assert 'lang="ar" dir="rtl"' in response.content.decode()


def test_form_without_token_says_what_to_do(rf):
    from core.errors import csrf_failure

    response = csrf_failure(rf.post("/en/schulungen/"))
    html = response.content.decode()
    assert response.status_code == 403
    assert '<html lang="en"' in html
    assert html.count("<h1") == 1


def test_redirect_of_the_office_wins_over_404(client):
    from wagtail.contrib.redirects.models import Redirect

    page = StandardPageFactory(slug="neu")
    Redirect.add_redirect("/alt", page)
    assert client.get("/alt/").status_code == 301
