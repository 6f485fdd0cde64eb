"""Cover personal data in a text: which places, and what the public reads instead. Pure.

A place is a pair of offsets, start and exclusive end. Nothing is ever rewritten: every character that is not covered
stays as its author wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from consultations.markers import MARKERS

Span = tuple[int, int]

PATTERNS = (
    re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),  # e-mail address
    re.compile(r"(?<!\d)\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y](?!\w)"),  # Finnish personal identity code
    re.compile(r"\bFI\d{2}(?: ?\d{4}){3} ?\d{2}\b"),  # Finnish bank account
    re.compile(r"(?<![\d/.])(?:\+358|0)(?:[ -]?\d){6,11}(?!\d)"),  # telephone number
)
SENTENCE = re.compile(r"[^\s.!?…][^.!?…\n]*(?:[.!?…](?!\s|$)[^.!?…\n]*)*[.!?…]*")


class WordsNotFound(ValueError):
    """Words that were to be covered are not in the text; `words` says which."""

    def __init__(self, words: list[str]) -> None:
        super().__init__(words)
        self.words = words


@dataclass(frozen=True)
class Covers:
    """What is covered of a comment: places in its text and in its title."""

    text: list[Span] = field(default_factory=list)
    title: list[Span] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.text or self.title)


@dataclass(frozen=True)
class Place:
    """A stretch of a text, or of the title above it, that can be covered."""

    start: int
    end: int
    words: str
    in_title: bool = False

    @property
    def span(self) -> Span:
        return self.start, self.end

    @property
    def value(self) -> str:
        """Return the place as a form carries it."""
        return f"{'title-' if self.in_title else ''}{self.start}-{self.end}"


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return the spans in order, those that touch or overlap as one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def covered(text: str, spans: Iterable[Span], language: str) -> str:
    """Return `text` with a marker in `language` in each span. Raises `ValueError` for a span outside the text."""
    parts, done = [], 0
    for start, end in merged(spans):
        if not 0 <= start < end <= len(text):
            raise ValueError(f"{start}-{end} is no place in a text of {len(text)} characters")
        parts += [text[done:start], MARKERS[language]]
        done = end
    return "".join([*parts, text[done:]])


def places_of_words(text: str, wanted: Iterable[str], title: str = "") -> Covers:
    """Return every place where the wanted words stand on their own, exactly as written.

    Raises `WordsNotFound` when some stand in neither: a slip of the pen must not leave them uncovered.
    """
    in_text: list[Span] = []
    in_title: list[Span] = []
    missing = []
    for words in filter(None, map(str.strip, wanted)):
        found = [standing(words, whole) for whole in (text, title)]
        in_text += found[0]
        in_title += found[1]
        if not any(found):
            missing.append(words)
    if missing:
        raise WordsNotFound(missing)
    return Covers(merged(in_text), merged(in_title))


def standing(words: str, whole: str) -> list[Span]:
    """Return where `words` stand on their own in `whole`, exactly as written."""
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    return [match.span() for match in pattern.finditer(whole)]


def places_again(text: str, wanted: Iterable[str], title: str = "") -> Covers:
    """Return where those of the wanted words stand that are still in the text or in the title above it."""
    words = [each for each in map(str.strip, wanted) if each]
    return Covers(
        merged(span for each in words for span in standing(each, text)),
        merged(span for each in words for span in standing(each, title)),
    )


def suggestions(text: str, *, in_title: bool = False) -> list[Place]:
    """Return what looks like personal data: addresses, identity codes, account and telephone numbers."""
    return places(text, (match.span() for pattern in PATTERNS for match in pattern.finditer(text)), in_title=in_title)


def places(text: str, spans: Iterable[Span], *, in_title: bool = False) -> list[Place]:
    """Return `spans` of `text` as places, in order."""
    return [Place(start, end, text[start:end], in_title) for start, end in merged(spans)]


def sentences(text: str) -> list[Place]:
    """Return the sentences of `text` in order."""
    return [Place(*match.span(), match[0]) for match in SENTENCE.finditer(text)]
