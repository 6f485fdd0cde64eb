"""Import documents of the material archive."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.utils.text import slugify

from hyte.importing.files import digest, document_content, kind_of, store
from hyte.importing.items import FileItem
from hyte.importing.problems import LineError, gettext_noop
from hyte.importing.run import Outcome, Run
from hyte.importing.schema import ABSENT, Absent, Maybe
from hyte.importing.shelving import shelve
from hyte.media.authors import author_line
from hyte.media.models import CustomDocument

FACTS = ("title", "language", "kind", "date", "description", "authors", "external_id")


def import_file(item: FileItem, run: Run) -> tuple[Outcome, int]:
    """Import a document, to be shelved on its day, or in the archive where it belongs to no day."""
    name, content = content_of(item, run)
    if isinstance(item.day, str):
        run.known.need("partnership_day", item.day, "day")
    document = run.known.find(item.type, item.id) or new_document(item, content)
    before = [getattr(document, fact) for fact in FACTS]
    put_facts(document, item)
    changed = before != [getattr(document, fact) for fact in FACTS]
    if content and digest(content) != document.file_hash:
        store(document, name, content, run)
        changed = True
    elif changed:
        document.save()
    if document.pk:
        changed = put_tags(document, item.tags) or changed
        shelve(document, item, run)
    if before[-1] is None:
        return Outcome.CREATED, document.pk
    return (Outcome.CHANGED if changed else Outcome.UNCHANGED), document.pk


def content_of(item: FileItem, run: Run) -> tuple[str, bytes]:
    """Return the name and content of the file; both empty where the item gives neither path nor text.

    Where only the text is known, the file is plain text; the extension that it had stays in its name, for the reader.
    """
    if isinstance(item.path, str) and item.path:
        return Path(item.path).name, document_content(item.path, run)
    if isinstance(item.text, str) and item.text:
        stem = slugify(item.id if isinstance(item.title, Absent) else item.title)[:60] or "file"
        had = slugify(item.extension) if isinstance(item.extension, str) else ""
        return ".".join(filter(None, (stem, had, "txt"))), item.text.encode()
    return "", b""


def new_document(item: FileItem, content: bytes) -> CustomDocument:
    """Return the document that an attachment has brought already, or a new one. Raises `LineError` without content."""
    if not content or isinstance(item.title, Absent):
        raise LineError(gettext_noop("A new file needs title, and path or text."))
    same = {"title": item.title, "language": language_of(item), "file_hash": digest(content)}
    return CustomDocument.objects.filter(external_id=None, **same).first() or CustomDocument()


def language_of(item: FileItem) -> str:
    """Return the language of the document's own text."""
    return item.language if isinstance(item.document_language, Absent) else item.document_language


def put_facts(document: CustomDocument, item: FileItem) -> None:
    """Set what the document says about itself."""
    facts: dict[str, Maybe[Any]] = {
        "external_id": item.id,
        "language": language_of(item),
        "title": item.title,
        "date": item.date,
        "description": item.body,
        "kind": ABSENT if isinstance(item.kind, Absent) else kind_of(item.kind),
        "authors": ABSENT if isinstance(item.authors, Absent) else "\n".join(
            author_line(author.name, author.title, author.organisation) for author in item.authors
        ),
    }  # fmt: skip
    for fact, value in facts.items():
        if not isinstance(value, Absent):
            setattr(document, fact, value)


def put_tags(document: CustomDocument, tags: Maybe[tuple[str, ...]]) -> bool:
    """Set the tags; return whether that changed them."""
    if isinstance(tags, Absent) or {tag.casefold() for tag in tags} == {
        tag.casefold() for tag in document.tags.names()
    }:
        return False
    document.tags.set(list(tags))
    document.save()
    return True
