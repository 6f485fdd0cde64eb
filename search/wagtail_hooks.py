"""What the search adds to the staff interface."""

from __future__ import annotations

from django.urls import URLPattern
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from search.staff import vain_searches, vocabulary

register_snippet(vocabulary.ConceptViewSet)


@hooks.register("register_admin_urls")
def register_report_urls() -> list[URLPattern]:
    return [*vain_searches.urls(), *vocabulary.urls()]


@hooks.register("register_reports_menu_item")
def register_report() -> MenuItem:
    return vain_searches.VainSearchesMenuItem()
