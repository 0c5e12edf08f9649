"""The office's server: everything secret or local comes from the environment."""

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403 - a settings file extends its base by name


def required(name: str, meaning: str) -> str:
    """The value of an environment variable; its absence stops the start with one sentence."""
    value = env.str(name, default="")
    if not value:
        raise ImproperlyConfigured(
            f"Die Umgebungsvariable {name} fehlt: {meaning} (siehe docs/operations.md)."
        )
    return value


DEBUG = False
SECRET_KEY = required("SECRET_KEY", "ein langer zufälliger Schlüssel")
ALLOWED_HOSTS = required("ALLOWED_HOSTS", "die Namen der Website, durch Komma getrennt").split(",")
WAGTAILADMIN_BASE_URL = required(
    "BASE_URL", "die öffentliche Adresse, etwa https://www.example.org"
)
DATABASES = {"default": database(required("DATABASE_URL", "die Datenbank, etwa postgres://…"))}
DEFAULT_FROM_EMAIL = required("DEFAULT_FROM_EMAIL", "die Absenderadresse der Website")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
vars().update(env.email_url_config(required("EMAIL_URL", "der Mailserver, etwa smtp+tls://…")))

CSRF_TRUSTED_ORIGINS = [WAGTAILADMIN_BASE_URL]
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=60 * 60 * 24 * 365)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=True)
SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", default=True)

CACHES = {
    "default": env.cache_url_config(
        required("CACHE_URL", "der Zwischenspeicher, etwa filecache:///var/cache/landratsamt")
    )
}
if not env.str("MEDIA_STORAGE", default=""):
    required("MEDIA_ROOT", "der Ordner für hochgeladene Dateien")
