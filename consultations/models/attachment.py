"""A file that came with a statement: private until a moderator has approved it, and only ever downloaded."""

from __future__ import annotations

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from consultations.identifiers import new_public_id
from consultations.models.comment import Status
from consultations.models.statement import Statement


class FileKind(models.TextChoices):
    """The kinds of file that a statement may carry."""

    PDF = "pdf", "PDF"
    DOCX = "docx", "DOCX"
    ODT = "odt", "ODT"
    JPEG = "jpg", "JPEG"
    PNG = "png", "PNG"


def private_storage() -> object:
    """Return the storage that no address leads to."""
    return storages["private"]


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    def published(self) -> AttachmentQuerySet:
        """Return the files that the public may download, if their statement is public."""
        return self.filter(status=Status.PUBLISHED)

    def waiting(self) -> AttachmentQuerySet:
        """Return the files of statements that wait for a decision."""
        return self.filter(status=Status.PENDING, statement__isnull=False)

    def uploaded_with(self, form_key: object) -> AttachmentQuerySet:
        """Return the files that were sent with the form of this key, before there was a statement."""
        return self.filter(form_key=form_key, statement=None)

    def kept_with(self, form_key: object) -> AttachmentQuerySet:
        """Return the files of the form of this key, whether its statement was sent or not, that were not erased."""
        return self.filter(form_key=form_key, erased_at=None)


class Attachment(models.Model):
    """One file. It is stored with the form's key first, so that a form with an error does not lose it."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    statement = models.ForeignKey(Statement, null=True, on_delete=models.PROTECT, related_name="attachments")
    form_key = models.UUIDField(db_index=True)
    name = models.CharField(_("file name"), max_length=150)
    kind = models.CharField(_("file type"), max_length=4, choices=FileKind)
    size = models.PositiveIntegerField(help_text=_("Bytes."))
    sha256 = models.CharField(max_length=64)
    file = models.FileField(upload_to="statements/", storage=private_storage, blank=True)
    signals = models.JSONField(
        default=list, blank=True, help_text=_("What a moderator should know before opening the file.")
    )
    status = models.CharField(_("status"), max_length=9, choices=Status, default=Status.PENDING)
    uploaded_at = models.DateTimeField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text=_("Who added it to a letter that had been keyed in; empty where it came with its statement."),
    )  # fmt: skip
    published_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("attachment of a statement")
        verbose_name_plural = _("attachments of statements")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["form_key", "sha256"], name="consultations_attachment_once_per_form"),
            models.CheckConstraint(name="consultations_attachment_known_kind", condition=Q(kind__in=FileKind.values)),
            models.CheckConstraint(name="consultations_attachment_known_status", condition=Q(status__in=Status.values)),
            models.CheckConstraint(
                name="consultations_attachment_public_only_with_statement",
                condition=Q(statement__isnull=False) | Q(status=Status.PENDING),
            ),
            models.CheckConstraint(
                name="consultations_attachment_has_a_file", condition=~Q(file="") | Q(erased_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.name
