"""What the running site answers to requests that no browser sends, and to very long ones."""

import http.client
from urllib.parse import quote, urlsplit

import pytest

LONG = 10_000


def ask(server, path: str, method: str = "GET", **headers: str) -> tuple[int, str]:
    """Status and text of an answer; the request goes out as it is written."""
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=60)
    try:
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers=names)
        response = connection.getresponse()
        return response.status, response.read().decode()
    finally:
        connection.close()


@pytest.mark.parametrize("letter", ["a", "ü", "ش", "😀"])
def test_a_search_of_ten_thousand_letters_is_cut_in_words(server, letter):
    status, html = ask(server, f"/en/suche/?q={quote(letter * LONG)}")
    assert status == 200
    assert '<html lang="en"' in html
    assert letter * 200 in html
    assert letter * 201 not in html


@pytest.mark.parametrize("path", ["/ar/suche/?q=" + "a" * 200_000, f"/ar/{'a' * 50_000}/"])
def test_a_longer_address_is_refused_in_the_readers_language(server, path):
    status, html = ask(server, path)
    assert status == 414
    assert '<html lang="ar" dir="rtl">' in html
    assert html.count("<h1") == 1


def test_what_is_longer_still_is_not_even_read(server):
    assert ask(server, "/ar/suche/?q=" + "a" * 600_000)[0] == 414


@pytest.mark.parametrize(
    "content_type",
    [
        "text/html; charset=base64",
        "text/html; charset=idna",
        "text/html; charset=undefined",
        "text/html; charset=unknown",
        "text/html; charset=",
        "text/html; charset*=unknown''%41",
        "multipart/form-data; charset=utf-7; boundary=x",
        "application/x-www-form-urlencoded; charset=utf-16",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_another_encoding_than_utf8_is_refused_in_words(server, method, content_type):
    path = "/de/barriere-melden/?q=%ff"
    status, html = ask(server, path, method, Content_Type=content_type)
    assert status == 400
    assert html.count("<h1") == 1


@pytest.mark.parametrize("charset", ["utf-8", "UTF8", '"utf-8"', "us-ascii"])
def test_utf8_is_welcome_by_all_its_names(server, charset):
    assert ask(server, "/de/suche/", Content_Type=f"text/html; charset={charset}")[0] == 200


def test_too_many_fields_are_refused_whatever_the_encoding(server):
    path = "/de/suche/?" + "a&" * 20_000
    assert ask(server, path)[0] == 400
    assert ask(server, path, Content_Type="text/html; charset=utf-8")[0] == 400


@pytest.mark.parametrize("host", ["a b", "example.org", "127.0.0.1:99999999", "[::1", "a/b", ""])
@pytest.mark.parametrize("path", ["/de/", "/api/v2/pages/", "/health/live"])
def test_a_wrong_name_of_the_site_is_refused(server, host, path):
    assert ask(server, path, Host=host)[0] == 400


def test_the_interface_names_addresses_as_they_were_asked_for(server):
    port = urlsplit(server.url).port
    for host in (f"127.0.0.1:{port}", "localhost:4711"):
        _status, text = ask(server, "/api/v2/pages/?limit=1", Host=host)
        assert f'"detail_url": "http://{host}/api/v2/pages/' in text
        assert f'"html_url": "http://{host}/' in text
