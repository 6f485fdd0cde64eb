"""Signs of life of what runs in the background, and the record of what was done about personal data."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from consultations.models.append_only import AppendOnlyModel


class Heartbeat(models.Model):
    """When each job of the background worker last finished a round. An old beat is a worker that is away or stuck."""

    job = models.CharField(max_length=40, primary_key=True)
    beat_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "heartbeats"

    def __str__(self) -> str:
        return f"{self.job}: {self.beat_at:%Y-%m-%d %H:%M:%S}"


class Step(models.TextChoices):
    """What staff do to answer a request of somebody about their own data."""

    LOOKED = "looked", _("Looked at")
    TAKEN = "taken", _("Downloaded")
    ERASED = "erased", _("Erased")


class DataRequestStep(AppendOnlyModel):
    """One step in answering a request about personal data: who, when, and what it was about.

    It names nobody: neither an address nor a name is in it, only how much there was of each part and the references of
    the statements, which lead to no author any more once they are erased.
    """

    step = models.CharField(max_length=6, choices=Step)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        help_text=_("Nobody where it was done at the command line."),
    )
    at = models.DateTimeField()
    found = models.JSONField(default=dict, help_text=_("How many of each part there were, by the part's name."))
    statements = models.JSONField(default=list, help_text=_("The references of the statements."))

    class Meta:
        verbose_name = _("step in a personal data request")
        verbose_name_plural = _("steps in personal data requests")
        ordering = ["-at", "-pk"]
        permissions = [("answer_datarequeststep", "Can answer requests about personal data, and erase it")]
        constraints = [
            models.CheckConstraint(name="operations_datarequeststep_known_step", condition=Q(step__in=Step.values)),
        ]

    def __str__(self) -> str:
        return f"{self.get_step_display()} {self.at.isoformat()}"
