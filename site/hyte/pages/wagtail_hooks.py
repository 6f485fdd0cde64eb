"""Refuse to publish half a translation, and warn where an act upon a page is not carried to its translation.

wagtail-localize carries no unpublishing, deletion or expiry. It stays a warning because the languages are separate
pages: a Swedish news item may outlive the Finnish one.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from hyte.pages.half_translated import refuse_to_publish, refuse_to_publish_many

hooks.register("before_edit_page", refuse_to_publish, order=-1)  # before wagtail-localize's own view
hooks.register("before_bulk_action", refuse_to_publish_many)


@hooks.register("insert_global_admin_css")
def mark_what_opens() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("staff/details.css"))


@hooks.register("after_unpublish_page")
def warn_of_published_translations(request: HttpRequest, page: Page) -> None:
    """Name the translations that are still public after `page` was unpublished."""
    for translation in page.get_translations().live().select_related("locale"):
        message = _("The page is unpublished, but its version “%(title)s” in %(language)s is still public.")
        warn(request, translation, message)


@hooks.register("after_delete_page")
def warn_of_remaining_translations(request: HttpRequest, page: Page) -> None:
    """Name the translations that are still there after `page` was deleted."""
    for translation in page.get_translations().select_related("locale"):
        message = _("The page is deleted, but its version “%(title)s” in %(language)s is still there.")
        warn(request, translation, message)


@hooks.register("after_edit_page")
def warn_of_unlike_expiry(request: HttpRequest, page: Page) -> None:
    """Name the public translations that do not expire when `page` does."""
    if page.expire_at is not None:
        for translation in page.get_translations().live().exclude(expire_at=page.expire_at).select_related("locale"):
            message = _("The page expires, but its version “%(title)s” in %(language)s stays public.")
            warn(request, translation, message)


def warn(request: HttpRequest, translation: Page, message: str) -> None:
    """Show `message` about `translation` with the way to its editor."""
    text = message % {"title": translation.title, "language": translation.locale.get_display_name()}
    edit = messages.button(reverse("wagtailadmin_pages:edit", args=[translation.pk]), _("Edit"))
    messages.warning(request, text, buttons=[edit])


WARNINGS_AFTER = {"unpublish": warn_of_published_translations, "delete": warn_of_remaining_translations}


@hooks.register("after_bulk_action")
def warn_after_bulk_action(request: HttpRequest, action_type: str, objects: list[Any], action: object) -> None:
    """Warn after the acts that are done to several pages at once, too."""
    for each in objects:
        if isinstance(each, Page) and action_type in WARNINGS_AFTER:
            WARNINGS_AFTER[action_type](request, each)
