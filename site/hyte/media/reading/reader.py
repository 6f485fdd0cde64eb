"""The text of one file, whatever it is. What the file is, its content says rather than its name."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import IO

from hyte.media.reading.cleaning import cleaned
from hyte.media.reading.limits import MOST_CHARACTERS, READING_SECONDS
from hyte.media.reading.office import office_text
from hyte.media.reading.outcome import NotReadable, Outcome, Reading
from hyte.media.reading.pdf import pdf_text
from hyte.media.reading.plain import plain_text

READER_VERSION = 1
"""To be raised when the text of a file comes out otherwise than before: every file is then read again."""

PLAIN = frozenset({"csv", "txt"})
READABLE = PLAIN | {"docx", "odp", "odt", "pdf", "pptx"}
"""The extensions, in lower case, of files that are read."""

HEAD = 1024
"""Bytes at the beginning among which a PDF has its mark."""

OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
"""How a Word or PowerPoint file begins that has a password, or that is from the last century."""


def read(file: IO[bytes], extension: str, now: Callable[[], float] = time.process_time) -> Reading:
    """Return the text of `file`, which can be sought in. Never raises for what the file holds.

    `now` is a clock in seconds, by default of the process's own computing, so that a busy machine cuts no file short.
    Memory may run out all the same: `MemoryError` is for the caller.
    """
    if extension not in READABLE:
        return Reading(Outcome.UNSUPPORTED)
    pieces: list[str] = []
    try:
        outcome = gather(pieces, text_of(file, extension), deadline=now() + READING_SECONDS, now=now)
    except NotReadable as reason:
        if reason.outcome is not Outcome.CUT:
            return Reading(reason.outcome)
        outcome = Outcome.CUT
    text = cleaned("".join(pieces))[:MOST_CHARACTERS]
    return Reading(outcome, text) if text else Reading(Outcome.NO_TEXT)


def text_of(file: IO[bytes], extension: str) -> Iterator[str]:
    """Return the text in pieces, by the reader for what the file begins with. Raises `NotReadable`."""
    head = file.read(HEAD)
    file.seek(0)
    if b"%PDF-" in head:
        return pdf_text(file)
    if head.startswith(b"PK"):
        return office_text(file)
    if head.startswith(OLD_OFFICE):
        raise NotReadable(Outcome.PROTECTED)
    if extension in PLAIN:
        return plain_text(file)
    raise NotReadable(Outcome.BROKEN)


def gather(pieces: list[str], text: Iterator[str], deadline: float, now: Callable[[], float]) -> Outcome:
    """Put `text` into `pieces` until there is enough or the `deadline` has passed."""
    length = 0
    for piece in text:
        pieces.append(piece)
        length += len(piece)
        if length > MOST_CHARACTERS or now() > deadline:
            return Outcome.CUT
    return Outcome.READ
