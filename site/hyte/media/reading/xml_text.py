"""The text of an XML part, read as a stream: no tree is built, and no document type is accepted.

Entities can be declared in a document type only. Refusing it refuses entities that name files or addresses and those
that multiply; office files have none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol
from xml.parsers.expat import ExpatError, ParserCreate

from hyte.media.reading.outcome import NotReadable, Outcome

PIECE = 64 * 1024
"""Bytes that are parsed at once."""

SPACES = {"br": "\n", "cr": "\n", "line-break": "\n", "tab": " ", "s": " ", "noBreakHyphen": "-"}
"""Elements that stand for a character."""


class Readable(Protocol):
    """What bytes can be read from."""

    def read(self, size: int, /) -> bytes: ...


@dataclass(frozen=True)
class Vocabulary:
    """Which elements mean what, by their names without the namespace.

    Text counts inside `text`; each of `paragraphs` ends a line; what is inside `skipped` is passed over.
    """

    text: frozenset[str]
    paragraphs: frozenset[str]
    skipped: frozenset[str]


class TextParser:
    """Gathers the text of one part."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.pieces: list[str] = []
        self.inside = 0
        self.skipping = 0
        self.parser = ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.StartDoctypeDeclHandler = self.refuse

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        self.skipping += local in self.vocabulary.skipped
        self.inside += local in self.vocabulary.text
        if not self.skipping and local in SPACES:
            self.pieces.append(SPACES[local])

    def end(self, name: str) -> None:
        local = name.rpartition(" ")[2]
        self.skipping -= local in self.vocabulary.skipped
        self.inside -= local in self.vocabulary.text
        if not self.skipping and local in self.vocabulary.paragraphs:
            self.pieces.append("\n")

    def characters(self, text: str) -> None:
        if self.inside and not self.skipping:
            self.pieces.append(text)

    def refuse(self, *declaration: object) -> None:
        raise NotReadable(Outcome.BROKEN)

    def taken(self) -> str:
        """Return what was gathered since the last call."""
        text, self.pieces = "".join(self.pieces), []
        return text


def text_in(part: Readable, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the text of `part` piece by piece. Raises `NotReadable` for what is no XML or declares a document type."""
    parser = TextParser(vocabulary)
    try:
        while data := part.read(PIECE):
            parser.parser.Parse(data, False)
            yield parser.taken()
        parser.parser.Parse(b"", True)
    except ExpatError:
        raise NotReadable(Outcome.BROKEN) from None
    yield parser.taken()
