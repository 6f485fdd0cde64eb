"""The words inside files, one row for each content, whatever number of documents has it."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.documents import get_document_model

from hyte.media.reading.reader import READER_VERSION


class TextStatus(models.TextChoices):
    """How far the search knows what is in a file. What is read at all ends in one of these for good."""

    WAITING = "waiting", pgettext_lazy("text of a file", "Not read yet")
    READ = "read", pgettext_lazy("text of a file", "Searched")
    CUT = "cut", _("The beginning is searched")
    NO_TEXT = "no_text", _("Not searched: no text in it")
    PROTECTED = "protected", _("Not searched: protected with a password")
    BROKEN = "broken", _("Not searched: damaged")
    TOO_LARGE = "too_large", _("Not searched: too large")
    TOO_COSTLY = "too_costly", _("Not searched: too costly to read")
    UNSUPPORTED = "unsupported", _("Not searched: another type")
    MISSING = "missing", _("Not searched: the file is missing")
    GIVEN_UP = "given_up", _("Not searched: reading it failed")


EXPLANATIONS: dict[str, Promise] = {
    TextStatus.WAITING: _("Its text is found a moment after the upload, once it has been read in the background."),
    TextStatus.CUT: _("The file is very long: the search knows its beginning only, about 200 pages."),
    TextStatus.NO_TEXT: _(
        "It may hold scanned pictures of pages. Neither the search nor a screen reader can read them: "
        "have the text recognised, or publish the original."
    ),
    TextStatus.PROTECTED: _("Take the password away and upload the file again."),
    TextStatus.BROKEN: _("The file is not what its name says, or it is damaged. Save it anew and upload it again."),
    TextStatus.TOO_LARGE: _("A smaller file can be searched: try smaller pictures, or several files."),
    TextStatus.TOO_COSTLY: _("Reading it would take too much time or memory. Save it anew, or in several parts."),
    TextStatus.UNSUPPORTED: _("The text of PDF, Word, PowerPoint, OpenDocument and text files is searched."),
    TextStatus.MISSING: _("Upload the file again."),
    TextStatus.GIVEN_UP: _("Reading was tried several times. Save the file anew and upload it again."),
}
"""What staff may do about each; nothing where all is well."""

WITH_TEXT = (TextStatus.READ, TextStatus.CUT)


def some_document() -> Exists:
    """Return the question whether any document has a content."""
    return Exists(get_document_model().objects.filter(file_text=OuterRef("pk")))


class FileTextQuerySet(QuerySet["FileText"]):
    def of_documents(self) -> FileTextQuerySet:
        """Return the contents that some document has."""
        return self.filter(some_document())

    def to_read(self, at: datetime) -> FileTextQuerySet:
        """Return what is to be read at the instant `at`: what nobody reads now and has waited long enough."""
        due = Q(retry_at=None) | Q(retry_at__lte=at)
        return self.filter(due, status=TextStatus.WAITING).of_documents().order_by("attempts", "pk")

    def unused(self) -> FileTextQuerySet:
        """Return what is kept of contents that no document has any more."""
        return self.exclude(status=TextStatus.WAITING, text="").filter(~some_document())

    def read_otherwise(self) -> FileTextQuerySet:
        """Return what an earlier version of the readers has read."""
        return self.exclude(status=TextStatus.WAITING).exclude(reader_version=READER_VERSION)

    def read_again(self) -> int:
        """Have these contents read anew and return how many they are. A text is kept until the new one is there."""
        return self.update(status=TextStatus.WAITING, attempts=0, retry_at=None)

    def forget(self) -> int:
        """Let go of these texts and return how many they were. A content that comes back is read again."""
        return self.update(status=TextStatus.WAITING, attempts=0, retry_at=None, text="")


class FileText(models.Model):
    """What is known of the text of a content. A row is never deleted: a document may come to have the content again.

    While a content is being read, `retry_at` is when another worker may take it for abandoned.
    """

    file_hash = models.CharField(max_length=40)
    extension = models.CharField(max_length=10)
    status = models.CharField(max_length=20, choices=TextStatus, default=TextStatus.WAITING)
    text = models.TextField(blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    retry_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    reader_version = models.PositiveSmallIntegerField(default=0)

    objects = FileTextQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["file_hash", "extension"], name="media_file_text_once_per_content"),
            models.CheckConstraint(name="media_file_text_known_status", condition=Q(status__in=TextStatus.values)),
            models.CheckConstraint(
                name="media_file_text_only_of_what_was_read",
                condition=Q(text="") | Q(status__in=[*WITH_TEXT, TextStatus.WAITING]),
            ),
        ]
        indexes = [
            models.Index(
                fields=["attempts", "id"], name="media_file_text_to_read", condition=Q(status=TextStatus.WAITING)
            )
        ]

    def __str__(self) -> str:
        return f"{self.file_hash}.{self.extension}"

    @classmethod
    def of_content(cls, file_hash: str, extension: str) -> FileText:
        """Return the row of a content, made when it is new."""
        return cls.objects.defer("text").get_or_create(file_hash=file_hash, extension=extension.lower()[:10])[0]

    @property
    def explanation(self) -> str:
        """Return what staff should know about the status, or do; empty where all is well."""
        return str(EXPLANATIONS.get(self.status, ""))
