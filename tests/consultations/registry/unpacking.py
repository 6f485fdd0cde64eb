"""What is inside files that are archives, as documents and spreadsheets are, too."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile, is_zipfile


def unpacked(content: bytes) -> bytes:
    """Return `content`, or what all the members of the archive hold that it is, and the archives among them."""
    if not is_zipfile(BytesIO(content)):
        return content
    with ZipFile(BytesIO(content)) as archive:
        return b"\n".join(unpacked(archive.read(name)) for name in archive.namelist())
