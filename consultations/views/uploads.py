"""Receive the files of a form, each on its own: what is wrong with one says nothing about the others."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations.attachment_uploads import MOST_FILES, NoRoomForFiles, TooManyFiles, store_upload
from consultations.file_checks import FileRefused, Refusal
from consultations.file_checks.judging import MOST_BYTES
from consultations.file_checks.names import clean_name, extension_of
from consultations.models import Consultation
from consultations.period import TAKES_STATEMENTS, State
from consultations.refusals import ConsultationNotOpen

FIELD = "files"
LONGEST_EXTENSION = 10

REFUSALS: dict[Refusal, Promise] = {
    Refusal.EMPTY: gettext_lazy("The file %(name)s is empty."),
    Refusal.TOO_BIG: gettext_lazy("The file %(name)s is too big. A file can have 10 MB."),
    Refusal.KIND: gettext_lazy("The file %(name)s was not added. Attach a PDF, DOCX, ODT, JPG or PNG file."),
    Refusal.CONTENT: gettext_lazy("The content of the file %(name)s does not match its name, so it was not added."),
    Refusal.BROKEN: gettext_lazy("The file %(name)s cannot be read. Save it again in your program and attach it anew."),
    Refusal.MACROS: gettext_lazy("The file %(name)s has macros. Save it without them, or as a PDF."),
    Refusal.TOO_MANY_PIXELS: gettext_lazy("The picture %(name)s has too many pixels. Make it smaller."),
}
"""What the author is told about a file that was not taken."""


class TooBigSkipper(FileUploadHandler):
    """Stop keeping a file as soon as it is too big, and go on with the rest of the form."""

    def __init__(self) -> None:
        super().__init__()
        self.skipped: list[str] = []
        self.received = 0

    def new_file(self, *args: object, **kwargs: object) -> None:
        super().new_file(*args, **kwargs)
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.received += len(raw_data)
        if self.received > MOST_BYTES:
            self.skipped.append(self.file_name or "")
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None


def expect_files(request: HttpRequest) -> TooBigSkipper:
    """Limit the files of `request`, before anything of it is read."""
    skipper = TooBigSkipper()
    request.upload_handlers.insert(0, skipper)
    return skipper


def receive_files(
    request: HttpRequest,
    skipper: TooBigSkipper | None,
    *,
    consultation: Consultation,
    form_key: UUID,
    at: datetime,
    states: Collection[State] = TAKES_STATEMENTS,
) -> list[str]:
    """Keep the files of the form and return what is wrong with those that were not kept.

    Without a `skipper` a file that is too big has come whole, and is not read. Raises
    `StatementSentAlready` when the form of this key was sent before.
    """
    if consultation.state(at) not in states:
        return []
    uploads = request.FILES.getlist(FIELD)
    too_big = [*(skipper.skipped if skipper else []), *(it.name for it in uploads if it.size > MOST_BYTES)]
    faults = [sentence(Refusal.TOO_BIG, name) for name in too_big]
    kept = {"consultation": consultation, "form_key": form_key, "at": at, "states": states}
    for upload in (it for it in uploads if it.size <= MOST_BYTES):
        try:
            store_upload(name=upload.name, content=upload.read(), **kept)
        except FileRefused as refused:
            faults.append(sentence(refused.reason, upload.name))
        except TooManyFiles:
            faults.append(too_many_files())
            break
        except NoRoomForFiles:
            faults.append(_("Files cannot be added just now. Send your statement without them or try again later."))
            break
        except ConsultationNotOpen:
            break
    return faults


def too_many_files() -> str:
    return _("A statement can have at most %(count)d files.") % {"count": MOST_FILES}


def sentence(reason: Refusal, name: str) -> str:
    return str(REFUSALS[reason]) % {"name": clean_name(name, extension_of(name)[:LONGEST_EXTENSION] or "?")}
