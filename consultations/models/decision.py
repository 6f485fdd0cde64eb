"""What was decided about a comment or an attachment: who, when, from what to what, by which rule, on which text."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from consultations.models.append_only import AppendOnlyModel, AppendOnlyQuerySet
from consultations.models.attachment import Attachment
from consultations.models.comment import Comment, Status
from consultations.models.statement import Statement


class Actor(models.TextChoices):
    """Who decided."""

    MODERATOR = "moderator", _("Moderator")
    AUTHOR = "author", _("The author")
    AUTOMATIC = "automatic", _("Published at once")
    TAKEN_OVER = "taken_over", _("Taken over from another system")


class Rule(models.TextChoices):
    """The rules of the moderation policy page, by which a decision against publication is explained."""

    OFF_TOPIC = "off_topic", _("Not about this consultation")
    PERSONAL_DATA = "personal_data", _("Personal data of others")
    INSULT = "insult", _("Insulting or discriminating")
    UNLAWFUL = "unlawful", _("Unlawful")
    ADVERTISEMENT = "advertisement", _("Advertisement")
    DUPLICATE = "duplicate", _("Already sent by the same author")
    IMPERSONATION = "impersonation", _("Given in somebody else's name")


TRANSITIONS: dict[Actor, frozenset[tuple[Status, Status]]] = {
    Actor.MODERATOR: frozenset(
        {
            (Status.PENDING, Status.PUBLISHED),
            (Status.PENDING, Status.REJECTED),
            (Status.PUBLISHED, Status.HIDDEN),
            (Status.HIDDEN, Status.PUBLISHED),
        }
    ),
    Actor.AUTHOR: frozenset({(Status.PENDING, Status.WITHDRAWN), (Status.PUBLISHED, Status.WITHDRAWN)}),
    Actor.AUTOMATIC: frozenset({(Status.PENDING, Status.PUBLISHED)}),
    Actor.TAKEN_OVER: frozenset({(Status.PENDING, Status.PUBLISHED), (Status.PENDING, Status.REJECTED)}),
}
"""Every change of status that there is, by who may make it."""


UNDOABLE: frozenset[tuple[Status, Status]] = TRANSITIONS[Actor.MODERATOR]
"""What a moderator can take back: the record keeps the decision and its undoing."""


def allowed_transitions() -> Q:
    """Return the transitions as a condition for the database."""
    forward = (
        Q(actor=actor, from_status=before, to_status=after, undoes=None)
        for actor, pairs in TRANSITIONS.items()
        for before, after in sorted(pairs)
    )
    back = (
        Q(actor=Actor.MODERATOR, from_status=after, to_status=before, undoes__isnull=False)
        for before, after in sorted(UNDOABLE)
    )
    return reduce(or_, (*forward, *back))


class DecisionQuerySet(AppendOnlyQuerySet):
    def standing(self) -> DecisionQuerySet:
        """Return the decisions that were not undone, without the undoings."""
        return self.filter(undoes=None, undone_by=None)


class Decision(AppendOnlyModel):
    """One decision, on the record for good."""

    comment = models.ForeignKey(Comment, null=True, on_delete=models.PROTECT, related_name="decisions")
    attachment = models.ForeignKey(Attachment, null=True, on_delete=models.PROTECT, related_name="decisions")
    undoes = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="undone_by")
    at = models.DateTimeField(_("decided"))
    actor = models.CharField(max_length=10, choices=Actor)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    from_status = models.CharField(max_length=9, choices=Status)
    to_status = models.CharField(max_length=9, choices=Status)
    rule = models.CharField(_("rule"), max_length=40, blank=True)
    public_reason = models.TextField(_("reason for the author and the public"), blank=True)
    internal_note = models.TextField(_("internal note"), blank=True)
    text_hash = models.CharField(max_length=64, help_text=_("Of the text, or of the file, that was judged."))

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="consultations_decision_moderator_is_named",
                condition=Q(actor=Actor.MODERATOR, by__isnull=False) | (~Q(actor=Actor.MODERATOR) & Q(by=None)),
            ),
            models.CheckConstraint(
                name="consultations_decision_against_has_reason",
                condition=~Q(actor=Actor.MODERATOR, to_status__in=(Status.REJECTED, Status.HIDDEN), undoes=None)
                | ~Q(public_reason=""),
                violation_error_message=_("Say why: the author is told the reason."),
            ),
            models.CheckConstraint(
                name="consultations_decision_about_one_thing",
                condition=Q(comment__isnull=False, attachment=None) | Q(comment=None, attachment__isnull=False),
            ),
            models.CheckConstraint(name="consultations_decision_allowed_transition", condition=allowed_transitions()),
        ]

    def __str__(self) -> str:
        return f"{self.from_status} → {self.to_status}"

    @property
    def subject(self) -> Comment | Attachment:
        """Return what was decided about."""
        return self.comment or self.attachment

    @property
    def statement(self) -> Statement:
        """Return the statement to which it belongs."""
        return self.subject.statement

    @property
    def rule_name(self) -> str:
        """Return the rule in words, empty where none was named or where another system had its own."""
        return str(Rule(self.rule).label) if self.rule in Rule.values else ""
