"""Take a file out of the site, on the record."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from consultations.models import Consultation
from consultations.registry import files
from consultations.registry.models import Download, Kind
from consultations.registry.package import package


@dataclass(frozen=True)
class TakenFile:
    """A file that was made and whose taking is recorded. Whoever hands it out closes it."""

    name: str
    content_type: str
    content: IO[bytes]


SUFFIX = {Kind.XLSX: "xlsx", Kind.CSV: "csv", Kind.DOCX: "docx", Kind.PACKAGE: "zip"}
CONTENT_TYPES = {
    Kind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Kind.CSV: "text/csv; charset=utf-8",
    Kind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.PACKAGE: "application/zip",
}


@transaction.atomic
def take_out(
    *,
    consultation: Consultation,
    kind: Kind,
    by: AbstractBaseUser,
    at: datetime,
    language: str = "fi",
    with_contacts: bool = False,
) -> TakenFile:
    """Make the file and record who took it. Contact data goes into the package only, never into an export for work."""
    match kind:
        case Kind.XLSX:
            content = files.as_xlsx(consultation, language)
        case Kind.CSV:
            content = files.as_csv(consultation, language)
        case Kind.DOCX:
            content = files.as_docx(consultation, language)
        case Kind.PACKAGE:
            content = package(consultation, with_contacts=with_contacts)
    Download.objects.create(
        consultation=consultation,
        kind=kind,
        with_contacts=with_contacts and kind == Kind.PACKAGE,
        by=by,
        at=at,
        sha256=hashlib.file_digest(content, "sha256").hexdigest(),  # type: ignore[arg-type]  # IO[bytes] is enough
    )
    content.seek(0)
    return TakenFile(f"{consultation.public_id}.{SUFFIX[kind]}", CONTENT_TYPES[kind], content)
