import pytest

from tests.factories.attendance import anonymise, issued, training_with_dates
from tests.factories.registrations import registered
from tests.factories.trainings import book_of, translation_of
from trainings.models import Registration

CHECK = "/de/anmeldung/bestaetigung/pruefen/"


@pytest.fixture
def training(db):
    training = training_with_dates(5, 6)
    book_of(training, capacity=10, party_limit=3)
    return training


@pytest.fixture
def ada(training) -> Registration:
    return registered(book_of(training), "Ada")


# --- The paper ----------------------------------------------------------------------


def test_the_paper_is_kept_by_nobody(training, ada, client):
    response = client.get(issued(training, ada).get_absolute_url())
    assert response["Content-Type"] == "application/pdf"
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    assert not response.cookies


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_the_public_addresses_are_read_only(training, ada, client, method):
    certificate = issued(training, ada)
    for address in (certificate.get_absolute_url(), CHECK):
        assert getattr(client, method)(address).status_code == 405


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("{number}", "ABCDEFGHJK"),
        ("{year}-99999", "{code}"),
        ("1999-{pk:05d}", "{code}"),
        ("{year}-999999999", "{code}"),
        ("{year}-99999999999999999999999", "{code}"),
        ("x", "y"),
        ("²⁰²⁶", "{code}"),
    ],
)
def test_a_wrong_number_or_code_is_not_found(training, ada, client, number, code):
    found = issued(training, ada)
    values = {"number": found.number, "code": found.code, "pk": found.pk, "year": found.number[:4]}
    number, code = number.format(**values), code.format(**values)
    assert client.get(f"/de/anmeldung/bestaetigung/{number}/{code}/").status_code == 404
    assert "gibt es nicht" in checked(client, number, code)


def test_after_the_name_is_deleted_the_paper_is_gone_but_can_be_checked(training, ada, client):
    certificate = issued(training, ada)
    anonymise(ada)
    response = client.get(certificate.get_absolute_url())
    assert response.status_code == 410
    assert "nicht mehr verfügbar" in response.content.decode()
    html = checked(client, certificate.number, certificate.code)
    assert "Diese Bestätigung ist echt." in html
    assert "Asylrecht für Ehrenamtliche" in html
    assert "Ada" not in html


# --- Checking -----------------------------------------------------------------------


def checked(client, number: str, code: str, address: str = CHECK) -> str:
    response = client.get(address, {"nummer": number, "code": code})
    assert response.status_code == 200
    assert not response.cookies
    return response.content.decode()


def test_the_check_says_what_the_paper_says(training, ada, client):
    certificate = issued(training, ada)
    html = checked(client, certificate.number, certificate.code)
    for words in ("Ada Beispiel", "Asylrecht für Ehrenamtliche", "4 Std.", certificate.number):
        assert words in html
    assert '<meta name="robots" content="noindex">' in html


def test_typing_it_differently_finds_it_too(training, ada, client):
    certificate = issued(training, ada)
    year, running = certificate.number.split("-")
    arabic = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    code = certificate.code.lower()
    for number, typed in [
        (f" {year} – {running} ", certificate.shown_code),
        (f"{year}{running}", f"{code[:3]} {code[3:]}"),
        (certificate.number.translate(arabic), f"{code}."),
    ]:
        assert "ist echt" in checked(client, number, typed)


def test_a_title_without_translation_is_marked_as_german(training, ada, client):
    certificate = issued(training, ada)
    address = CHECK.replace("/de/", "/ar/")
    html = checked(client, certificate.number, certificate.code, address)
    assert '<span lang="de" dir="ltr">Asylrecht für Ehrenamtliche</span>' in html
    translation_of(training, "ar", title="قانون اللجوء")
    assert "قانون اللجوء" in checked(client, certificate.number, certificate.code, address)


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ({"nummer": "2026-00001"}, "Bitte geben Sie den Prüfcode an."),
        ({"code": "ABCDE-FGHJK"}, "Bitte geben Sie die Nummer an."),
        ({"nummer": "1" * 50, "code": "A"}, "nummer"),
        ({"nummer": "<script>", "code": "\u202e"}, "gibt es nicht"),
    ],
)
def test_what_is_missing_is_said(client, db, query, problem):
    response = client.get(CHECK, query)
    assert response.status_code == 200
    assert problem in response.content.decode()
    assert "<script>" not in response.content.decode().split("<main")[1]
