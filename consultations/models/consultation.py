"""The consultation itself: one record for both languages, and the acts that make its period."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from consultations.identifiers import new_public_id
from consultations.models.append_only import AppendOnlyModel
from consultations.models.titles import title_of
from consultations.period import CLOSING_SOON, Period, State
from hyte.pages.bilingual import either


class Moderation(models.TextChoices):
    """When a comment becomes public."""

    PRE = "pre", _("Comments are published after a moderator has approved them")
    POST = "post", _("Comments are published at once and checked afterwards")


class ConsultationQuerySet(models.QuerySet["Consultation"]):
    """The database's form of `Period.state`; a test holds both against each other on the same instants."""

    def not_cancelled(self, at: datetime) -> ConsultationQuerySet:
        return self.filter(Q(cancelled_at=None) | Q(cancelled_at__gt=at))

    def upcoming(self, at: datetime) -> ConsultationQuerySet:
        """Return the consultations that are announced but have not opened at the instant `at`."""
        return self.not_cancelled(at).filter(opens_at__gt=at)

    def open(self, at: datetime) -> ConsultationQuerySet:
        """Return the consultations that take statements at the instant `at`, closing soon or not."""
        return self.not_cancelled(at).filter(opens_at__lte=at, closes_at__gt=at)

    def closing_soon(self, at: datetime) -> ConsultationQuerySet:
        """Return the open consultations with less than three days left."""
        return self.open(at).filter(closes_at__lt=at + CLOSING_SOON)

    def ended(self, at: datetime) -> ConsultationQuerySet:
        """Return the consultations whose last moment has passed, with or without a published summary."""
        return self.not_cancelled(at).filter(closes_at__lte=at)

    def over(self, at: datetime) -> ConsultationQuerySet:
        """Return the consultations that have ended by the instant `at`, be it that they were cancelled."""
        return self.filter(Q(cancelled_at__lte=at) | Q(cancelled_at=None, closes_at__lte=at))

    def in_state(self, state: State, at: datetime) -> ConsultationQuerySet:
        """Return the consultations that are in `state` at the instant `at`."""
        summary_is_out = Q(summary_published_at__lte=at)
        match state:
            case State.DRAFT:
                return self.not_cancelled(at).filter(opens_at=None)
            case State.UPCOMING:
                return self.upcoming(at)
            case State.OPEN:
                return self.open(at).filter(closes_at__gte=at + CLOSING_SOON)
            case State.CLOSING_SOON:
                return self.closing_soon(at)
            case State.CLOSED:
                return self.ended(at).exclude(summary_is_out)
            case State.SUMMARY_PUBLISHED:
                return self.ended(at).filter(summary_is_out)
            case State.CANCELLED:
                return self.filter(cancelled_at__lte=at)


class Consultation(models.Model):
    """What is asked, once for both languages; the Finnish and the Swedish page show it and neither owns it.

    The instants are what the recorded acts add up to. Only the services in `consultations.acts` change them, in the
    transaction that records the act. The counts are kept by `consultations.decisions`. Who of the staff is
    responsible is named by `consultations.responsibility`, and never public.
    """

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    moderation = models.CharField(_("moderation"), max_length=4, choices=Moderation, default=Moderation.PRE)
    replies_allowed = models.BooleanField(
        _("comments can be replied to"), default=True, help_text=_("Replies are moderated like comments.")
    )
    confirm_email = models.BooleanField(
        _("ask for a confirmed e-mail address"), default=False,
        help_text=_("A statement waits until its author has pressed the button that the confirmation mail leads to."),
    )  # fmt: skip
    diary_number = models.CharField(
        _("diary number"), max_length=60, blank=True, help_text=_("As in the registry, for example RHVA/123/00.01.02.")
    )
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+",
        verbose_name=_("person responsible"),
    )  # fmt: skip
    created_at = models.DateTimeField(auto_now_add=True)
    opens_at = models.DateTimeField(_("opens"), null=True, blank=True, editable=False)
    closes_at = models.DateTimeField(_("closes"), null=True, blank=True, editable=False)
    cancelled_at = models.DateTimeField(null=True, blank=True, editable=False)
    summary_published_at = models.DateTimeField(null=True, blank=True, editable=False)
    published_comments = models.PositiveIntegerField(default=0, editable=False)
    published_statements = models.PositiveIntegerField(default=0, editable=False)

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
        permissions = [("manage_consultation", "Can open, extend and close the comment period")]
        indexes = [models.Index(fields=["opens_at", "closes_at"], name="consultations_period")]
        constraints = [
            models.CheckConstraint(
                name="consultations_consultation_period_is_whole",
                condition=Q(opens_at=None, closes_at=None) | Q(opens_at__isnull=False, closes_at__isnull=False),
            ),
            models.CheckConstraint(
                name="consultations_consultation_opens_before_it_closes",
                condition=Q(opens_at=None) | Q(opens_at__lt=F("closes_at")),
                violation_error_message=_("The comment period has to close after it opens."),
            ),
            models.CheckConstraint(
                name="consultations_consultation_summary_after_closing",
                condition=Q(summary_published_at=None) | Q(summary_published_at__gte=F("closes_at")),
            ),
            models.CheckConstraint(
                name="consultations_consultation_known_moderation", condition=Q(moderation__in=Moderation.values)
            ),
            models.CheckConstraint(
                name="consultations_consultation_statements_have_comments",
                condition=Q(published_statements__lte=F("published_comments")),
            ),
        ]

    def __str__(self) -> str:
        return title_of(self)

    @property
    def period(self) -> Period:
        return Period(self.opens_at, self.closes_at, self.cancelled_at, self.summary_published_at)

    def state(self, at: datetime) -> State:
        """Return where the consultation is in its life at the instant `at`."""
        return self.period.state(at)

    def takes_statements(self, at: datetime) -> bool:
        return self.period.takes_statements(at)

    def time_left(self, at: datetime) -> timedelta | None:
        """Return the time until the deadline, `None` when statements are not taken."""
        return self.closes_at - at if self.closes_at and self.takes_statements(at) else None


class Act(models.TextChoices):
    """What can be done to a comment period."""

    ANNOUNCED = "announced", _("Announced")
    EXTENDED = "extended", _("Extended")
    CLOSED_EARLY = "closed_early", _("Closed early")
    CANCELLED = "cancelled", pgettext_lazy("consultation", "Cancelled")
    SUMMARY_PUBLISHED = "summary_published", _("Summary published")


ACTS_WITH_REASON = (Act.EXTENDED, Act.CLOSED_EARLY, Act.CANCELLED)


class PeriodAct(AppendOnlyModel):
    """One act upon the period, on the record for good: who, when, what it left behind, and why in both languages."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="acts")
    act = models.CharField(max_length=20, choices=Act)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    opens_at = models.DateTimeField(null=True)
    closes_at = models.DateTimeField(null=True)
    reason_fi = models.TextField(_("reason in Finnish"), blank=True)
    reason_sv = models.TextField(_("reason in Swedish"), blank=True)

    class Meta:
        verbose_name = _("act")
        verbose_name_plural = _("acts")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="consultations_periodact_reason_in_both_languages",
                condition=~Q(act__in=ACTS_WITH_REASON) | (~Q(reason_fi="") & ~Q(reason_sv="")),
                violation_error_message=_("Give the reason in Finnish and in Swedish."),
            ),
            models.CheckConstraint(name="consultations_periodact_known_act", condition=Q(act__in=Act.values)),
            models.UniqueConstraint(
                fields=["consultation", "act"],
                condition=Q(act__in=(Act.ANNOUNCED, Act.CANCELLED, Act.SUMMARY_PUBLISHED)),
                name="consultations_periodact_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_act_display()} {self.at.isoformat()}"

    @property
    def reason(self) -> str:
        """Return the reason in the language that is being shown."""
        return either(get_language(), self.reason_fi, self.reason_sv)
