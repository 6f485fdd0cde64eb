"""A comment: what a statement says on one section, or on the whole. Comments are what people decide about."""

from __future__ import annotations

from operator import attrgetter
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from consultations.identifiers import new_public_id
from consultations.models.consultation import Consultation
from consultations.models.document import DocumentVersion, Section
from consultations.text import LONGEST_COMMENT, text_hash
from hyte.pages.addresses import LANGUAGES

HASH_LENGTH = 64
MARK = "-"


class Status(models.TextChoices):
    """What people have decided about a comment."""

    PENDING = "pending", _("Waiting for approval")
    PUBLISHED = "published", _("Published")
    REJECTED = "rejected", _("Not published")
    HIDDEN = "hidden", _("Hidden")
    WITHDRAWN = "withdrawn", _("Withdrawn by the author")


class CommentQuerySet(models.QuerySet["Comment"]):
    def in_thread(self) -> CommentQuerySet:
        """Return what a thread shows: what is published, and the trace of what was and is no longer."""
        return self.filter(published_at__isnull=False)

    def first_level(self) -> CommentQuerySet:
        """Return the comments that answer no other comment."""
        return self.filter(parent=None)

    def published(self) -> CommentQuerySet:
        """Return the comments that the public may read."""
        return self.filter(status=Status.PUBLISHED)

    def waiting(self) -> CommentQuerySet:
        """Return the comments that wait for a decision."""
        return self.filter(status=Status.PENDING)


class Comment(models.Model):
    """What a statement says on one section, or on the whole. Comments are what is moderated."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    statement = models.ForeignKey("consultations.Statement", on_delete=models.PROTECT, related_name="comments")
    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="comments")
    section = models.ForeignKey(Section, null=True, blank=True, on_delete=models.PROTECT, related_name="comments")
    version = models.ForeignKey(
        DocumentVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="comments"
    )
    section_text_hash = models.CharField(max_length=64, blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replies")
    language = models.CharField(
        _("language"),
        max_length=2,
        choices=settings.LANGUAGES,
        help_text=_("The statement's language."),
    )
    title = models.CharField(pgettext_lazy("comment", "title"), max_length=200, blank=True)
    text = models.TextField(_("text"), max_length=LONGEST_COMMENT)
    text_hash = models.CharField(max_length=HASH_LENGTH)
    redacted_text = models.TextField(
        blank=True, help_text=_("What the public reads in place of the text where personal data was covered.")
    )
    redacted_title = models.TextField(
        blank=True, default="", db_default="",
        help_text=_("What the public reads in place of the title where personal data was covered."),
    )  # fmt: skip
    status = models.CharField(_("status"), max_length=9, choices=Status, default=Status.PENDING)
    submitted_at = models.DateTimeField(_("arrived"))
    due_at = models.DateTimeField(
        _("due"), null=True, blank=True, help_text=_("When a moderator should have decided at the latest.")
    )
    published_at = models.DateTimeField(
        null=True, blank=True, help_text=_("When it became public first. What was public leaves a trace in the thread.")
    )
    corrected_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)
    published_replies = models.PositiveIntegerField(default=0, editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["pk"]
        permissions = [("moderate_comment", "Can approve, reject, hide and restore comments")]
        indexes = [
            models.Index(
                fields=["consultation", "-statement", "id"],
                name="consultations_thread",
                condition=Q(published_at__isnull=False, parent=None),
            ),
            models.Index(
                fields=["consultation", "language", "-statement", "id"],
                name="consultations_thread_language",
                condition=Q(published_at__isnull=False, parent=None),
            ),
            models.Index(
                fields=["section", "-statement", "id"],
                name="consultations_thread_section",
                condition=Q(published_at__isnull=False, parent=None),
            ),
            models.Index(
                fields=["parent", "statement", "id"],
                name="consultations_replies",
                condition=Q(published_at__isnull=False, parent__isnull=False),
            ),
            models.Index(
                fields=["consultation", "-published_at", "-id"],
                name="consultations_feed",
                condition=Q(status="published"),
            ),
            models.Index(fields=["due_at", "id"], name="consultations_queue", condition=Q(status="pending")),
        ]
        constraints = [
            models.UniqueConstraint(fields=["statement", "section"], name="consultations_comment_once_per_section"),
            models.UniqueConstraint(
                fields=["statement"], condition=Q(section=None), name="consultations_comment_once_on_the_whole"
            ),
            models.CheckConstraint(
                name="consultations_comment_is_not_empty", condition=~Q(text="") | Q(erased_at__isnull=False)
            ),
            models.CheckConstraint(
                name="consultations_comment_erased_whole",
                condition=Q(erased_at=None) | Q(title="", text="", redacted_title="", redacted_text=""),
            ),
            models.CheckConstraint(
                name="consultations_comment_publication_leaves_a_trace",
                condition=Q(status__in=(Status.PENDING, Status.REJECTED), published_at=None)
                | Q(status__in=(Status.PUBLISHED, Status.HIDDEN), published_at__isnull=False)
                | Q(status=Status.WITHDRAWN),
            ),
            models.CheckConstraint(name="consultations_comment_known_language", condition=Q(language__in=LANGUAGES)),
            models.CheckConstraint(name="consultations_comment_known_status", condition=Q(status__in=Status.values)),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def anchor(self) -> str:
        """Return the id of the comment's element on a page."""
        return f"comment-{self.public_id}"

    @property
    def author_in_public(self) -> str:
        """Return the author's name, or nothing of it where the comment is no longer public."""
        return self.statement.author if self.status == Status.PUBLISHED else gettext("Removed comment")

    @property
    def public_text(self) -> str:
        """Return the words that the public may read: the author's, with covered personal data left out."""
        return self.redacted_text or self.text

    @property
    def public_title(self) -> str:
        """Return the title that the public may read, covered like the text; empty where the author gave none."""
        return self.redacted_title or self.title

    @property
    def covers_have_lapsed(self) -> bool:
        """Return whether a correction has uncovered words of it, and nobody has decided about the words of now."""
        if self.redacted_title or self.redacted_text or self.status != Status.PENDING or self.erased_at is not None:
            return False
        latest = self.latest_redaction
        return latest is not None and not latest.lifts

    @property
    def latest_redaction(self) -> Any:
        """Return the row that says what is covered, of those that were fetched beforehand if they were."""
        return max(self.redactions.all(), key=attrgetter("pk"), default=None)

    @property
    def seen_hash(self) -> str:
        """Return what stands for what a moderator judges: the hash of the words and, behind it, of the covers if any.

        Behind both stands when staff last corrected whose words they are.
        """
        covers = hash_of(self.redacted_title, self.redacted_text) if self.redacted_title or self.redacted_text else ""
        corrected = self.statement.particulars_corrected_at
        return f"{self.text_hash}{covers}" + (f"{MARK}{corrected.timestamp():.6f}" if corrected else "")


def hash_of(title: str, text: str) -> str:
    """Return the hash that binds a decision to the words it was made on."""
    return text_hash(f"{title}\n\n{text}")


def hash_of_words(seen_hash: str) -> str:
    """Return the part of `Comment.seen_hash` that stands for the author's words."""
    return seen_hash[:HASH_LENGTH]


def mark_of_particulars(seen_hash: str) -> str:
    """Return the part of `Comment.seen_hash` that stands for what staff have corrected about its author."""
    return seen_hash.partition(MARK)[2]
