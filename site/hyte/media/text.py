"""The text inside a document, for the search. A format becomes readable by an entry in `READERS`."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import IO, Any

logger = logging.getLogger(__name__)

MOST_BYTES = 1_000_000
"""A book has about as much; what follows is not searched."""


def plain_text(file: IO[bytes]) -> str:
    """Return the text of a plain text file: UTF-8, or Windows' western encoding where it is not that."""
    content = file.read(MOST_BYTES)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The cut at MOST_BYTES may have split a character of a file that is UTF-8.
        if error.start >= len(content) - 3:
            return content[: error.start].decode("utf-8-sig")
        return content.decode("cp1252", errors="replace")


READERS: dict[str, Callable[[IO[bytes]], str]] = {"txt": plain_text}
"""How the text is read, by the file's extension in lower case."""


def text_of(document: Any) -> str:
    """Return the text of `document`, empty for a format that nobody reads and for a file that is missing."""
    read = READERS.get(document.file_extension.lower())
    if read is None:
        return ""
    try:
        with document.open_file() as file:
            return read(file)
    except OSError:
        logger.warning("the file of document %s cannot be read", document.pk)
        return ""
