"""Plain text, in whatever encoding Windows or anybody else has written it."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import IO

from hyte.media.reading.limits import MOST_CHARACTERS
from hyte.media.reading.outcome import NotReadable, Outcome

MOST_TEXT_BYTES = 4 * (MOST_CHARACTERS + 1)
"""No encoding that is read here needs more bytes for a character."""

SPLIT_BYTES = 3
"""Bytes at the end of what was read that may be the beginning of a character."""


def plain_text(file: IO[bytes]) -> Iterator[str]:
    """Yield the text: UTF-8, UTF-16 with a mark, or else Windows' western encoding. Raises `NotReadable`."""
    content = file.read(MOST_TEXT_BYTES)
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        yield content.decode("utf-16", errors="ignore")
    elif b"\0" in content:
        raise NotReadable(Outcome.BROKEN)
    else:
        yield decoded(content)


def decoded(content: bytes) -> str:
    """Return the text that `content` holds."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if len(content) == MOST_TEXT_BYTES and error.start >= len(content) - SPLIT_BYTES:
            return content[: error.start].decode("utf-8-sig")
        return content.decode("cp1252", errors="replace")
