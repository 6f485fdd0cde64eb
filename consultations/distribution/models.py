"""Who is asked for a statement, how to reach them, and where an answer on paper is sent."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from consultations.identifiers import new_public_id
from consultations.models import Comment, Consultation, Statement, Status
from consultations.models.append_only import AppendOnlyModel
from hyte.pages.addresses import LANGUAGES
from hyte.pages.bilingual import either


class Kind(models.TextChoices):
    """What sort of party is asked."""

    ASSOCIATION = "association", _("Association")
    AUTHORITY = "authority", _("Authority")
    OTHER = "other", _("Other")


NO_ANSWER = (Status.WITHDRAWN, Status.REJECTED)
"""What a comment came to that its author has taken back, or that a moderator did not let in."""


def stands(statement: str) -> Exists:
    """Return whether the statement, named as the row has it, says something that was not taken back or rejected."""
    comments = Comment.objects.filter(statement=OuterRef(statement), erased_at=None)
    return Exists(comments.exclude(status__in=NO_ANSWER))


def answer_stands() -> Exists:
    """Return whether the invitee's statement counts as its answer."""
    return stands("statement")


def standing_statements(consultation: Consultation) -> QuerySet[Statement]:
    """Return the statements on `consultation` that can be somebody's answer."""
    return Statement.objects.not_replies().filter(stands("pk"), consultation=consultation)


class InviteeQuerySet(models.QuerySet["Invitee"]):
    def answered(self) -> InviteeQuerySet:
        """Return those whose statement has arrived and was not withdrawn, erased or rejected since."""
        return self.filter(answer_stands())

    def unanswered(self) -> InviteeQuerySet:
        return self.filter(~answer_stands())

    def with_answer_mark(self) -> InviteeQuerySet:
        """Return the invitees, each with `has_answered`."""
        return self.annotate(has_answered=answer_stands())

    def invited(self) -> InviteeQuerySet:
        """Return those to whom the request has gone out: their names are public from then on."""
        return self.filter(invited_at__isnull=False)

    def not_invited(self) -> InviteeQuerySet:
        return self.filter(invited_at=None)

    def to_remind(self, closes_at: datetime, invited_by: datetime) -> InviteeQuerySet:
        """Return those with an address who were invited by then, have not answered, and were not reminded of the
        deadline `closes_at`.
        """
        unreminded = Q(reminded_of=None) | ~Q(reminded_of=closes_at)
        return self.unanswered().filter(unreminded, invited_at__lte=invited_by, contact__isnull=False)


class Invitee(models.Model):
    """A party that is asked by name. The code in its link says who answers; it opens nothing and is no secret."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="invitees")
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=11, choices=Kind, default=Kind.ASSOCIATION)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, default="fi")
    position = models.PositiveIntegerField(default=0, editable=False)
    code = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    invited_at = models.DateTimeField(null=True, blank=True, editable=False)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    reminded_of = models.DateTimeField(
        null=True, blank=True, editable=False, help_text=_("The deadline of which the last reminder told.")
    )
    address_deleted_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text=_("When its address was deleted, for its age or on request.")
    )
    statement = models.ForeignKey(
        Statement, null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="invitees"
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="+",
        help_text=_("Who found that the statement is this party's answer, where it did not come by the own link."),
    )  # fmt: skip

    objects = InviteeQuerySet.as_manager()

    class Meta:
        verbose_name = _("party that is asked")
        verbose_name_plural = _("parties that are asked")
        ordering = ["position", "pk"]
        permissions = [("manage_invitee", "Can keep the list of who is asked and invite them")]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "name"], name="distribution_invitee_once",
                violation_error_message=_("This name is on the list already."),
            ),
            models.CheckConstraint(name="distribution_invitee_has_a_name", condition=~Q(name="")),
            models.CheckConstraint(name="distribution_invitee_known_kind", condition=Q(kind__in=Kind.values)),
            models.CheckConstraint(name="distribution_invitee_known_language", condition=Q(language__in=LANGUAGES)),
            models.CheckConstraint(
                name="distribution_invitee_reminded_after_invitation",
                condition=Q(reminded_of=None) | Q(invited_at__isnull=False, reminded_of__gt=F("invited_at")),
            ),
            models.CheckConstraint(
                name="distribution_invitee_confirmed_with_an_answer",
                condition=Q(confirmed_by=None) | Q(statement__isnull=False),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name

    @property
    def was_asked_by_mail(self) -> bool:
        """Return whether the request went to an address that has been deleted since."""
        deleted = self.address_deleted_at
        return deleted is not None and self.invited_at is not None and self.invited_at <= deleted


class UntiedAnswer(AppendOnlyModel):
    """On the record: somebody found that a statement that was taken for a party's answer is none."""

    invitee = models.ForeignKey(Invitee, on_delete=models.PROTECT, related_name="untied")
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+",
        help_text=_("Who had taken it for the answer, where it did not come by the own link."),
    )  # fmt: skip
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("answer that was taken back from a party")
        verbose_name_plural = _("answers that were taken back from parties")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"#{self.invitee_id} {self.at.isoformat()}"


class InviteeContact(models.Model):
    """Where the invitation is mailed. A table of its own that no public page ever reads."""

    invitee = models.OneToOneField(Invitee, on_delete=models.CASCADE, related_name="contact", primary_key=True)
    email = models.EmailField(_("e-mail"))
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("address of a party that is asked")
        verbose_name_plural = _("addresses of parties that are asked")

    def __str__(self) -> str:
        return f"#{self.pk}"


class ReturnAddress(models.Model):
    """Where a statement on paper is sent: the one row, as it stands on the printed form, a line a row."""

    THE_ONE = 1

    lines_fi = models.TextField(_("address in Finnish"), max_length=500)
    lines_sv = models.TextField(_("address in Swedish"), max_length=500)

    class Meta:
        verbose_name = _("return address")
        verbose_name_plural = _("return addresses")
        constraints = [
            models.CheckConstraint(name="distribution_returnaddress_one_row", condition=Q(pk=1)),
            models.CheckConstraint(
                name="distribution_returnaddress_in_both_languages", condition=~Q(lines_fi="") & ~Q(lines_sv="")
            ),
        ]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    @property
    def lines(self) -> str:
        """Return the address in the language that is being shown."""
        return either(get_language(), self.lines_fi, self.lines_sv)
