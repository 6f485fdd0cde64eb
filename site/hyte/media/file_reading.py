"""Read the files of documents in the background, each content once, and tell the search what is in them."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from hyte.media.models import CustomDocument, FileText, TextStatus
from hyte.media.models.file_text import FileTextQuerySet
from hyte.media.reading.outcome import Reading
from hyte.media.reading.process import ReaderFailed, read_apart
from hyte.media.reading.reader import READER_VERSION
from search import outbox

logger = logging.getLogger(__name__)

MOST_ATTEMPTS = 3
"""How often a content is tried that cannot be fetched, or whose reading ends without an answer."""

LEASE = timedelta(minutes=5)
"""How long a worker may take for one content before another one takes it over. Reading ends well before."""

FIRST_PAUSE = timedelta(minutes=1)
"""The pause before the second attempt; each one after it is five times as long."""

LOOK_EVERY = timedelta(minutes=10)
"""How often documents are looked for whose content nobody has noted, and texts that nobody needs any more."""


class FileReader:
    """What one worker process remembers between two rounds."""

    def __init__(self) -> None:
        self.look_due: datetime | None = None

    def drain(self, *, at: datetime) -> int:
        """Read one content that waits at the instant `at`, and return how much was done."""
        if self.look_due is None or at >= self.look_due:
            note_contents()
            self.look_due = at + LOOK_EVERY
        return read_next(at)


_reader = FileReader()


def drain(*, at: datetime) -> int:
    """Do one round of this process's reading and return how much was done."""
    return _reader.drain(at=at)


def note_contents() -> None:
    """Note contents that passed by a document's `save`, have read again what is read otherwise now, forget the rest."""
    for document in CustomDocument.objects.with_unknown_content().iterator():
        try:
            document._set_file_hash()
        except OSError:
            logger.warning("the file of document %s is missing", document.pk)
            # Something to be known by, or this document would be looked at again for ever.
            document.file_hash = document.file_hash or f"missing-{document.pk}"
        noted = FileText.of_content(document.file_hash, document.file_extension)
        CustomDocument.objects.filter(pk=document.pk).update(file_hash=document.file_hash, file_text=noted)
        outbox.mark(document)
    # Looked at first: even an update of nothing takes SQLite's only write lock.
    for texts, change in ((FileText.objects.read_otherwise(), "read_again"), (FileText.objects.unused(), "forget")):
        if texts.exists():
            getattr(texts, change)()


def read_next(at: datetime) -> int:
    """Read the content that waits longest and return 1, or 0 when none waits at the instant `at`."""
    content = FileText.objects.to_read(at).defer("text").first()
    if content is None:
        return 0
    if content.attempts >= MOST_ATTEMPTS:
        # Whoever tried it last has not come back to say how it went.
        finish(content, TextStatus.GIVEN_UP, at=at)
    elif claim(content, at=at):
        content.attempts += 1
        attempt(content, at=at)
    return 1


def claim(content: FileText, *, at: datetime) -> bool:
    """Take `content` in hand, and return whether nobody else was first."""
    waiting = FileText.objects.filter(pk=content.pk, status=TextStatus.WAITING, attempts=content.attempts)
    return bool(waiting.update(attempts=F("attempts") + 1, retry_at=at + LEASE))


def attempt(content: FileText, *, at: datetime) -> None:
    """Read `content` and store what became of it; what may go better another time is planned for then."""
    document = content.documents.first()
    if document is None:
        return
    try:
        with document.open_file() as file:
            reading = read_apart(file, content.extension)
    except OSError as error:
        postpone(content, TextStatus.MISSING, error, at=at)
    except ReaderFailed as error:
        postpone(content, TextStatus.GIVEN_UP, error, at=at)
    else:
        finish(content, TextStatus(reading.outcome), reading, at=at)


def postpone(content: FileText, otherwise: TextStatus, error: Exception, *, at: datetime) -> None:
    """Plan another attempt, or after the last one note `otherwise`."""
    logger.warning("the file %s could not be read: %s", content, error)
    if content.attempts >= MOST_ATTEMPTS:
        finish(content, otherwise, at=at)
    else:
        pause = FIRST_PAUSE * 5 ** (content.attempts - 1)
        claimed(content).update(retry_at=at + pause)


def finish(content: FileText, status: TextStatus, reading: Reading | None = None, *, at: datetime) -> None:
    """Store what is known of `content` now and mark its documents, unless somebody else has taken it over."""
    with transaction.atomic():
        stored = claimed(content).update(
            status=status,
            text=reading.text if reading else "",
            read_at=at,
            retry_at=None,
            reader_version=READER_VERSION,
        )
        if stored:
            outbox.mark(*content.documents.all())
    logger.info("the file %s: %s", content, status.value)


def claimed(content: FileText) -> FileTextQuerySet:
    """Return the row of `content` while it is in the hands of who took it last."""
    return FileText.objects.filter(pk=content.pk, status=TextStatus.WAITING, attempts=content.attempts)
