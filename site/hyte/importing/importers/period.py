"""The comment period of an imported consultation: announced once, and from then on in the hands of the staff."""

from __future__ import annotations

from datetime import datetime, time

from consultations import acts
from consultations.models import Act, Consultation
from consultations.period import closing_instant
from hyte.importing.items import ConsultationItem
from hyte.importing.problems import LineError, gettext_noop
from hyte.importing.run import Run
from hyte.importing.schema import Absent
from hyte.pages.moments import HELSINKI

LAST_MINUTE = time(23, 59)


def announce_period(consultation: Consultation, item: ConsultationItem, run: Run) -> bool:
    """Announce the period that `item` states, where none was announced yet; return whether that was done.

    An item that states the period as it was announced changes nothing, also after the staff have extended it. Raises
    `LineError` for any other period: to move a deadline is an act of the staff with a reason that the public sees.
    """
    if isinstance(item.opens_at, Absent) and isinstance(item.closes_at, Absent):
        return False
    stated = stated_period(item)
    announced = consultation.acts.filter(act=Act.ANNOUNCED).first()
    if announced is None:
        return stated is not None and announce(consultation, stated, run)
    if stated == (announced.opens_at, announced.closes_at):
        return False
    if isinstance(item.translation_of, str):
        raise LineError(
            gettext_noop("opens_at and closes_at are not the same as those of %(id)s."), id=item.translation_of
        )
    raise LineError(
        gettext_noop("The comment period was announced already: extend it or end it in the staff interface.")
    )


def stated_period(item: ConsultationItem) -> tuple[datetime, datetime] | None:
    """Return the opening and the exclusive closing instant of `item`, `None` where both are cleared."""
    opens_at = None if isinstance(item.opens_at, Absent) else item.opens_at
    closes_at = None if isinstance(item.closes_at, Absent) else item.closes_at
    if opens_at is None and closes_at is None:
        return None
    if opens_at is None or closes_at is None:
        raise LineError(gettext_noop("opens_at and closes_at belong together: state both or neither."))
    if closes_at <= opens_at:
        raise LineError(gettext_noop("closes_at must be later than opens_at."))
    return opens_at, exclusive(closes_at)


def exclusive(closes_at: datetime) -> datetime:
    """Return the instant from which no statement is taken: 23.59 in Finland means the whole day."""
    local = closes_at.astimezone(HELSINKI)
    return closing_instant(local.date()) if local.time() >= LAST_MINUTE else closes_at


def announce(consultation: Consultation, period: tuple[datetime, datetime], run: Run) -> bool:
    """Announce a period that another system opened: as of its opening where that has passed, without the checklist."""
    opens_at, closes_at = period
    acts.announce(
        consultation=consultation,
        opens_at=opens_at,
        closes_at=closes_at,
        by=None,
        at=min(opens_at, run.at),
        with_checklist=False,
    )
    return True
