"""Plain text with a little markup, and the rich text and blocks that stand for it. Pure.

A blank line ends a paragraph, a line that starts with "## " is a heading, a line that starts with "- " a list item.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Any

MARKS = {"heading": "## ", "list": "- ", "paragraph": "", "": ""}
LONGEST_HEADING = 150
"""Characters of a heading block; a longer line stays a heading inside a paragraph block."""

EDITOR_MARKS = re.compile(r' data-block-key="[^"]*"')
"""Marks that the rich text editor adds to every paragraph when a page is saved in it."""


@dataclass(frozen=True)
class Part:
    """A heading, a paragraph or a list, with its lines."""

    kind: str
    lines: tuple[str, ...]

    def html(self, heading: str) -> str:
        lines = [escape(line, quote=False) for line in self.lines]
        match self.kind:
            case "heading":
                return f"<{heading}>{lines[0]}</{heading}>"
            case "list":
                return f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"
            case _:
                return f"<p>{'<br/>'.join(lines)}</p>"


def kind_of(line: str) -> str:
    """Return what a stripped line belongs to; empty for an empty line."""
    if line.startswith(MARKS["heading"]):
        return "heading"
    if line.startswith(MARKS["list"]):
        return "list"
    return "paragraph" if line else ""


def parts_of(text: str) -> list[Part]:
    """Return the headings, paragraphs and lists of `text` in order."""
    parts: list[Part] = []
    previous = ""
    for line in (line.strip() for line in text.splitlines()):
        kind = kind_of(line)
        content = line[len(MARKS[kind]) :].strip()
        if kind and kind == previous and kind != "heading":
            parts[-1] = Part(kind, (*parts[-1].lines, content))
        elif kind:
            parts.append(Part(kind, (content,)))
        previous = kind
    return parts


def rich_text(text: str, heading: str = "h2") -> str:
    """Return `text` as HTML; what looks like HTML in it stays text."""
    return "".join(part.html(heading) for part in parts_of(text))


def body_blocks(text: str) -> list[dict[str, Any]]:
    """Return `text` as the raw blocks of a page's body: a block for each heading and for what stands between them."""
    blocks: list[dict[str, Any]] = []
    for part in parts_of(text):
        if part.kind == "heading" and len(part.lines[0]) <= LONGEST_HEADING:
            blocks.append({"type": "heading", "value": {"text": part.lines[0], "level": "2"}})
        elif blocks and blocks[-1]["type"] == "paragraph":
            blocks[-1]["value"] += part.html("h2")
        else:
            blocks.append({"type": "paragraph", "value": part.html("h2")})
    return blocks


def without_editor_marks(value: Any) -> Any:
    """Return a raw block value without what only the editor adds, for comparing: marks in rich text, ids of blocks."""
    match value:
        case str():
            return EDITOR_MARKS.sub("", value)
        case dict():
            return {name: without_editor_marks(each) for name, each in value.items() if name != "id"}
        case Iterable():
            return [without_editor_marks(each) for each in value]
        case _:
            return value
