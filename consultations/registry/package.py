"""The package for the registry: every statement as it arrived, its files, the versions it was about, and a manifest.

The same record gives the same bytes, so that a package can be made again and compared: it is written in Finnish by the
clocks of Finland, whoever takes it. Contact data is in it only where it is asked for, by those who may see it.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from typing import Any

from django.utils import translation

from consultations.models import Consultation, DocumentVersion, SectionText, Statement, StatementContact
from consultations.own_data import data_of
from consultations.registry.files import as_csv, as_xlsx
from consultations.registry.rows import written
from consultations.table_files import LONG_AGO

MANIFEST = "manifest.json"
LANGUAGE = "fi"
"""Of headings and names of states. What people wrote stays in the language they wrote it in."""


def package(consultation: Consultation, *, with_contacts: bool) -> bytes:
    """Return the package as a ZIP archive. The manifest names every other file with its size and SHA-256."""
    with translation.override(LANGUAGE):
        members = members_of(consultation, with_contacts=with_contacts)
    members[MANIFEST] = dumped(manifest(consultation, members, with_contacts=with_contacts))
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(members):
            archive.writestr(zipfile.ZipInfo(name, LONG_AGO), members[name], zipfile.ZIP_DEFLATED)
    return stored.getvalue()


def members_of(consultation: Consultation, *, with_contacts: bool) -> dict[str, bytes]:
    """Return the files of the package by name."""
    members = {
        "statements.csv": as_csv(consultation, LANGUAGE, whole_record=True),
        "statements.xlsx": as_xlsx(consultation, LANGUAGE, whole_record=True),
        "acts.json": dumped([act_data(act) for act in consultation.acts.all()]),
    }
    for version in consultation.versions.order_by("language", "number"):
        members[f"document/{version.language}-{version.number}.txt"] = version_text(version).encode()
    for statement in Statement.objects.filter(consultation=consultation).order_by("pk"):
        members[f"statements/{statement.public_id}.json"] = dumped(statement_data(statement))
        for attachment in statement.attachments.filter(erased_at=None).order_by("pk"):
            with attachment.file.open("rb") as file:
                name = f"attachments/{statement.public_id}/{attachment.public_id}.{attachment.kind}"
                members[name] = file.read()
    if with_contacts:
        contacts = StatementContact.objects.filter(statement__consultation=consultation).order_by("pk")
        rows = {contact.statement.public_id: contact.email for contact in contacts.select_related("statement")}
        members["contacts.json"] = dumped(rows)
    return members


def manifest(consultation: Consultation, members: dict[str, bytes], *, with_contacts: bool) -> dict[str, Any]:
    return {
        "consultation": consultation.public_id,
        "titles": {page.language: page.title for page in consultation.pages.select_related("locale").order_by("pk")},
        "language": LANGUAGE,
        "diary_number": consultation.diary_number,
        "opened": written(consultation.opens_at) if consultation.opens_at else None,
        "closes": written(consultation.closes_at) if consultation.closes_at else None,
        "with_contact_data": with_contacts,
        "files": {
            name: {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for name, content in sorted(members.items())
        },
    }


def statement_data(statement: Statement) -> dict[str, Any]:
    """Return what is held about a statement, without how to reach its author."""
    return {name: value for name, value in data_of(statement).items() if name not in ("email", "mails")}


def act_data(act: Any) -> dict[str, Any]:
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


def dumped(data: Any) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True, default=str) + "\n").encode()
