"""Read a page as a browser does, and name what in it nobody of the site put there."""

from __future__ import annotations

import unicodedata

from lxml import html
from lxml.html import HtmlElement

from consultations.models import Comment
from consultations.text import Subheading, blocks_of

Kinds = set[tuple[str, tuple[str, ...]]]


def page_of(content: bytes | str) -> HtmlElement:
    text = content.decode() if isinstance(content, bytes) else content
    return html.document_fromstring(text, parser=html.HTMLParser(encoding=None, huge_tree=True))


def kinds(element: HtmlElement) -> Kinds:
    """Return the elements inside, each with the names of its attributes."""
    return {(each.tag, tuple(sorted(each.attrib))) for each in element.iter() if isinstance(each.tag, str)}


def foreign(page: HtmlElement, like: HtmlElement) -> Kinds:
    """Return the elements, with their attributes, that the page has and the one `like` it has not."""
    return kinds(page) - kinds(like)


def text_of(element: HtmlElement) -> str:
    """Return the text in an element; `<br>` is a line break."""
    for line_break in element.iter("br"):
        line_break.tail, line_break.text = "\n" + (line_break.tail or ""), None
    return str(element.text_content())


def blocks_in(body: HtmlElement) -> list[str]:
    return [text_of(each) for each in body]


def blocks_written(comment: Comment) -> list[str]:
    """Return the text of a comment in the pieces in which it is shown."""
    return [block.text if isinstance(block, Subheading) else block.text for block in blocks_of(comment.public_text)]


def is_plain(address: str) -> bool:
    return address.startswith(("https://", "http://")) and unicodedata.is_normalized("NFC", address)
