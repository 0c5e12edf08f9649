import os
import subprocess
import sys

import pytest
from django.conf import settings

COMPLETE = {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ALLOWED_HOSTS": "www.example.org",
    "BASE_URL": "https://www.example.org",
    "DATABASE_URL": "postgres://web@localhost/web",
    "EMAIL_URL": "smtp+tls://mail.example.org:587",
    "DEFAULT_FROM_EMAIL": "web@example.org",
    "CACHE_URL": "redis://localhost/1",
    "MEDIA_ROOT": "/srv/media",
}
REQUIRED = [name for name in COMPLETE if name != "DJANGO_SETTINGS_MODULE"]


def manage(*command: str, **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=settings.PROJECT_DIR,
        env={"PATH": os.environ["PATH"]} | environment,
        capture_output=True,
        text=True,
    )


def test_production_has_nothing_to_complain_about_when_all_is_set():
    result = manage("check", "--deploy", "--fail-level", "WARNING", **COMPLETE)
    assert result.returncode == 0, result.stderr
    assert "no issues" in result.stdout


@pytest.mark.parametrize("missing", REQUIRED)
def test_production_refuses_to_start_without(missing):
    environment = {name: value for name, value in COMPLETE.items() if name != missing}
    result = manage("check", **environment)
    assert result.returncode != 0
    last_line = result.stderr.strip().splitlines()[-1]
    assert f"Die Umgebungsvariable {missing} fehlt" in last_line


def test_another_storage_needs_no_folder():
    environment = {name: value for name, value in COMPLETE.items() if name != "MEDIA_ROOT"}
    storage = {
        "MEDIA_STORAGE": "django.core.files.storage.InMemoryStorage",
        "MEDIA_STORAGE_OPTIONS": '{"base_url": "https://files.example.org/"}',
    }
    result = manage(
        "shell",
        "--no-imports",
        "--command",
        "from django.core.files.storage import default_storage as s; print(s.url('a.png'))",
        **environment | storage,
    )
    assert result.stdout.strip() == "https://files.example.org/a.png", result.stderr
