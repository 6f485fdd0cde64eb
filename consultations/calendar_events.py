"""A comment period in people's calendars: when it opens and when it closes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from consultations.models import Act, ConsultationPage, PeriodAct
from hyte.pages.icalendar import Event
from hyte.pages.moments import format_deadline, format_moment, shown_deadline


def events_of(page: ConsultationPage, acts: Sequence[PeriodAct], *, host: str, address: str) -> list[Event]:
    """Return the opening and the deadline of an announced consultation, in the language of `page`.

    Both languages are the same events: the names are the consultation's. The sequence is the number of acts since the
    announcement, so that a calendar takes over every change, a cancellation included. Each has no length: a deadline is
    a moment, the same that the page shows.
    """
    consultation, last = page.consultation, acts[-1]
    period = _("Opens %(opens)s. Give your statement by %(deadline)s.") % {
        "opens": format_moment(consultation.opens_at, page.language),
        "deadline": format_deadline(consultation.closes_at, page.language),
    }
    text = "\n".join(part for part in (period, last.reason, address) if part)

    def event(name: str, starts_at: datetime, title: str) -> Event:
        return Event(
            uid=f"consultation-{consultation.public_id}-{name}@{host}",
            sequence=len(acts) - 1,
            changed_at=last.at,
            starts_at=starts_at,
            title=title % {"title": page.title},
            url=address,
            text=text,
            cancelled=any(act.act == Act.CANCELLED for act in acts),
        )

    return [
        event("opens", consultation.opens_at, _("Opens for comments: %(title)s")),
        event("closes", shown_deadline(consultation.closes_at), _("Last moment for statements: %(title)s")),
    ]
