"""Nothing half translated goes live: a translation is published when every text of it is translated.

wagtail-localize would publish with a warning, and put the Finnish text where the Swedish one is missing.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_localize.models import Translation


def texts_to_translate(page: Page) -> int:
    """Return how many texts of the translation that `page` is still wait for their translator. Without one, none do."""
    translation = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    ).first()
    if translation is None:
        return 0
    texts, translated = translation.get_progress()
    return texts - translated


def refuse_to_publish(request: HttpRequest, page: Page) -> HttpResponseRedirect | None:
    """Answer instead of the view of the translation when it is asked to publish a half-translated page."""
    if request.method != "POST" or request.POST.get("action") != "publish" or not tell_what_is_missing(request, page):
        return None
    return redirect("wagtailadmin_pages:edit", page.pk)


def refuse_to_publish_many(
    request: HttpRequest, action_type: str, objects: Iterable[object], action: object
) -> HttpResponseRedirect | None:
    """Answer instead of the bulk action when any of the chosen pages is half translated."""
    if request.method != "POST" or action_type != "publish":
        return None
    refused = [each for each in objects if isinstance(each, Page) and tell_what_is_missing(request, each)]
    return redirect("wagtailadmin_explore", refused[0].get_parent().pk) if refused else None


def tell_what_is_missing(request: HttpRequest, page: Page) -> bool:
    """Show how many texts of `page` are not translated yet, and return whether there are any."""
    missing = texts_to_translate(page)
    if missing:
        message = ngettext(
            "“%(title)s” was not published: %(count)d text of it is not translated yet.",
            "“%(title)s” was not published: %(count)d texts of it are not translated yet.",
            missing,
        )
        messages.error(request, message % {"title": page.title, "count": missing})
    return bool(missing)
