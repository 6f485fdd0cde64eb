"""Word, PowerPoint and OpenDocument files: archives of XML parts, of which only those with text are unpacked."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import IO
from zipfile import BadZipFile, ZipFile

from hyte.media.reading.limits import MOST_PARTS, MOST_UNPACKED
from hyte.media.reading.outcome import NotReadable, Outcome
from hyte.media.reading.xml_text import Vocabulary, text_in

MARKUP = Vocabulary(
    text=frozenset({"t"}),
    paragraphs=frozenset({"p", "tr"}),
    # A fallback repeats what stands before it for older programs; a field is a page's number or date.
    skipped=frozenset({"Fallback", "fld"}),
)
OPEN_DOCUMENT = Vocabulary(
    text=frozenset({"p", "h"}),
    paragraphs=frozenset({"p", "h"}),
    skipped=frozenset({"tracked-changes", "annotation", "binary-data", "page-number"}),
)
MAIN_PARTS = {
    r"word/document\d*\.xml": MARKUP,
    r"ppt/presentation\.xml": MARKUP,
    r"content\.xml": OPEN_DOCUMENT,
}
"""By one of these a format is known."""

PARTS = (
    r"word/document\d*\.xml",
    r"word/(?:footnotes|endnotes)\d*\.xml",
    r"ppt/slides/slide\d+\.xml",
    r"ppt/notesSlides/notesSlide\d+\.xml",
    r"(?:word|ppt)/diagrams/data\d+\.xml",
    r"content\.xml",
)
"""The parts with text, in the order in which they are read. Remarks of reviewers are not among them."""

MANIFEST = "META-INF/manifest.xml"
ENCRYPTED_FLAG = 0x1


def office_text(file: IO[bytes]) -> Iterator[str]:
    """Yield the text of an office file, part by part. Raises `NotReadable`."""
    try:
        with ZipFile(file) as archive:
            yield from text_of_parts(archive)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeDecodeError, ValueError):
        raise NotReadable(Outcome.BROKEN) from None


def text_of_parts(archive: ZipFile) -> Iterator[str]:
    """Yield the text of the parts that have any, each ended by a blank line."""
    if len(archive.filelist) > MOST_PARTS:
        raise NotReadable(Outcome.TOO_COSTLY)
    budget = Budget()
    names = archive.namelist()
    vocabulary = vocabulary_of(names)
    if vocabulary is OPEN_DOCUMENT and is_encrypted(archive, budget):
        raise NotReadable(Outcome.PROTECTED)
    for name in parts_with_text(names):
        if archive.getinfo(name).flag_bits & ENCRYPTED_FLAG:
            raise NotReadable(Outcome.PROTECTED)
        with archive.open(name) as part:
            yield from text_in(budget.limited(part), vocabulary)
        yield "\n\n"


def vocabulary_of(names: list[str]) -> Vocabulary:
    """Return how the parts of an archive with these `names` are written. Raises `NotReadable` for another archive."""
    for pattern, vocabulary in MAIN_PARTS.items():
        if any(re.fullmatch(pattern, name) for name in names):
            return vocabulary
    raise NotReadable(Outcome.BROKEN)


def parts_with_text(names: list[str]) -> list[str]:
    """Return the names of the parts to read: slide 10 comes after slide 9, notes after all slides."""
    found = []
    for name in dict.fromkeys(names):
        for place, pattern in enumerate(PARTS):
            if re.fullmatch(pattern, name):
                number = int("".join(filter(str.isdecimal, name))[:9] or 0)
                found.append((place, number, name))
    return [name for _place, _number, name in sorted(found)]


def is_encrypted(archive: ZipFile, budget: Budget) -> bool:
    """Return whether the manifest of an OpenDocument file speaks of encryption."""
    if MANIFEST not in archive.namelist():
        return False
    with archive.open(MANIFEST) as part:
        return b"encryption-data" in budget.limited(part).read(MOST_UNPACKED)


class Budget:
    """What may still be unpacked of one file, in bytes."""

    def __init__(self) -> None:
        self.left = MOST_UNPACKED

    def limited(self, part: IO[bytes]) -> LimitedPart:
        return LimitedPart(part, self)


class LimitedPart:
    """A part that raises `NotReadable` when it unpacks to more than the budget of its file has left."""

    def __init__(self, part: IO[bytes], budget: Budget) -> None:
        self.part, self.budget = part, budget

    def read(self, size: int) -> bytes:
        data = self.part.read(min(size, self.budget.left + 1))
        self.budget.left -= len(data)
        if self.budget.left < 0:
            raise NotReadable(Outcome.TOO_COSTLY)
        return data
