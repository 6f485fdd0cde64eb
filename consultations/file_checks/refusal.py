"""Why a file is not taken, and what a moderator should know about one that is."""

from __future__ import annotations

from enum import StrEnum


class Refusal(StrEnum):
    """Why a file is not taken."""

    EMPTY = "empty"
    TOO_BIG = "too_big"
    KIND = "kind"
    CONTENT = "content"
    BROKEN = "broken"
    MACROS = "macros"
    TOO_MANY_PIXELS = "too_many_pixels"


class FileSignal(StrEnum):
    """What a moderator is told before opening the file. Such a file is no attack as a rule, so it is not refused."""

    ACTIVE_CONTENT = "file_active_content"
    ENCRYPTED = "file_encrypted"
    EMBEDDED_FILE = "file_embedded_file"
    OUTSIDE_REFERENCE = "file_outside_reference"


class FileRefused(Exception):
    """The file is not taken; `reason` says why."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason.value)
        self.reason = reason
