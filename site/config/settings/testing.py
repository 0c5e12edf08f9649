"""The test suite: fast hashing, tasks at once, files in a folder that goes away."""

import atexit
import shutil
import tempfile

from .base import *  # noqa: F403 - a settings file extends its base by name

DEBUG = False
SECRET_KEY = "only-for-tests-" + "x" * 40
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
WAGTAILADMIN_BASE_URL = "http://testserver"

# Each process has its own folder, so that tests may run side by side.
VAR_DIR = Path(tempfile.mkdtemp(prefix="landratsamt-test-"))
atexit.register(shutil.rmtree, VAR_DIR, ignore_errors=True)
MEDIA_ROOT = VAR_DIR / "media"
STATIC_ROOT = VAR_DIR / "static"
STATIC_ROOT.mkdir()  # WhiteNoise warns when it is missing, and a warning is an error here.

DATABASES = {
    "default": database(
        env.str("TEST_DATABASE_URL", default="") or f"sqlite:///{VAR_DIR / 'unused.sqlite3'}"
    )
}
if DATABASES["default"]["ENGINE"] == "core.sqlite":
    # A file, as in real life (threads and processes wait for each other), but one
    # that need not survive a power cut.
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 0

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
READINGS_STORED_EVERY = 0  # A test stores what it counted itself.
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
