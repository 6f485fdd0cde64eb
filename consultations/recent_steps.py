"""What has happened of late to all consultations together, for the feed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from consultations.models import Consultation, ConsultationPage, PeriodAct
from consultations.period_history import Kind, Step, steps_of


@dataclass(frozen=True)
class RecentStep:
    """A step with the page on which it is read."""

    page: ConsultationPage
    step: Step

    @property
    def name(self) -> str:
        """Return what names the step for ever: it happened to this page at this instant."""
        return (
            f"urn:uuid:{self.page.translation_key}#{self.page.language}-{self.step.kind}-{self.step.at.timestamp():.6f}"
        )


def recent_steps(language: str, at: datetime, most: int) -> list[RecentStep]:
    """Return the latest public steps that have come by `at`, the newest first.

    Told are the consultations whose page in `language` anybody may read. The opening is left out: the announcement has
    said when it comes.
    """
    acts = PeriodAct.objects.filter(at__lte=at).order_by("-at", "-pk")
    acted = set(acts.values_list("consultation", flat=True)[:most])
    ended = set(Consultation.objects.ended(at).order_by("-closes_at").values_list("pk", flat=True)[:most])
    pages = (
        ConsultationPage.objects.published()
        .in_language(language)
        .filter(consultation__in=acted | ended)
        .select_related("consultation", "locale")
    )
    by_consultation = defaultdict(list)
    for act in PeriodAct.objects.filter(consultation__in=[page.consultation_id for page in pages]).order_by("at", "pk"):
        by_consultation[act.consultation_id].append(act)
    steps = [
        RecentStep(page, step)
        for page in pages
        for step in steps_of(by_consultation[page.consultation_id])
        if step.at <= at and step.kind is not Kind.OPENED
    ]
    return sorted(steps, key=lambda recent: recent.step.at)[::-1][:most]
