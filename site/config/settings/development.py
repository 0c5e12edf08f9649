"""Your own machine, and the demonstration that `make run` starts."""

from .base import *  # noqa: F403 - a settings file extends its base by name

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="only-for-development-" + "x" * 40)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])

if email_url := env.str("EMAIL_URL", default=""):
    vars().update(env.email_url_config(email_url))
else:  # Nothing leaves the machine: mail becomes a file.
    EMAIL_BACKEND = "outbox.backends.FolderBackend"
    EMAIL_FILE_PATH = VAR_DIR / "mail"
