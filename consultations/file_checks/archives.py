"""The zip archive in which word processors keep their documents: whole, modest in size, and nothing beside it."""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO

from consultations.file_checks.refusal import FileRefused, Refusal

MOST_MEMBERS = 3000
MOST_UNPACKED = 100 * 1024 * 1024
"""Bytes of all members together."""

MOST_XML = 30 * 1024 * 1024
"""Bytes of one member that a word processor reads as XML."""

PLAIN_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
ENCRYPTED_FLAG = 0x1
SAFE_NAME = re.compile(r"[^\x00-\x1f\\:]+")
END_OF_DIRECTORY = b"PK\x05\x06"
LENGTH_OF_END = 22


class Archive:
    """A zip archive whose directory has been checked. Raises `FileRefused` for anything out of the ordinary."""

    def __init__(self, content: bytes) -> None:
        if not content.startswith(b"PK\x03\x04"):
            raise FileRefused(Refusal.CONTENT)
        if content[-LENGTH_OF_END:-18] != END_OF_DIRECTORY:
            # A comment or anything else after the directory: word processors write none.
            raise FileRefused(Refusal.CONTENT)
        try:
            self.zip = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError) as error:
            raise FileRefused(Refusal.BROKEN) from error
        self.members = self.zip.infolist()
        self.names = [member.filename for member in self.members]
        self.check()

    def check(self) -> None:
        if not 0 < len(self.members) <= MOST_MEMBERS or len(set(self.names)) != len(self.names):
            raise FileRefused(Refusal.BROKEN)
        if sum(member.file_size for member in self.members) > MOST_UNPACKED:
            raise FileRefused(Refusal.TOO_BIG)
        if min(member.header_offset for member in self.members) != 0:
            raise FileRefused(Refusal.CONTENT)
        if not all(is_ordinary(member) for member in self.members):
            raise FileRefused(Refusal.BROKEN)

    def read(self, name: str) -> bytes:
        """Return a member's content, at most as much as it says it has."""
        member = self.zip.getinfo(name)
        if member.file_size > MOST_XML:
            raise FileRefused(Refusal.TOO_BIG)
        try:
            with self.zip.open(member) as file:
                return file.read(member.file_size)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
            raise FileRefused(Refusal.BROKEN) from error

    def xml_members(self) -> list[str]:
        """Return the names of the members that are read as XML."""
        return [name for name in self.names if name.lower().endswith((".xml", ".rels", ".rdf"))]


def is_ordinary(member: zipfile.ZipInfo) -> bool:
    """Return whether a member is packed plainly under a relative name that stays inside."""
    name = member.filename
    inside = SAFE_NAME.fullmatch(name) and not name.startswith("/") and ".." not in name.split("/")
    return bool(inside) and member.compress_type in PLAIN_METHODS and not member.flag_bits & ENCRYPTED_FLAG
