"""Reports: anybody may tell the moderators that a published comment should not be there."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from consultations.models import Comment
from hyte.pages.addresses import LANGUAGES

REPORTER_KEPT = timedelta(days=30)
"""How long after a report was handled the site can tell that two reports came from one reader."""


class ReportReason(models.TextChoices):
    """Why a reader reports a comment."""

    INSULT = "insult", _("It insults or discriminates")
    PERSONAL_DATA = "personal_data", _("It tells personal data of somebody")
    UNLAWFUL = "unlawful", _("It is against the law")
    ADVERTISEMENT = "advertisement", _("It is an advertisement or spam")
    IMPERSONATION = "impersonation", _("It was given in the name of somebody else")
    OTHER = "other", _("Another reason")


class Outcome(models.TextChoices):
    """What came of a report."""

    ACTED = "acted", _("The comment was taken out of the public or covered")
    KEPT = "kept", _("The comment stays as it is")
    GONE = "gone", _("The author had removed the comment already")


class ReportQuerySet(models.QuerySet["Report"]):
    def open(self) -> ReportQuerySet:
        """Return the reports that nobody has handled."""
        return self.filter(handled_at=None)

    def with_a_reporter_to_forget(self, at: datetime) -> ReportQuerySet:
        """Return the reports that were handled long enough ago."""
        return self.filter(handled_at__lt=at - REPORTER_KEPT).exclude(reporter="")


class Report(models.Model):
    """One report. It raises the comment in the queue and hides nothing by itself."""

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="reports")
    reason = models.CharField(_("reason"), max_length=13, choices=ReportReason)
    text = models.TextField(_("What is wrong?"), max_length=1000, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    reporter = models.CharField(max_length=32, blank=True, help_text=_("Tells one reader from another, and no more."))
    at = models.DateTimeField(_("arrived"))
    due_at = models.DateTimeField(_("due"))
    handled_at = models.DateTimeField(null=True, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    outcome = models.CharField(_("outcome"), max_length=5, choices=Outcome, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["at", "pk"]
        indexes = [
            models.Index(fields=["due_at", "comment"], name="moderation_open_reports", condition=Q(handled_at=None))
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["comment", "reporter"],
                condition=Q(handled_at=None),
                name="moderation_report_one_open_per_reporter",
            ),
            models.CheckConstraint(name="moderation_report_known_reason", condition=Q(reason__in=ReportReason.values)),
            models.CheckConstraint(name="moderation_report_known_language", condition=Q(language__in=LANGUAGES)),
            models.CheckConstraint(
                name="moderation_report_handled_whole",
                condition=Q(handled_at=None, handled_by=None, outcome="")
                | Q(handled_at__isnull=False, outcome__in=Outcome.values),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
