"""What one party sends at once: a statement with one or more comments, and, apart from it, how to reach its author."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from consultations.identifiers import new_public_id
from consultations.models.consultation import Consultation
from consultations.models.document import DocumentVersion, Section
from consultations.text import LONGEST_COMMENT, text_hash
from hyte.pages.addresses import LANGUAGES
from search.documents import SearchDocument


class Capacity(models.TextChoices):
    """For whom the author speaks."""

    PERSON = "person", _("As a private person")
    ORGANISATION = "organisation", _("On behalf of an organisation")
    STAFF = "staff", _("For the authority")


class Channel(models.TextChoices):
    """How the statement arrived."""

    WEB = "web", _("Web form")
    EMAIL = "email", _("E-mail")
    POST = "post", _("Post")
    EVENT = "event", _("At an event")


class Status(models.TextChoices):
    """What people have decided about a comment."""

    PENDING = "pending", _("Waiting for approval")
    PUBLISHED = "published", _("Published")
    REJECTED = "rejected", _("Not published")
    HIDDEN = "hidden", _("Hidden")
    WITHDRAWN = "withdrawn", _("Withdrawn by the author")


class StatementQuerySet(models.QuerySet["Statement"]):
    def published(self) -> StatementQuerySet:
        """Return the statements of which the public may read at least one comment."""
        return self.filter(models.Exists(Comment.objects.published().filter(statement=models.OuterRef("pk"))))

    def waiting(self) -> StatementQuerySet:
        """Return the statements with a comment that waits for a decision, the oldest first."""
        return self.filter(models.Exists(Comment.objects.waiting().filter(statement=models.OuterRef("pk")))).order_by(
            "submitted_at", "pk"
        )


class Statement(models.Model):
    """A statement as it was received. Its public side is derived: only its published comments are shown."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="statements")
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    capacity = models.CharField(_("capacity"), max_length=12, choices=Capacity)
    name = models.CharField(_("name"), max_length=150, blank=True)
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    business_id = models.CharField(_("business ID"), max_length=9, blank=True)
    role = models.CharField(_("role"), max_length=150, blank=True)
    channel = models.CharField(_("channel"), max_length=5, choices=Channel, default=Channel.WEB)
    submitted_at = models.DateTimeField(_("arrived"))
    key = models.UUIDField(unique=True, help_text=_("Carried by the form: one key makes one statement."))
    fingerprint = models.CharField(max_length=64, help_text=_("Hash of everything that was sent with the key."))
    token_hash = models.CharField(max_length=64, unique=True)
    signals = models.JSONField(default=list, blank=True, help_text=_("Why the spam check held it, if it did."))
    external_id = models.CharField(max_length=200, unique=True, null=True, blank=True, editable=False)

    objects = StatementQuerySet.as_manager()

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        constraints = [
            models.CheckConstraint(
                name="consultations_statement_says_for_whom",
                condition=Q(capacity=Capacity.PERSON, organisation="") & ~Q(name="")
                | Q(capacity__in=(Capacity.ORGANISATION, Capacity.STAFF)) & ~Q(organisation=""),
                violation_error_message=_("Give your name, or the name of the organisation you speak for."),
            ),
            models.CheckConstraint(
                name="consultations_statement_business_id_of_an_organisation",
                condition=Q(business_id="") | Q(capacity=Capacity.ORGANISATION),
            ),
            models.CheckConstraint(
                name="consultations_statement_known_channel", condition=Q(channel__in=Channel.values)
            ),
            models.CheckConstraint(name="consultations_statement_known_language", condition=Q(language__in=LANGUAGES)),
        ]

    def __str__(self) -> str:
        return f"{self.author}, {self.submitted_at:%Y-%m-%d}"

    @property
    def author(self) -> str:
        """Return the public name: the organisation's where it speaks, the person's otherwise."""
        return self.organisation if self.speaks_for_others else self.name

    @property
    def speaks_for_others(self) -> bool:
        return self.capacity != Capacity.PERSON

    def search_document(self) -> SearchDocument | None:
        """Return what the search may show: the published comments; `None` while there are none."""
        from consultations.findable import statement_document

        return statement_document(self)


class StatementContact(models.Model):
    """How to reach the author. A table of its own, with a permission of its own, that no public page ever reads."""

    statement = models.OneToOneField(Statement, on_delete=models.CASCADE, related_name="contact", primary_key=True)
    email = models.EmailField(_("e-mail"))

    class Meta:
        verbose_name = _("contact data of a statement")
        verbose_name_plural = _("contact data of statements")

    def __str__(self) -> str:
        return f"#{self.pk}"


class CommentQuerySet(models.QuerySet["Comment"]):
    def published(self) -> CommentQuerySet:
        """Return the comments that the public may read."""
        return self.filter(status=Status.PUBLISHED)

    def waiting(self) -> CommentQuerySet:
        """Return the comments that wait for a decision."""
        return self.filter(status=Status.PENDING)

    def newest_first(self) -> CommentQuerySet:
        """Order by arrival, then by number: stable while new ones arrive."""
        return self.order_by("-submitted_at", "-pk")


class Comment(models.Model):
    """What a statement says on one section, or on the whole. Comments are what is moderated."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="comments")
    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="comments")
    section = models.ForeignKey(Section, null=True, blank=True, on_delete=models.PROTECT, related_name="comments")
    version = models.ForeignKey(
        DocumentVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="comments"
    )
    section_text_hash = models.CharField(max_length=64, blank=True)
    title = models.CharField(_("title"), max_length=200, blank=True)
    text = models.TextField(_("text"), max_length=LONGEST_COMMENT)
    text_hash = models.CharField(max_length=64)
    status = models.CharField(_("status"), max_length=9, choices=Status, default=Status.PENDING)
    submitted_at = models.DateTimeField(_("arrived"))

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["pk"]
        permissions = [("moderate_comment", "Can approve, reject, hide and restore comments")]
        indexes = [
            models.Index(
                fields=["consultation", "-submitted_at", "-id"],
                name="consultations_thread",
                condition=Q(status="published"),
            ),
            models.Index(fields=["submitted_at", "id"], name="consultations_queue", condition=Q(status="pending")),
        ]
        constraints = [
            models.UniqueConstraint(fields=["statement", "section"], name="consultations_comment_once_per_section"),
            models.UniqueConstraint(
                fields=["statement"], condition=Q(section=None), name="consultations_comment_once_on_the_whole"
            ),
            models.CheckConstraint(name="consultations_comment_is_not_empty", condition=~Q(text="")),
            models.CheckConstraint(name="consultations_comment_known_status", condition=Q(status__in=Status.values)),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def anchor(self) -> str:
        """Return the id of the comment's element on a page."""
        return f"comment-{self.public_id}"


def hash_of(title: str, text: str) -> str:
    """Return the hash that binds a decision to the words it was made on."""
    return text_hash(f"{title}\n\n{text}")
