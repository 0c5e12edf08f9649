import socket
import urllib.request

import pytest
from django.core.management import CommandError, call_command


def test_run_site_serves_the_site(server):
    with urllib.request.urlopen(f"{server.url}/de/") as response:
        assert response.status == 200
        assert response.headers["Server"] == "web"


def test_run_site_prints_where_to_go_and_who_may_sign_in(server):
    printed = (server.var_dir / "server.log").read_text()
    assert f"{server.url}/verwaltung/" in printed
    assert "redaktion@example.org" in printed


def test_run_site_says_that_the_port_is_taken(monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        monkeypatch.setenv("PORT", str(port))
        with pytest.raises(CommandError, match=f"Der Port {port} auf 127.0.0.1 ist nicht frei"):
            call_command("run_site")


@pytest.mark.parametrize("port", ["", "abc", "0", "65536", "-1", "8000 "])
def test_run_site_refuses_what_is_no_port(monkeypatch, port):
    monkeypatch.setenv("PORT", port)
    with pytest.raises(CommandError, match="PORT muss eine Zahl"):
        call_command("run_site")


def test_loading_the_sample_twice_changes_nothing(server):
    before = server.manage("dumpdata", "wagtailcore.page", "core.user")
    server.manage("load_sample", "--if-empty")
    assert server.manage("dumpdata", "wagtailcore.page", "core.user") == before
