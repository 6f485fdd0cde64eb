"""The files that lie beside an import file: found safely, checked, and stored once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.images.fields import WagtailImageField

from hyte.importing.parts import Attachment
from hyte.importing.problems import LineError, gettext_noop
from hyte.importing.run import Run
from hyte.importing.schema import Absent
from hyte.media.models import CustomDocument, CustomImage, DocumentKind

KINDS = {str(value): value for value in DocumentKind.values} | {
    "presentation": DocumentKind.SLIDES,
    "notes": DocumentKind.MEMO,
    "memorandum": DocumentKind.MEMO,
    "programme": DocumentKind.AGENDA,
}
"""The kinds of a file by the words that other systems use; what is not here is other material."""


def content_at(path: str, run: Run) -> bytes:
    """Return the content of the file at `path`, which is relative to the import file and stays in its folder."""
    folder = run.folder.resolve()
    try:
        file = (folder / path).resolve()
        if not file.is_relative_to(folder):
            raise LineError(gettext_noop("The path %(path)s leads out of the folder of the import file."), path=path)
        return file.read_bytes()
    except (OSError, ValueError):
        raise LineError(gettext_noop("The file %(path)s is missing or cannot be read."), path=path) from None


def kind_of(word: str) -> str:
    """Return the kind of document that `word` means."""
    return str(KINDS.get(word.casefold(), DocumentKind.OTHER))


def document_content(path: str, run: Run) -> bytes:
    """Return the content of a document whose type and size the site takes, or raise `LineError`."""
    content = content_at(path, run)
    extension = Path(path).suffix.removeprefix(".").lower()
    if extension not in settings.WAGTAILDOCS_EXTENSIONS:
        raise LineError(
            gettext_noop("The type of %(path)s is not accepted; accepted are: %(types)s."),
            path=path, types=", ".join(settings.WAGTAILDOCS_EXTENSIONS),
        )  # fmt: skip
    if len(content) > settings.WAGTAILDOCS_MAX_UPLOAD_SIZE:
        raise LineError(
            gettext_noop("%(path)s has %(size)s bytes; at most %(most)s are accepted."),
            path=path, size=len(content), most=settings.WAGTAILDOCS_MAX_UPLOAD_SIZE,
        )  # fmt: skip
    return content


def document_of(
    attachment: Attachment, language: str, current: Iterable[CustomDocument], run: Run
) -> CustomDocument | None:
    """Return the document of an attachment: the one that the page has, one with the same content, or a new one.

    A document of the page whose file has changed gets the new file. `None` in a dry run where it would have to be made.
    """
    content = document_content(attachment.path, run)
    spoken = language if isinstance(attachment.language, Absent) else attachment.language
    same = {"title": attachment.title, "language": spoken}
    document = next((each for each in current if each.title == attachment.title and each.language == spoken), None)
    document = document or CustomDocument.objects.filter(file_hash=digest(content), **same).first()
    document = document or CustomDocument(kind=kind_of(attachment.kind), **same)
    if document.pk and document.file_hash == digest(content):
        return document
    return store(document, Path(attachment.path).name, content, run)


def image_at(path: str, title: str, alt: dict[str, str], run: Run) -> CustomImage | None:
    """Return the picture at `path`: one with the same content, or a new one that is decorative without `alt` texts.

    `None` in a dry run where it would have to be made.
    """
    content = content_at(path, run)
    image = CustomImage.objects.filter(file_hash=digest(content)).first()
    if image is not None:
        return image
    try:
        WagtailImageField().clean(SimpleUploadedFile(Path(path).name, content))
    except ValidationError as error:
        raise LineError(
            gettext_noop("The picture %(path)s is not accepted: %(reason)s"), path=path, reason=" ".join(error.messages)
        ) from None
    return store(CustomImage(title=title, is_decorative=not alt, **alt), Path(path).name, content, run)


def store(thing: Any, name: str, content: bytes, run: Run) -> Any:
    """Give `thing` the file and save it; note the file, so that it goes when the item fails."""
    if run.dry_run:
        return None
    thing.file = ContentFile(content, name)
    thing.file_size, thing.file_hash = len(content), digest(content)
    thing.save()
    run.stored.append((thing.file.storage, thing.file.name))
    return thing


def digest(content: bytes) -> str:
    """Return the hash by which Wagtail tells files apart."""
    return hashlib.sha1(content, usedforsecurity=False).hexdigest()
