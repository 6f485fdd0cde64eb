"""The words of rich text without its markup: what a document version keeps and the search reads. Pure."""

from __future__ import annotations

import re
from html import unescape

from django.utils.html import strip_tags

WHITE_SPACE = re.compile(r"[ \t\r\n]+")
LINE = re.compile(r"</?(?:p|h[1-6]|li|ul|ol|blockquote)\b[^>]*>|<[bh]r\s*/?>", re.IGNORECASE)


def plain_text(html: str) -> str:
    """Return rich text without markup, a line for each paragraph, heading, list item and broken line."""
    marked = LINE.sub("\n", WHITE_SPACE.sub(" ", html))
    lines = (unescape(line).strip() for line in strip_tags(marked).split("\n"))
    return "\n".join(line for line in lines if line)


def in_one_line(text: str) -> str:
    """Return the words of a text without its lines.

    Versions are told apart by them: earlier ones were kept without lines, and the same words make no new version.
    """
    return WHITE_SPACE.sub(" ", text).strip()
