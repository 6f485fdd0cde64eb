"""A file name that people can read and no program is misled by. It names a download, never a place on a disk."""

from __future__ import annotations

import re

from consultations.text import clean_line

LONGEST_STEM = 100
"""Characters before the extension."""

MOST_BYTES = 200
"""Of the stem in UTF-8: with the extension it fits into the 255 bytes of common file systems."""

FORBIDDEN = re.compile(r'[<>:"/\\|?*%;.\x00-\x1f]+')
"""What Windows forbids, what ends or escapes a header's value, and dots, so that there is one extension."""

INVISIBLE = re.compile(r"[\u200c\u200d\ufe00-\ufe0f\u2800\u3164\u115f\u1160]")
"""Joiners and letters without a shape: of use in a sentence, of none in a file name."""

DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)", re.IGNORECASE)


def extension_of(name: str) -> str:
    """Return what follows the last dot, in lower case, of the last part of a path."""
    last = re.split(r"[/\\]", clean_line(name))[-1]
    return last.rpartition(".")[2].strip().lower() if "." in last else ""


def clean_name(name: str, extension: str) -> str:
    """Return `name` as a plain file name with `extension`: no path, no second extension, nothing invisible."""
    last = re.split(r"[/\\]", clean_line(name))[-1]
    stem = last.rpartition(".")[0] if "." in last else last
    stem = " ".join(FORBIDDEN.sub("-", INVISIBLE.sub("", stem)).split())[:LONGEST_STEM]
    stem = stem.encode()[:MOST_BYTES].decode(errors="ignore").strip(" -.")
    if not stem:
        stem = "file"
    if DEVICES.fullmatch(stem):
        stem = f"file-{stem}"
    return f"{stem}.{extension}"
