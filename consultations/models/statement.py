"""What one party sends at once: a statement with one or more comments, and, apart from it, how to reach its author."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from consultations.findable import statement_document
from consultations.identifiers import new_public_id
from consultations.models.comment import Comment
from consultations.models.consultation import Consultation
from consultations.tokens import link_token
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


class StatementQuerySet(models.QuerySet["Statement"]):
    def published(self) -> StatementQuerySet:
        """Return the statements of which the public may read at least one comment."""
        return self.filter(models.Exists(Comment.objects.published().filter(statement=models.OuterRef("pk"))))

    def not_replies(self) -> StatementQuerySet:
        """Return the statements that stand for themselves: a reply to a comment is none that is counted or listed."""
        return self.filter(
            ~models.Exists(Comment.objects.filter(statement=models.OuterRef("pk"), parent__isnull=False))
        )

    def in_time(self) -> StatementQuerySet:
        """Return what arrived before the deadline; one that is late is left out of what is said about the period."""
        return self.filter(submitted_at__lt=models.F("consultation__closes_at"))

    def late(self) -> StatementQuerySet:
        """Return what arrived at the deadline or after it: the database's form of `Statement.is_late`."""
        return self.filter(submitted_at__gte=models.F("consultation__closes_at"))

    def registered(self) -> StatementQuerySet:
        """Return what the staff has keyed in, the latest first."""
        return self.filter(registered_at__isnull=False).order_by("-registered_at", "-pk")

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
    link_key = models.UUIDField(
        null=True, blank=True, editable=False,
        help_text=_("Takes the key's place in the signed link: the one that went to a mistyped address opens nothing."),
    )  # fmt: skip
    token_hash = models.CharField(max_length=64, unique=True)
    signals = models.JSONField(default=list, blank=True, help_text=_("Why the spam check held it, if it did."))
    email_confirmed_at = models.DateTimeField(
        null=True, blank=True, help_text=_("When the author opened the link in the confirmation mail.")
    )
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text=_("Who keyed in a statement that came by another channel."),
    )  # fmt: skip
    registered_at = models.DateTimeField(null=True, blank=True)
    registration_note = models.TextField(_("note on the registration"), blank=True)
    particulars_corrected_at = models.DateTimeField(
        null=True, blank=True, help_text=_("When staff last corrected who gives it, how or when it came.")
    )
    erased_at = models.DateTimeField(null=True, blank=True)
    external_id = models.CharField(max_length=200, unique=True, null=True, blank=True, editable=False)

    objects = StatementQuerySet.as_manager()

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        permissions = [("register_statement", "Can key in statements that came by post or e-mail")]
        indexes = [
            models.Index(
                fields=["consultation", "capacity", "organisation", "name", "id"], name="consultations_statement_list"
            ),
            models.Index(fields=["consultation", "submitted_at"], name="consultations_statement_late"),
        ]
        constraints = [
            models.CheckConstraint(
                name="consultations_statement_says_for_whom",
                condition=Q(capacity=Capacity.PERSON, organisation="") & ~Q(name="")
                | Q(capacity__in=(Capacity.ORGANISATION, Capacity.STAFF)) & ~Q(organisation="")
                | Q(erased_at__isnull=False),
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
            models.CheckConstraint(
                name="consultations_statement_erased_whole",
                condition=Q(erased_at=None) | Q(name="", organisation="", business_id="", role=""),
            ),
            models.CheckConstraint(
                name="consultations_statement_registered_by_somebody",
                condition=Q(registered_at=None, registered_by=None, registration_note="")
                | Q(registered_at__isnull=False, registered_by__isnull=False) & ~Q(channel=Channel.WEB),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.author}, {self.submitted_at:%Y-%m-%d}"

    @property
    def author(self) -> str:
        """Return the public name: the organisation's where it speaks, the person's otherwise."""
        if self.erased_at is not None:
            return gettext("The author has erased their data")
        return self.organisation if self.speaks_for_others else self.name

    @property
    def token(self) -> str:
        """Return the token of the signed link, by which its author reaches it."""
        return link_token(self.link_key or self.key)

    @property
    def speaks_for_others(self) -> bool:
        return self.capacity != Capacity.PERSON

    @property
    def awaits_confirmation(self) -> bool:
        """Return whether it waits for its author to open the link in the confirmation mail."""
        asked = self.consultation.confirm_email and self.channel == Channel.WEB
        return asked and self.email_confirmed_at is None and self.erased_at is None

    @property
    def is_late(self) -> bool:
        """Return whether it arrived at or after the deadline, which only staff can register."""
        closes_at = self.consultation.closes_at
        return closes_at is not None and self.submitted_at >= closes_at

    def search_document(self) -> SearchDocument | None:
        """Return what the search may show: the published comments; `None` while there are none."""
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
