"""Judge a file by its content. Its name says only what it should be."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from consultations.file_checks.names import clean_name, extension_of
from consultations.file_checks.office import check_docx, check_odt
from consultations.file_checks.pdf import check_pdf
from consultations.file_checks.pictures import rewritten
from consultations.file_checks.refusal import FileRefused, FileSignal, Refusal

MOST_BYTES = 10 * 1024 * 1024
"""Of one file as it is sent."""

PICTURES = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG"}
DOCUMENTS = {"pdf": check_pdf, "docx": check_docx, "odt": check_odt}


@dataclass(frozen=True)
class CheckedFile:
    """A file that can be kept: pictures written anew, everything else as it was sent."""

    name: str
    kind: str
    content: bytes
    signals: tuple[FileSignal, ...] = ()

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def check_file(name: str, content: bytes) -> CheckedFile:
    """Return the file as it is to be kept. Raises `FileRefused`."""
    extension = extension_of(name)
    if extension not in PICTURES and extension not in DOCUMENTS:
        raise FileRefused(Refusal.KIND)
    if not content:
        raise FileRefused(Refusal.EMPTY)
    if len(content) > MOST_BYTES:
        raise FileRefused(Refusal.TOO_BIG)
    if extension in PICTURES:
        kind = "png" if extension == "png" else "jpg"
        return CheckedFile(clean_name(name, kind), kind, rewritten(content, PICTURES[extension]))
    signals = DOCUMENTS[extension](content)
    return CheckedFile(clean_name(name, extension), extension, content, tuple(signals))
