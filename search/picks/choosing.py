"""Choose the picks for a search."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import QuerySet
from wagtail.models import get_page_models

from hyte.questions import Question
from search.analysis import QueryWords, query_words
from search.models import Entry
from search.picks.models import StaffPick

MOST = 3
"""Picks above one list of results."""


class Picked(NamedTuple):
    """A page, the searches for which it was picked, one on each line, and why."""

    page_id: int
    searches: str
    reason: str


class Pick(NamedTuple):
    """A page that the staff recommend to whoever searches so."""

    title: str
    url: str
    reason: str


def picks_for(query: str, language: str) -> list[Pick]:
    """Return what the staff picked for `query` among the pages in `language`: pages that are public now."""
    words = query_words(query)
    picks = [pick for pick in map(Picked._make, picked.ask()) if is_for(pick, words)] if words.words else []
    documents = public_documents(picks, language) if picks else {}
    return [
        Pick(documents[pick.page_id]["title"], documents[pick.page_id]["urls"][language], pick.reason)
        for pick in picks
        if pick.page_id in documents
    ][:MOST]


@Question
def picked() -> QuerySet:
    """Return all that the staff picked, in their order, each as what `Picked` has of it."""
    return StaffPick.objects.values_list("page_id", "searches", "reason")


def public_documents(picks: list[Picked], language: str) -> dict[int, dict[str, Any]]:
    """Return what the search shows of the pages picked, by their keys, of those in `language` that are public now."""
    pages = [model._meta.label_lower for model in get_page_models()]
    entries = Entry.objects.public().filter(
        object_id__in={pick.page_id for pick in picks}, model__in=pages, language=language
    )
    return dict(entries.values_list("object_id", "document"))


def is_for(pick: Picked, words: QueryWords) -> bool:
    """Return whether one of the pick's searches has the same words as the reader's, in any of their forms."""
    return any(same(query_words(line), words) for line in pick.searches.splitlines())


def same(left: QueryWords, right: QueryWords) -> bool:
    """Return whether two searches have the same words in the same order."""
    if len(left.words) != len(right.words):
        return False
    pairs = zip(left.words, right.words, strict=True)
    return all(not {*one.bases, one.folded[0]}.isdisjoint({*other.bases, other.folded[0]}) for one, other in pairs)
