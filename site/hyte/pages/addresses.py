"""The public address of a page, computed from its place in the tree.

There is one site. Its home page in each language lies directly below the root, and `/fi/` and `/sv/` stand for them.
"""

from __future__ import annotations

LANGUAGES = ("fi", "sv")


def address_of(url_path: str, language: str) -> str:
    """Return the address without a host of the page at `url_path`, for example `/fi/blogi/` for `/etusivu/blogi/`."""
    _root, _home, *rest = url_path.split("/", 2)
    return f"/{language}/{''.join(rest)}"


def other_language(language: str) -> str:
    """Return the language that is not `language`."""
    return "sv" if language == "fi" else "fi"
