"""Show where a text matches: the best passage of it, escaped, with the words that match marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString, mark_safe

from search.analysis import Matcher, QueryWords, analyse, known_by

PASSAGE = 200
"""Characters of a passage, about; it begins and ends between words."""

PIECE = 2_000
"""Characters of a long text that are looked at together."""

MOST_PIECES = 10
"""Pieces after which the search for a better passage ends."""

MOST_MATCHING = 4
"""Pieces with a match after which the best of them is good enough."""

MOST_REMEMBERED = 20_000
"""Words that are remembered: as what they were read, and whether one query may match them."""

READ_ON = 100
"""Characters that are read closely after the last word that may match: another name has several words."""

BROKEN_WORD = re.compile(r"-[ \t]*\r?\n")
"""A word that may go on in the next line."""

Span = tuple[int, int]


class Look(dict[str, bool]):
    """Whether a query may match a piece of text between two spaces; each is looked at once, however often it comes."""

    def __init__(self, language: str, words: QueryWords) -> None:
        self.language, self.matcher = language, Matcher(words)

    def __missing__(self, text: str) -> bool:
        if len(self) > MOST_REMEMBERED:
            self.clear()
        self[text] = self.matcher.may_match(known_between_spaces(text, self.language))
        return self[text]

    def may_match(self, text: str) -> bool:
        """Return whether a text is worth reading closely."""
        return any(map(self.__getitem__, text.split())) or bool(BROKEN_WORD.search(text))

    def places(self, text: str) -> list[Span]:
        """Return where those stand, in order, that may match of what is between spaces in a text."""
        found = {start: start + len(each) for each in set(text.split()) if self[each] for start in starts(each, text)}
        return sorted(found.items())

    def spans(self, text: str) -> list[Span]:
        """Return where a text matches, read closely."""
        return self.matcher.spans(text, self.language)

    def best_spans(self, text: str) -> list[Span]:
        """Return where a text matches, read closely only where most words that may match stand together."""
        near = densest(self.places(text))
        if near:
            start, end = near[0][0], text.find(" ", near[-1][1] + READ_ON)
            found = self.spans(text[start : end if end > 0 else None])
            if found:
                return [(left + start, right + start) for left, right in found]
        return self.spans(text)


def starts(each: str, text: str) -> Iterator[int]:
    """Yield where something without spaces stands between two spaces of a text."""
    start = text.find(each)
    while start >= 0:
        end = start + len(each)
        if not text[start - 1 : start].strip() and not text[end : end + 1].strip():
            yield start
        start = text.find(each, end)


@lru_cache(maxsize=MOST_REMEMBERED)
def known_between_spaces(text: str, language: str) -> frozenset[str]:
    """Return by what forms the words between two spaces are met, read once for all queries: many texts have them."""
    return known_by(analyse(text, language))


@lru_cache(maxsize=4)
def look_of(language: str, words: QueryWords) -> Look:
    """Return what is known of a query, kept for the other results and the next page."""
    return Look(language, words)


def marked(text: str, spans: Iterable[Span]) -> SafeString:
    """Return `text` as HTML in which the `spans` are marked. Every piece is escaped by itself."""
    pieces, end = [], 0
    for start, stop in spans:
        pieces += [escape(text[end:start]), "<mark>", escape(text[start:stop]), "</mark>"]
        end = stop
    return mark_safe("".join([*pieces, escape(text[end:])]))  # noqa: S308 — escaped piece by piece


def marked_title(title: str, language: str, words: QueryWords) -> SafeString:
    """Return a title as HTML with its matches marked."""
    look = look_of(language, words)
    return marked(title, look.spans(title) if look.may_match(title) else [])


def passage(body: str, summary: str, language: str, words: QueryWords) -> SafeString:
    """Return the passage of `body` with the most matches, or of `summary` where the body has none."""
    best: tuple[str, list[Span]] | None = None
    matching, look = 0, look_of(language, words)
    for piece in pieces(body):
        if not look.may_match(piece):
            continue
        window = densest(look.best_spans(piece))
        matching += bool(window)
        if len(window) > (len(best[1]) if best else 0):
            best = piece, window
        if len(window) > len(words.words) or matching == MOST_MATCHING:
            break
    if best is None:
        text = summary or body[:PIECE]
        best = text, densest(look.best_spans(text)) if look.may_match(text) else []
    return cut_out(*best)


def pieces(body: str) -> Iterator[str]:
    """Yield the beginning of a text in pieces that end between words."""
    start = 0
    for _number in range(MOST_PIECES):
        if start >= len(body):
            return
        end = start + PIECE
        if end < len(body):
            end = max(body.rfind(" ", start, end), start + PIECE // 2)
        yield body[start:end]
        start = end


def densest(spans: list[Span]) -> list[Span]:
    """Return the longest run of neighbouring spans that fits into one passage, the first of equals."""
    best: list[Span] = []
    first = 0
    for last in range(len(spans)):
        while spans[last][1] - spans[first][0] > PASSAGE and first < last:
            first += 1
        if last - first + 1 > len(best):
            best = spans[first : last + 1]
    return best


def cut_out(text: str, spans: list[Span]) -> SafeString:
    """Return about `PASSAGE` characters of `text` around `spans`, with an ellipsis where something is left out."""
    middle = (spans[0][0] + spans[-1][1]) // 2 if spans else 0
    start = max(min(middle - PASSAGE // 2, len(text) - PASSAGE), 0)
    if spans:
        start = min(start, spans[0][0])
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = min(max(start + PASSAGE, spans[-1][1] if spans else 0), len(text))
    if end < len(text):
        end = max(text.rfind(" ", start, end + 1), spans[-1][1] if spans else 0, start + PASSAGE // 2)
    shown = marked(text[start:end], [(left - start, right - start) for left, right in spans])
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return mark_safe(f"{before}{' '.join(shown.split())}{after}")  # noqa: S308 — `shown` is escaped
