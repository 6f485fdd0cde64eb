"""Every address of the site."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps import views as sitemap_views
from django.urls import include, path, re_path
from django.views.static import serve as serve_file
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from consultations.sitemaps import StatementSitemap
from hyte.operations.health import livez, readyz
from hyte.pages.serving import serve
from hyte.pages.sitemaps import PageSitemap, robots
from hyte.pages.views import choose_language

# Wagtail's own addresses but for the page route, which hyte.pages.serving takes over.
WAGTAIL_PATTERNS = [pattern for pattern in wagtail_urls.urlpatterns if pattern.name != "wagtail_serve"]

SITEMAPS = {"pages": PageSitemap, "statements": StatementSitemap}

urlpatterns = [
    path("livez", livez, name="livez"),
    path("readyz", readyz, name="readyz"),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("api/v1/", include("search.api_urls")),
    path("robots.txt", robots),
    path("sitemap.xml", sitemap_views.index, {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap"}),
    path("sitemap-<str:section>.xml", sitemap_views.sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("", choose_language),
]

if settings.SERVE_MEDIA:
    urlpatterns.append(
        re_path(r"^media/(?P<path>(?:images|original_images)/.*)$", serve_file, {"document_root": settings.MEDIA_ROOT})
    )

urlpatterns += i18n_patterns(
    path("", include("search.urls")),
    path("", include("hyte.following.urls")),
    path("", include("consultations.urls")),
    path("", include("blog.urls")),
    path("", include("materials.urls")),
    path("", include((WAGTAIL_PATTERNS, None))),
    re_path(wagtail_urls.serve_pattern, serve, name="wagtail_serve"),
    prefix_default_language=True,
)
