"""Tell the search that something changed."""

from __future__ import annotations

from search.documents import Findable


def mark(*things: Findable) -> None:
    """Note that `things` changed, in the caller's transaction; the worker builds their documents anew."""


def remove(*things: Findable) -> None:
    """Take `things` out of every answer at once, in the caller's transaction."""
