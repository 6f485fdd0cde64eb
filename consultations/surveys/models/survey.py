"""The survey itself: one record for both languages, and the acts of the staff upon it."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from consultations.identifiers import new_public_id
from consultations.models import Consultation
from consultations.models.append_only import AppendOnlyModel
from consultations.models.titles import title_of
from consultations.period import Period, State


class SurveyQuerySet(models.QuerySet["Survey"]):
    """The database's form of `Survey.takes_answers`; a test holds both against each other on the same instants."""

    def open(self, at: datetime) -> SurveyQuerySet:
        """Return the surveys that take answers at the instant `at`: by their consultation, or by their own period."""
        beside = Q(consultation__in=Consultation.objects.open(at))
        alone = Q(consultation=None, opens_at__lte=at, closes_at__gt=at)
        return self.filter(beside | alone)


class Survey(models.Model):
    """What is asked, once for both languages; the Finnish and the Swedish page show it and neither owns it.

    Beside a consultation it has that one's period; otherwise its own, which coordinators set. What was published and
    what is left out are the sums of the recorded acts: only the services in `consultations.surveys.acts` change them.
    """

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    consultation = models.ForeignKey(
        Consultation, null=True, on_delete=models.PROTECT, related_name="surveys", editable=False
    )
    created_at = models.DateTimeField(auto_now_add=True)
    opens_at = models.DateTimeField(_("opens"), null=True, editable=False)
    closes_at = models.DateTimeField(_("closes"), null=True, editable=False)
    results_published_at = models.DateTimeField(null=True, editable=False)
    published_rows = models.JSONField(null=True, editable=False)
    """What the public sees counted, as `consultations.surveys.results` counts it; kept while results are published."""

    leaves_out_suspicious = models.BooleanField(default=False, editable=False)

    objects = SurveyQuerySet.as_manager()

    class Meta:
        verbose_name = _("survey")
        verbose_name_plural = _("surveys")
        constraints = [
            models.CheckConstraint(
                name="surveys_survey_period_is_whole",
                condition=Q(opens_at=None, closes_at=None) | Q(opens_at__isnull=False, closes_at__isnull=False),
            ),
            models.CheckConstraint(
                name="surveys_survey_opens_before_it_closes",
                condition=Q(opens_at=None) | Q(opens_at__lt=F("closes_at")),
            ),
            models.CheckConstraint(
                name="surveys_survey_one_period_only", condition=Q(consultation=None) | Q(closes_at=None)
            ),
        ]

    def __str__(self) -> str:
        return title_of(self)

    @property
    def period(self) -> Period:
        return self.consultation.period if self.consultation else Period(self.opens_at, self.closes_at)

    def state(self, at: datetime) -> State:
        """Return where the survey is in its life at the instant `at`; whether a summary is out does not matter here."""
        state = self.period.state(at)
        return State.CLOSED if state is State.SUMMARY_PUBLISHED else state

    def takes_answers(self, at: datetime) -> bool:
        return self.period.takes_statements(at)

    def shows_results(self, at: datetime) -> bool:
        """Return whether the public sees the results. While answers come in nobody does: they would move the next."""
        return self.results_published_at is not None and self.results_published_at <= at and not self.takes_answers(at)


class Act(models.TextChoices):
    """What staff can do to a survey."""

    PERIOD_SET = "period_set", _("Last day set")
    PUBLISHED = "published", _("Results published")
    TAKEN_BACK = "taken_back", _("Results taken back")
    LEFT_OUT = "left_out", _("Suspicious answers left out")
    COUNTED = "counted", _("Suspicious answers counted again")
    ERASED = "text_erased", _("A written answer erased")
    TAKEN_AS_CSV = "taken_csv", _("Answers taken out as CSV")
    TAKEN_AS_XLSX = "taken_xlsx", _("Answers taken out as XLSX")


class SurveyAct(AppendOnlyModel):
    """One act upon a survey, on the record for good: who, when, and for a last day which instant it closes."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="acts")
    act = models.CharField(max_length=12, choices=Act)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    closes_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("act upon a survey")
        verbose_name_plural = _("acts upon surveys")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(name="surveys_surveyact_known_act", condition=Q(act__in=Act.values)),
            models.CheckConstraint(
                name="surveys_surveyact_closing_with_a_last_day",
                condition=Q(act=Act.PERIOD_SET, closes_at__isnull=False) | ~Q(act=Act.PERIOD_SET) & Q(closes_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_act_display()} {self.at.isoformat()}"
