"""The package for the registry: every statement as it arrived, its files, the versions it was about, and a manifest.

The statements are there thrice: as a document to read, as tables to work with, and each as the record that is held.

The same record gives the same bytes, so that a package can be made again and compared: it is written in Finnish by the
clocks of Finland, whoever takes it. Contact data is in it only where it is asked for, by those who may see it.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from typing import IO, Any

from django.utils import translation

from consultations.models import Consultation, DocumentVersion, PeriodAct, SectionText, Statement, StatementContact
from consultations.own_data import HELD, Data, record_of
from consultations.registry.files import as_csv, as_docx, as_xlsx
from consultations.registry.rows import written
from consultations.table_files import empty_file, from_its_beginning, member

MANIFEST = "manifest.json"
ATTACHMENTS = "attachments/"
"""Their kinds are compressed by nature: they are stored as they are."""

PIECE = 64 * 1024
"""Bytes that are held of a file at a time."""

AT_ONCE = 200
"""Statements that are fetched at a time, with all that `HELD` names: a dozen queries for so many."""

LANGUAGE = "fi"
"""Of headings and names of states. What people wrote stays in the language they wrote it in."""


def package(consultation: Consultation, *, with_contacts: bool) -> IO[bytes]:
    """Return the package as a ZIP archive: an open temporary file, which is written piece by piece.

    The manifest, which comes last, names every other file with its size and SHA-256.
    """
    stored = empty_file()
    told: Data = {}
    with zipfile.ZipFile(stored, "w") as archive, translation.override(LANGUAGE):
        for name, content in members_of(consultation, with_contacts=with_contacts):
            told[name] = add(archive, name, content)
        add(archive, MANIFEST, dumped(manifest(consultation, told, with_contacts=with_contacts)))
    return from_its_beginning(stored)


def add(archive: zipfile.ZipFile, name: str, content: IO[bytes]) -> Data:
    """Copy an open file into the archive, close it, and return what the manifest tells about it."""
    size, digest = 0, hashlib.sha256()
    compression = zipfile.ZIP_STORED if name.startswith(ATTACHMENTS) else zipfile.ZIP_DEFLATED
    with content, archive.open(member(name, compression), "w") as copy:
        while piece := content.read(PIECE):
            copy.write(piece)
            digest.update(piece)
            size += len(piece)
    return {"bytes": size, "sha256": digest.hexdigest()}


def members_of(consultation: Consultation, *, with_contacts: bool) -> Iterator[tuple[str, IO[bytes]]]:
    """Yield the files of the package by name, each opened when its turn has come."""
    yield "statements.csv", as_csv(consultation, LANGUAGE, whole_record=True)
    yield "statements.xlsx", as_xlsx(consultation, LANGUAGE, whole_record=True)
    yield "statements.docx", as_docx(consultation, LANGUAGE, whole_record=True)
    yield "acts.json", dumped([act_data(act) for act in consultation.acts.all()])
    for version in consultation.versions.order_by("language", "number"):
        yield f"document/{version.language}-{version.number}.txt", io.BytesIO(version_text(version).encode())
    statements = Statement.objects.filter(consultation=consultation).order_by("pk")
    for statement in statements.prefetch_related(*HELD).iterator(chunk_size=AT_ONCE):
        yield f"statements/{statement.public_id}.json", dumped(record_of(statement))
        for attachment in statement.attachments.all():
            if attachment.erased_at is None:
                name = f"{ATTACHMENTS}{statement.public_id}/{attachment.public_id}.{attachment.kind}"
                yield name, attachment.file.open("rb")
    if with_contacts:
        contacts = StatementContact.objects.filter(statement__consultation=consultation)
        yield "contacts.json", dumped(dict(contacts.values_list("statement__public_id", "email")))


def manifest(consultation: Consultation, files: Data, *, with_contacts: bool) -> Data:
    return {
        "consultation": consultation.public_id,
        "titles": {page.language: page.title for page in consultation.pages.select_related("locale").order_by("pk")},
        "language": LANGUAGE,
        "diary_number": consultation.diary_number,
        "opened": written(consultation.opens_at) if consultation.opens_at else None,
        "closes": written(consultation.closes_at) if consultation.closes_at else None,
        "with_contact_data": with_contacts,
        "files": files,
    }


def act_data(act: PeriodAct) -> Data:
    return {
        "act": act.act,
        "at": written(act.at),
        "opens_at": written(act.opens_at) if act.opens_at else None,
        "closes_at": written(act.closes_at) if act.closes_at else None,
        "reason_fi": act.reason_fi,
        "reason_sv": act.reason_sv,
    }


def version_text(version: DocumentVersion) -> str:
    texts = SectionText.objects.filter(version=version).order_by("section__position", "section_id")
    return "\n\n".join(f"{text.title}\n\n{text.text}" for text in texts) + "\n"


def dumped(data: Any) -> IO[bytes]:
    text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True, default=str)
    return io.BytesIO(f"{text}\n".encode())
