"""What was answered: one submission is what one person sends, in one language, without a name."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from consultations.surveys.models.question import Choice, Question
from consultations.surveys.models.survey import Survey

LONGEST_TEXT = 3_000
"""Characters of one written answer."""


def counted(prefix: str = "") -> Q:
    """Return the condition that the results count a submission: all but the suspicious ones that staff leave out."""
    return Q(**{f"{prefix}survey__leaves_out_suspicious": False}) | Q(**{f"{prefix}signals": []})


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def suspicious(self) -> SubmissionQuerySet:
        """Return what looks like the work of a machine."""
        return self.exclude(signals=[])


class Submission(models.Model):
    """One form that was sent, exactly once for its key. The page on which it was answered is protected.

    There is no name, no address and no trace of the network in it.
    """

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="submissions")
    page = models.ForeignKey("surveys.SurveyPage", on_delete=models.PROTECT, related_name="submissions")
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    submitted_at = models.DateTimeField()
    key = models.UUIDField(unique=True, editable=False)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    fingerprint = models.CharField(max_length=64, editable=False)
    signals = models.JSONField(default=list, blank=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("submission of a survey")
        verbose_name_plural = _("submissions of surveys")
        ordering = ["submitted_at", "pk"]
        indexes = [models.Index(fields=["survey", "submitted_at"], name="surveys_submission_arrival")]

    def __str__(self) -> str:
        return f"#{self.pk} {self.submitted_at.isoformat()}"


class Answer(models.Model):
    """A choice that was made, or a text that was written. `alone` where the question takes no second answer."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    choice = models.ForeignKey(Choice, null=True, on_delete=models.PROTECT, related_name="answers")
    text = models.TextField(blank=True, max_length=LONGEST_TEXT)
    alone = models.BooleanField()

    class Meta:
        verbose_name = _("answer to a survey")
        verbose_name_plural = _("answers to surveys")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="surveys_answer_chosen_or_written",
                condition=Q(choice__isnull=False, text="") | Q(choice=None, alone=True) & ~Q(text=""),
            ),
            models.UniqueConstraint(
                fields=["submission", "question"], condition=Q(alone=True), name="surveys_answer_once_per_question"
            ),
            models.UniqueConstraint(fields=["submission", "choice"], name="surveys_answer_chosen_once"),
        ]

    def __str__(self) -> str:
        return self.text or str(self.choice)
