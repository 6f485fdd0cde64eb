"""Plain text with a little markup and the rich text that stands for it. Pure.

A blank line ends a paragraph, a line that starts with "## " is a heading, a line that starts with "- " a list item.
"""

from __future__ import annotations

import re
from html import escape

HEADING = "## "
LIST_ITEM = "- "
EDITOR_MARKS = re.compile(r' data-block-key="[^"]*"')
"""Marks that the rich text editor adds to every paragraph when a page is saved in it."""


def rich_text(text: str) -> str:
    """Return `text` as HTML of paragraphs, second-level headings and lists; what looks like HTML in it stays text."""
    parts: list[str] = []
    paragraph: list[str] = []
    entries: list[str] = []

    def finish() -> None:
        if paragraph:
            parts.append(f"<p>{'<br/>'.join(paragraph)}</p>")
        if entries:
            parts.append(f"<ul>{''.join(f'<li>{entry}</li>' for entry in entries)}</ul>")
        paragraph.clear()
        entries.clear()

    for line in (line.strip() for line in text.splitlines()):
        content = escape(line, quote=False)
        if line.startswith(HEADING):
            finish()
            parts.append(f"<h2>{content.removeprefix(HEADING).strip()}</h2>")
        elif line.startswith(LIST_ITEM):
            if paragraph:
                finish()
            entries.append(content.removeprefix(LIST_ITEM).strip())
        elif not line:
            finish()
        else:
            if entries:
                finish()
            paragraph.append(content)
    finish()
    return "".join(parts)


def same_rich_text(one: str, other: str) -> bool:
    """Return whether two rich texts differ at most by the editor's own marks."""
    return EDITOR_MARKS.sub("", one) == EDITOR_MARKS.sub("", other)
