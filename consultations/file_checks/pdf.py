"""A PDF file, judged without a PDF library: its two ends, and the words of what should not act by itself.

A form that computes with a script is common in public administration, so a script does not make a file refused: the
moderator is told before opening it. Nothing here can prove a PDF harmless; it is only ever downloaded.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO

from consultations.file_checks.refusal import FileRefused, FileSignal, Refusal

HEADER = re.compile(rb"%PDF-(1\.[0-7]|2\.0)[\s%]")
TAIL = 1024
"""Bytes at the end among which the end mark has to be, as in the specification's implementation notes."""

STREAM = re.compile(rb"stream\r?\n")
OBJECT_STREAM = b"/ObjStm"
LONGEST_DICTIONARY = 2000
MOST_OBJECT_STREAMS = 2000
LONGEST_PACKED = 1024 * 1024
MOST_INFLATED = 8 * 1024 * 1024
"""Bytes of packed objects that are looked through; enough for the objects of a long report."""

MOST_ESCAPES = 200_000
NAME_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")

WORDS = {
    FileSignal.ACTIVE_CONTENT: re.compile(rb"/(JavaScript|JS|Launch|RichMedia|XFA|SubmitForm|ImportData)\b"),
    FileSignal.EMBEDDED_FILE: re.compile(rb"/EmbeddedFiles?\b"),
    FileSignal.ENCRYPTED: re.compile(rb"/Encrypt\b"),
}


def check_pdf(content: bytes) -> list[FileSignal]:
    """Return what a moderator should know. Raises `FileRefused` for what is no whole PDF, or is something else, too."""
    if not HEADER.match(content):
        raise FileRefused(Refusal.CONTENT)
    tail = content[-TAIL:]
    end = tail.rfind(b"%%EOF")
    if end < 0 or b"startxref" not in tail:
        raise FileRefused(Refusal.BROKEN)
    if tail[end + len(b"%%EOF") :].strip(b"\r\n\t \x00"):
        raise FileRefused(Refusal.CONTENT)
    if zipfile.is_zipfile(BytesIO(content)):
        raise FileRefused(Refusal.CONTENT)
    words = unescaped(outside_streams(content)) + b"\n" + unescaped(packed_objects(content))
    return [signal for signal, pattern in WORDS.items() if pattern.search(words)]


def outside_streams(content: bytes) -> bytes:
    """Return the objects without the data of their streams, in which three letters come together by chance."""
    return b"\n".join(STREAM.split(piece, maxsplit=1)[0] for piece in content.split(b"endstream"))


def unescaped(content: bytes) -> bytes:
    """Return `content` with the escapes of PDF names resolved: /J#61vaScript is /JavaScript."""
    return NAME_ESCAPE.sub(lambda match: bytes([int(match[1], 16)]), content, count=MOST_ESCAPES)


def packed_objects(content: bytes) -> bytes:
    """Return the inflated object streams, up to a limit; what cannot be inflated is left out."""
    inflated, found, view = b"", 0, memoryview(content)
    for _number in range(MOST_OBJECT_STREAMS):
        found = content.find(OBJECT_STREAM, found + 1)
        start = STREAM.search(content, found, found + LONGEST_DICTIONARY) if found >= 0 else None
        left = MOST_INFLATED - len(inflated)
        if found < 0 or left <= 0:
            break
        if start is None:
            continue
        try:
            inflated += zlib.decompressobj().decompress(view[start.end() : start.end() + LONGEST_PACKED], left)
        except zlib.error:
            continue
    return inflated
