"""Settings that hold everywhere; the files beside it add what differs."""

from pathlib import Path

import django.conf.locale
import environ
from csp.constants import NONE, SELF

from config.databases import database

env = environ.Env()

PROJECT_DIR = Path(__file__).resolve().parents[3]
VAR_DIR = Path(env.str("VAR_DIR", default=str(PROJECT_DIR / "var"))).resolve()

# --- Applications -----------------------------------------------------------

INSTALLED_APPS = [
    "config",
    "core",
    "outbox",
    "home",
    "news",
    "trainings",
    "circles",
    "translations",
    "wagtail_localize",
    "wagtail.locales",
    "wagtail.api.v2",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "core.apps.AccountsConfig",  # wagtail.users
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "rest_framework",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",  # Its German words: Wagtail says "vor 5 Minuten" with it.
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "core.middleware.PublicCaching",
    "django.middleware.http.ConditionalGetMiddleware",
    "csp.middleware.CSPMiddleware",
    "core.middleware.RefuseBrokenAddresses",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "core.middleware.LanguageFromAddress",
    "core.middleware.ImpossibleInput",
    "core.middleware.BusyDatabase",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "core.old_addresses.OldAddresses",
    "translations.readings.CountReadings",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PROJECT_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "core.context_processors.frame",
            ],
        },
    },
]

# --- Database ---------------------------------------------------------------

DATABASES = {
    "default": database(env.str("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}"))
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# In files, because all worker processes have to see the same; several machines share Redis.
CACHES = {"default": env.cache("CACHE_URL", default=f"filecache://{VAR_DIR / 'cache'}")}

# --- Accounts ---------------------------------------------------------------

AUTH_USER_MODEL = "core.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = False  # Wagtail's admin reads the token from the cookie.

# --- Languages --------------------------------------------------------------

# Leichte Sprache: Django knows "de" but not this variant of it.
django.conf.locale.LANG_INFO["de-simple"] = {
    "bidi": False,
    "code": "de-simple",
    "name": "German (easy language)",
    "name_local": "Leichte Sprache",
}

LANGUAGE_CODE = "de"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("de", "Deutsch"),
    ("de-simple", "Leichte Sprache"),
    ("en", "Englisch"),
    ("uk", "Ukrainisch"),
    ("ar", "Arabisch"),
    ("fa", "Persisch (Dari/Farsi)"),
    ("ru", "Russisch"),
    ("tr", "Türkisch"),
    ("fr", "Französisch"),
]
LOCALE_PATHS = [PROJECT_DIR / "locale"]
FORMAT_MODULE_PATH = ["config.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Berlin"

# --- Files ------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [PROJECT_DIR / "static"]
MEDIA_URL = env.str("MEDIA_URL", default="/media/")
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default=str(VAR_DIR / "media")))
STORAGES = {
    "default": {
        "BACKEND": env.str("MEDIA_STORAGE", default="django.core.files.storage.FileSystemStorage"),
        "OPTIONS": env.json("MEDIA_STORAGE_OPTIONS", default={}),
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o644
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # A long page with many blocks has many fields.

# --- Mail -------------------------------------------------------------------

# A mail server that accepts and then says nothing must not stop the mail behind it.
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", default=20)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="webseite@example.org")

# --- Background work --------------------------------------------------------

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# --- Wagtail ----------------------------------------------------------------

WAGTAIL_SITE_NAME = "Landratsamt"
WAGTAILADMIN_USER_LOGIN_FORM = "core.forms.SignInForm"
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False  # Only who is asked to approve gets mail.
WAGTAILADMIN_BASE_URL = env.str(
    "BASE_URL", default=f"http://127.0.0.1:{env.str('PORT', default='8000')}"
)
WAGTAIL_I18N_ENABLED = True
WAGTAILADMIN_PERMITTED_LANGUAGES = [("de", "Deutsch")]
# Off: after a refused first save it makes a second page with the same address behind the editor's
# back, and a slip of the approver would count as a change that somebody else has to approve.
WAGTAIL_AUTOSAVE_INTERVAL = 0
WAGTAILADMIN_RICH_TEXT_EDITORS = {"default": {"WIDGET": "core.rich_text.NamedRichTextArea"}}
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]  # The office works in one; with one there is no choice.
WAGTAIL_DATE_FORMAT = "%d.%m.%Y"
WAGTAIL_DATETIME_FORMAT = "%d.%m.%Y %H:%M"
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # No request to a foreign origin, not in the admin either.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_FINISH_WORKFLOW_ACTION = "core.approval.publish_approved"
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILIMAGES_IMAGE_MODEL = "core.SiteImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "core.forms.ImageForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 80_000_000
WAGTAILDOCS_DOCUMENT_MODEL = "core.SiteDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "core.forms.DocumentForm"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "ics", "odt", "ods", "pdf", "txt", "xlsx", "zip"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 30 * 1024 * 1024
WAGTAILEMBEDS_FINDERS = []  # An embedded video would be a request to a foreign origin.
WAGTAILSEARCH_BACKENDS = {
    # The endings are ours (core/stems.py), the same on both databases; PostgreSQL adds none.
    "default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "simple"}
}
WAGTAILLOCALIZE_DISABLE_ON_DELETE = True
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False

# --- Machine translation ------------------------------------------------------

# Off without a name; "memory" asks nobody, "libretranslate" and "deepl" ask another server.
MACHINE_TRANSLATION = env.str("MACHINE_TRANSLATION", default="")
MACHINE_TRANSLATION_URL = env.str("MACHINE_TRANSLATION_URL", default="")
MACHINE_TRANSLATION_KEY = env.str("MACHINE_TRANSLATION_KEY", default="")
MACHINE_TRANSLATION_TIMEOUT = env.int("MACHINE_TRANSLATION_TIMEOUT", default=20)
MACHINE_TRANSLATION_UNDER_EMBARGO = env.bool("MACHINE_TRANSLATION_UNDER_EMBARGO", default=False)

# --- Interface for other programs (api/v2) -----------------------------------

WAGTAILAPI_LIMIT_MAX = 50
REST_FRAMEWORK = {"DEFAULT_THROTTLE_RATES": {"anon": "120/min"}}

# --- How often pages are read -------------------------------------------------

# Seconds between two looks of a process at what it counted; 0 counts without storing.
READINGS_STORED_EVERY = 60

# --- What readers report ------------------------------------------------------

# The form says both periods to the reader.
BARRIER_REPORT_WEEKS = 6
BARRIER_REPORT_KEEP_MONTHS = 6

# --- Security ---------------------------------------------------------------

# Whose X-Forwarded-For counts; the same servers as in gunicorn.conf.py.
FORWARDED_ALLOW_IPS = env.list("FORWARDED_ALLOW_IPS", default=["127.0.0.1", "::1"])
CSRF_FAILURE_VIEW = "core.errors.csrf_failure"
X_FRAME_OPTIONS = "SAMEORIGIN"  # The admin shows previews in a frame.
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # … which is what this check warns of.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    # Wagtail's admin needs inline scripts and styles; it is for staff only.
    "EXCLUDE_URL_PREFIXES": ("/verwaltung/",),
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    },
}

# --- Log --------------------------------------------------------------------

# To the standard error stream, where systemd (and `make run`) keeps or shows it.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "filters": {"hide_keys": {"()": "core.log_privacy.HideKeys"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["hide_keys"]}
    },
    "root": {"handlers": ["stderr"], "level": env.str("LOG_LEVEL", default="WARNING")},
    # Django's own handlers write nothing while DEBUG is off.
    "loggers": {
        "django": {"handlers": [], "level": "NOTSET"},
        "django.request": {"level": "ERROR"},  # An unknown address is no trouble of ours.
        # Django answers HEAD with a body and leaves it to the server to drop it.
        "gunicorn.http.wsgi": {"level": "ERROR"},
    },
}
