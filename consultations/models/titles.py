"""What a thing that has a page in each language is called."""

from __future__ import annotations

from django.db.models import Model
from django.utils.translation import get_language


def title_of(thing: Model) -> str:
    """Return the title of the page of `thing` in the language that is being shown, or else of the first one.

    Without a page it is its public id. One query, and none where `pages__locale` was fetched beforehand.
    """
    fetched = "pages" in getattr(thing, "_prefetched_objects_cache", {})
    pages = thing.pages.all() if fetched else thing.pages.select_related("locale")
    titles = {page.language: page.title for page in pages}
    return titles.get(get_language()) or next(iter(titles.values()), thing.public_id)
