"""What came of an imported consultation."""

from __future__ import annotations

from datetime import datetime

from consultations import acts
from consultations.models import Consultation
from consultations.period import State
from hyte.importing.items import ConsultationItem
from hyte.importing.markup import rich_text, without_editor_marks
from hyte.importing.parts import Outcome
from hyte.importing.run import Run
from hyte.importing.schema import ABSENT, Absent, Maybe

HEADINGS = {
    "fi": {"asked": "Mitä kysyttiin", "said": "Mitä sanottiin", "done": "Mitä tehtiin"},
    "sv": {"asked": "Vad vi frågade", "said": "Vad ni svarade", "done": "Vad vi gjorde"},
}
"""The headings of the outcome's parts. They are content of the page, which the staff edit, not of the interface."""


def outcome_html(outcome: Maybe[Outcome | None], language: str, current: str) -> Maybe[str]:
    """Return the outcome as rich text, with a heading for each part where there are several.

    `ABSENT` where the page says the same already, but for the marks of the editor.
    """
    if isinstance(outcome, Absent):
        return ABSENT
    parts = {name: getattr(outcome, name) for name in HEADINGS[language] if outcome and getattr(outcome, name)}
    headed = len(parts) > 1
    html = "".join(
        (f"<h3>{HEADINGS[language][name]}</h3>" if headed else "") + rich_text(text, heading="h4" if headed else "h3")
        for name, text in parts.items()
    )
    return ABSENT if without_editor_marks(current) == html else html


def publish_outcome(consultation: Consultation, item: ConsultationItem, run: Run) -> bool:
    """Declare the outcome published when the period has ended; return whether that was done."""
    if isinstance(item.outcome, Absent) or item.outcome is None:
        return False
    consultation.refresh_from_db()
    published_at = item.outcome.published_at or run.at
    if published_at > run.at or consultation.state(run.at) is not State.CLOSED:
        return False
    acts.publish_summary(consultation=consultation, by=None, at=latest(published_at, consultation.closes_at))
    return True


def latest(first: datetime, second: datetime | None) -> datetime:
    return first if second is None or first > second else second
