"""The authority's answer to a comment: marked as such, in the comment's language, and not moderated."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from consultations.identifiers import new_public_id
from consultations.models.comment import Comment
from hyte.pages.addresses import LANGUAGES


class AnswerQuerySet(models.QuerySet["Answer"]):
    def standing(self) -> AnswerQuerySet:
        """Return the answers that have not been taken back."""
        return self.filter(taken_back_at=None)


class Answer(models.Model):
    """One answer by the authority. `signature` names the unit and the county that answer, as they were then."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="answers")
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    text = models.TextField(_("answer"))
    signature = models.CharField(_("who answers"), max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(name="consultations_answer_is_not_empty", condition=~Q(text="") & ~Q(signature="")),
            models.CheckConstraint(name="consultations_answer_known_language", condition=Q(language__in=LANGUAGES)),
        ]

    def __str__(self) -> str:
        return f"#{self.comment_id} {self.at.isoformat()}"

    @property
    def anchor(self) -> str:
        """Return the id of the answer's element on a page."""
        return f"answer-{self.public_id}"
