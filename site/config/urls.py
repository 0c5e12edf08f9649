"""Every address of the site."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from core import views as core_views
from home import views as home_views

# Wagtail's own patterns without the one that serves pages: ours adds the German fallback.
_password_pages = [p for p in wagtail_urls.urlpatterns if p.name != "wagtail_serve"]
# A page, or a calendar file below one ("schulungen/kalender.ics").
_page_pattern = r"^((?:[\w\-]+/)*(?:[\w\-]+\.ics)?)$"

urlpatterns = [
    path("", core_views.entrance),
    path("verwaltung/", include(wagtailadmin_urls)),
    path("dokumente/", include(wagtaildocs_urls)),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    *i18n_patterns(
        path("suche/", home_views.search, name="search"),
        *_password_pages,
        re_path(_page_pattern, core_views.serve_page, name="wagtail_serve"),
        prefix_default_language=True,
    ),
    re_path(r"^(?P<path>.+)$", core_views.without_language),
]
