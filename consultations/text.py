"""The text of a comment: cleaned once when it arrives, structured when it is shown. Pure functions on plain text.

A blank line ends a paragraph; a line that starts with "## " is a subheading. Nothing else is markup: what looks like
HTML stays text.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass

LONGEST_COMMENT = 10_000
"""Characters of one comment."""

SUBHEADING = "## "

NONCHARACTERS = "\ufdd0-\ufdef" + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))

# Cc but for line breaks, bidirectional controls, the language tag block, noncharacters, lone surrogates, the byte order
# mark, the soft hyphen, controls of shorthand, music and hieroglyphs, and letters without a shape, of which a name
# could consist. The zero-width joiner stays between what it joins: emoji and some scripts are built with it.
UNWANTED = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u2064\u2065-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\ufffb\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    f"\U0001d173-\U0001d17a\U000e0000-\U000e0fff\ud800-\udfff{NONCHARACTERS}]"
)
LINE_END = re.compile("\r\n|[\r\x85\u2028]")
JOINERS = re.compile("[\u200c\u200d\ufe00-\ufe0f]+")
"""The joiners, and the selectors that choose between the shapes of one sign."""

LETTER_BEFORE = re.compile("[A-Za-z\u00aa-\u052f\u1e00-\u1fff\u0300-\u036f\\s]")
"""After these nothing is joined and no shape chosen: Latin, Greek and Cyrillic letters, marks and spaces."""

COMBINING = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
PILED_MARKS = re.compile(f"([{COMBINING}]{{3}})[{COMBINING}]+")
"""More than three combining marks on one letter, which no living orthography needs."""

FLAG = "".join(map(chr, range(0x1F1E6, 0x1F200)))
UNCOUNTED = re.compile(
    f"[{COMBINING}\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]|\u200d[\u2190-\u2bff\U0001f000-\U0001faff]?|[{FLAG}]{{2}}"
)
"""Marks, selectors, shades of skin and what a joiner joins add nothing to the number of characters; two letters of a
flag are one.
"""

MOST_IN_ONE = 4


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; its line breaks are kept."""

    text: str


@dataclass(frozen=True)
class Subheading:
    """A subheading without its mark."""

    text: str


def clean_text(text: str) -> str:
    """Return `text` in normal form C with Unix line ends, without invisible controls, with at most one blank line."""
    text = LINE_END.sub("\n", text).replace("\u2029", "\n\n")
    text = UNWANTED.sub("", text.replace("\t", " "))
    text = JOINERS.sub(needed_joiners, unicodedata.normalize("NFC", text))
    text = PILED_MARKS.sub(r"\1", unicodedata.normalize("NFC", text))
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


def needed_joiners(match: re.Match[str]) -> str:
    """Return of a run of joiners and selectors what can be seen: a selector, and a joiner before another sign."""
    start, end = match.span()
    before, after = match.string[max(start - 1, 0) : start], match.string[end : end + 1]
    if not before or LETTER_BEFORE.match(before):
        return ""
    selector = next((char for char in match[0] if char >= "\ufe00"), "")
    joiner = next((char for char in match[0] if char < "\ufe00"), "")
    return selector + (joiner if after and not after.isspace() else "")


def clean_line(text: str) -> str:
    """Return `text` cleaned as one line, for names and titles."""
    return " ".join(clean_text(text).split())


def length_of(text: str) -> int:
    """Return how many characters a reader counts in a cleaned text: an emoji is one, whatever it is put together of.

    What is put together of very many is counted in fours, so that the limit is one.
    """
    counted = len(text) - sum(len(match[0]) - (match[0][0] in FLAG) for match in UNCOUNTED.finditer(text))
    return max(counted, -(-len(text) // MOST_IN_ONE))


def text_hash(text: str) -> str:
    """Return the hexadecimal SHA-256 of `text`: decisions and corrections say by it which text they are about."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def words_of(text: str) -> str:
    """Return a cleaned text as one line, without the marks of its subheadings."""
    blocks = blocks_of(text)
    return clean_line(" ".join(f"{block.text}:" if isinstance(block, Subheading) else block.text for block in blocks))


def blocks_of(text: str) -> list[Paragraph | Subheading]:
    """Return the paragraphs and subheadings of a cleaned text in order."""
    blocks: list[Paragraph | Subheading] = []
    lines: list[str] = []

    def end_paragraph() -> None:
        if lines:
            blocks.append(Paragraph("\n".join(lines)))
            lines.clear()

    for line in text.split("\n"):
        if line.startswith(SUBHEADING) and line[len(SUBHEADING) :].strip():
            end_paragraph()
            blocks.append(Subheading(line[len(SUBHEADING) :].strip()))
        elif line:
            lines.append(line)
        else:
            end_paragraph()
    end_paragraph()
    return blocks
