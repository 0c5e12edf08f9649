"""Every address of the site."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from core import media as core_media
from core import saving as core_saving
from core import views as core_views
from home import sitemaps
from home import views as home_views
from home.api import api_router

handler400 = "core.errors.bad_request"
handler403 = "core.errors.permission_denied"
handler404 = "core.errors.page_not_found"
handler500 = "core.errors.server_error"

# Wagtail's own patterns without the one that serves pages: ours adds the German fallback.
_password_pages = [
    p for p in wagtail_urls.urlpatterns if p.name == "wagtailcore_authenticate_with_password"
]
_admin_pages = decorate_urlpatterns(wagtailadmin_urls.urlpatterns, core_saving.one_after_the_other)
# A page, or a calendar file below one ("schulungen/kalender.ics").
_page_pattern = r"^((?:[\w\-]+/)*(?:[\w\-]+\.ics)?)$"

urlpatterns = [
    path("", core_views.entrance),
    path("robots.txt", core_views.robots),
    path("favicon.ico", core_views.favicon),
    path(".well-known/security.txt", core_views.security_txt),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("sitemap-<section>.xml", sitemaps.sitemap, name="sitemap_section"),
    path("health/live", core_views.health_live),
    path("health/ready", core_views.health_ready),
    path("api/v2/", api_router.urls),
    # Wagtail's interface for its own admin; no screen uses what changes a page there, and it goes
    # past approval and desk: a version that somebody is reading would be replaced.
    path(
        "verwaltung/api/main/pages/<int:page_id>/action/<str:action_name>/",
        core_views.closed,
        name="no_page_actions",
    ),
    path("verwaltung/", include(_admin_pages)),
    path("dokumente/", include(wagtaildocs_urls)),
    path("media/<path:path>", core_media.uploaded_file),
    *i18n_patterns(
        path("suche/", home_views.search, name="search"),
        path("barriere-melden/", home_views.barrier_report, name="barrier_report"),
        path(
            "barriere-melden/danke/",
            home_views.barrier_report_thanks,
            name="barrier_report_thanks",
        ),
        path("anmeldung/", include("trainings.urls.public")),
        # The short address for posters and mails.
        path(
            "meine-schulungen/",
            core_views.read_only(RedirectView.as_view(pattern_name="trainings:ask")),
        ),
        *_password_pages,
        # A page behind a login asks for it where the staff signs in, with its pause after errors.
        path(
            "_util/login/",
            RedirectView.as_view(pattern_name="wagtailadmin_login", query_string=True),
            name="wagtailcore_login",
        ),
        re_path(_page_pattern, core_views.serve_page, name="wagtail_serve"),
        prefix_default_language=True,
    ),
    re_path(r"^(?P<path>.+)$", core_views.without_language),
]
