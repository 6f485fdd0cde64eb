"""What changes about a comment after it has arrived: corrections and what a moderator covers."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from consultations.models.append_only import AppendOnlyModel
from consultations.models.comment import Comment
from consultations.models.statement import Capacity, Channel, Statement


class EarlierText(models.Model):
    """The words of a comment before its author, or whoever mended what was mistyped of its letter, corrected them.

    Kept for staff; erased with the comment.
    """

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="earlier_texts")
    title = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    text_hash = models.CharField(max_length=64)
    replaced_at = models.DateTimeField()
    replaced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text=_("Who mended the letter; empty where its author corrected the words."),
    )  # fmt: skip

    class Meta:
        verbose_name = _("earlier text of a comment")
        verbose_name_plural = _("earlier texts of comments")
        ordering = ["replaced_at", "pk"]

    def __str__(self) -> str:
        return f"#{self.comment_id} {self.replaced_at.isoformat()}"


class EarlierParticulars(models.Model):
    """Who gave a letter, in which language, how and when it came, as it was keyed in before somebody mended it.

    Kept for staff; the names are erased with the statement.
    """

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="earlier_particulars")
    capacity = models.CharField(max_length=12, choices=Capacity)
    name = models.CharField(max_length=150, blank=True)
    organisation = models.CharField(max_length=200, blank=True)
    business_id = models.CharField(max_length=9, blank=True)
    role = models.CharField(max_length=150, blank=True)
    channel = models.CharField(max_length=5, choices=Channel)
    submitted_at = models.DateTimeField(null=True)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, blank=True, default="", db_default="")
    address_changed = models.BooleanField(
        default=False, db_default=False,
        help_text=_("Another e-mail address was put in, or none; which it was before is not kept."),
    )  # fmt: skip
    replaced_at = models.DateTimeField()
    replaced_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("earlier particulars of a statement")
        verbose_name_plural = _("earlier particulars of statements")
        ordering = ["replaced_at", "pk"]

    def __str__(self) -> str:
        return f"#{self.statement_id} {self.replaced_at.isoformat()}"


class CoverReason(models.TextChoices):
    """Why words were covered. Nothing else may be: a moderator never rewrites."""

    PERSONAL_DATA = "personal_data", _("Personal data")
    HEALTH_DATA = "health_data", _("Data about somebody's health")
    SECRET = "secret", _("Secret by law")


class Redaction(AppendOnlyModel):
    """Which words of a comment are covered, on the record: the latest row counts, one without spans lifts the covers.

    `spans` are pairs of offsets in characters, start and exclusive end, in the text of the words whose hash is
    `text_hash`; `title_spans` are such pairs in the title of the same words.
    """

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="redactions")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    spans = models.JSONField(default=list)
    title_spans = models.JSONField(default=list)
    reason = models.CharField(_("reason"), max_length=13, choices=CoverReason)
    text_hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("redaction")
        verbose_name_plural = _("redactions")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="consultations_redaction_known_reason", condition=Q(reason__in=CoverReason.values)
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.comment_id} {self.at.isoformat()}"

    @property
    def lifts(self) -> bool:
        """Return whether nothing is covered from this row on."""
        return not self.spans and not self.title_spans
