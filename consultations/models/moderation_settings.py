"""How moderation works on this site: the target time, the surge threshold, the switch that holds everything."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from consultations import working_days
from hyte.questions import Question


class ModerationSettings(models.Model):
    """The one row of settings. Until somebody saves it, the defaults count."""

    THE_ONE = 1

    target_days = models.PositiveSmallIntegerField(
        _("target in working days"), default=1, validators=[MinValueValidator(1), MaxValueValidator(30)],
        help_text=_("A comment should be decided on by then. The day of arrival is not counted."),
    )  # fmt: skip
    surge_threshold = models.PositiveSmallIntegerField(
        _("surge threshold"), default=60, validators=[MinValueValidator(5)],
        help_text=_("From this many statements in an hour on, new ones wait for a moderator."),
    )  # fmt: skip
    deputy_email = models.EmailField(
        _("deputy's e-mail"), blank=True,
        help_text=_("Gets the reminder of overdue comments, too, for when the moderators are away."),
    )  # fmt: skip
    holding_since = models.DateTimeField(null=True, blank=True, editable=False)
    holding_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("moderation settings")
        verbose_name_plural = _("moderation settings")
        permissions = [("hold_everything", "Can make every new statement wait for a moderator")]
        constraints = [
            models.CheckConstraint(name="consultations_moderationsettings_one_row", condition=Q(pk=1)),
            models.CheckConstraint(
                name="consultations_moderationsettings_target_in_reach", condition=Q(target_days__range=(1, 30))
            ),
            models.CheckConstraint(
                name="consultations_moderationsettings_somebody_holds",
                condition=Q(holding_since=None, holding_by=None)
                | Q(holding_since__isnull=False, holding_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    @classmethod
    def current(cls) -> ModerationSettings:
        """Return the settings in force."""
        return next(iter(saved_settings.ask()), None) or cls(pk=cls.THE_ONE)

    @property
    def holds_everything(self) -> bool:
        """Return whether every new statement waits, also where comments are published at once."""
        return self.holding_since is not None

    def due_at(self, arrived_at: datetime) -> datetime:
        """Return when something that arrived then should have been decided on at the latest."""
        return working_days.due_at(arrived_at, self.target_days)


@Question
def saved_settings() -> models.QuerySet[ModerationSettings]:
    return ModerationSettings.objects.filter(pk=ModerationSettings.THE_ONE)
