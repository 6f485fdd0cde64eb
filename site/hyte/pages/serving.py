"""Find and serve the page at an address, in one query whatever its type and depth.

Wagtail's own route asks for every level of the tree and then for the specific page. Here the page is looked up by its
whole path, joined with the tables of all page types; what follows the lookup (hooks, view restrictions) is Wagtail's.
"""

from __future__ import annotations

from functools import cache

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from wagtail import hooks
from wagtail.models import Page, Site, get_page_models
from wagtail.views import serve_chain

from hyte.pages.models import BasePage
from hyte.pages.query import restricted_exists


@cache
def display_relations() -> tuple[str, ...]:
    """Return what has to be joined so that the page comes whole, whatever its type."""
    relations = ["locale"]
    for model in get_page_models():
        if issubclass(model, BasePage):
            name = model._meta.model_name
            relations += [name, *(f"{name}__{relation}" for relation in model.display_relations)]
    return tuple(relations)


def find_page(path: str, language: str) -> BasePage | None:
    """Return the live page at `path` below the home page of `language`, or `None`."""
    root = next((root for root in Site.get_site_root_paths() if root.language_code == language), None)
    if root is None:
        return None
    found = (
        Page.objects.filter(url_path=f"{root.root_path}{path.strip('/')}/".replace("//", "/"), live=True)
        .annotate(restricted=restricted_exists())
        .select_related(*display_relations())
        .first()
    )
    specific = found and getattr(found, found.specific_class._meta.model_name, None)
    if not isinstance(specific, BasePage):
        return None
    specific.restricted = found.restricted
    specific.locale = found.locale
    return specific


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Answer with the page at `path` in the language of the address; raise `Http404` when there is none."""
    page = find_page(path, get_language() or "")
    if page is None:
        raise Http404
    for check in hooks.get_hooks("before_serve_page"):
        answer = check(page, request, [], {})
        if isinstance(answer, HttpResponse):
            return answer
    chain = serve_chain
    for wrap in reversed(hooks.get_hooks("on_serve_page")):
        chain = wrap(chain)
    return chain(page, request, [], {})
