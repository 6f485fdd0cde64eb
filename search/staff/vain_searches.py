"""The report of searches in vain."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import PermissionCheckedMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permission_policies import ModelPermissionPolicy

from search.vain.models import ENOUGH, KEPT, VainSearch
from search.vocabulary.models import Concept

READERS = ModelPermissionPolicy(VainSearch)

MOST = 200
"""Searches that the report lists."""


class VainSearchesView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """What readers looked for and did not find, and how often."""

    permission_policy = READERS
    permission_required = "view"
    page_title = _("Searches in vain")
    header_icon = "search"
    template_name = "search/staff/vain_searches.html"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "searches": VainSearch.objects.commonest(timezone.localdate())[:MOST],
            "new_synonym_url": new_synonym_url(self.request),
            "enough": ENOUGH,
            "days": KEPT.days,
        }


class VainSearchesMenuItem(MenuItem):
    """Where the report stands in the menu, for those who may read it."""

    def __init__(self) -> None:
        super().__init__(_("Searches in vain"), reverse("vain_searches"), name="vain-searches", icon_name="search")

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(READERS.user_has_permission(request.user, "view"))


def new_synonym_url(request: HttpRequest) -> str:
    """Return where a word can be made another name of something, empty for those who may not edit the vocabulary."""
    views = getattr(Concept, "snippet_viewset", None)
    if views is None or not request.user.has_perm("search.add_concept"):
        return ""
    return reverse(views.get_url_name("add"))


def urls() -> list[URLPattern]:
    """Return the addresses of the report."""
    return [path("reports/searches-in-vain/", VainSearchesView.as_view(), name="vain_searches")]
