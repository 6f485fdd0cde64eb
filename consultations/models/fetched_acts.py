"""The acts upon a period, fetched in the query of the page that shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.utils.translation import get_language

from consultations.models.consultation import PeriodAct
from hyte.pages.bilingual import either
from hyte.pages.query import JSONList

COLUMNS = ("pk", "act", "at", "opens_at", "closes_at", "reason_fi", "reason_sv")


def act_list(consultation: OuterRef) -> Subquery:
    """Return the acts of `consultation` as a list of objects; a page fetched with it needs no query for them."""
    acts = PeriodAct.objects.filter(consultation=consultation).order_by()
    return Subquery(acts.annotate(rows=JSONList(JSONObject(**{name: name for name in COLUMNS}))).values("rows"))


@dataclass(frozen=True)
class FetchedAct:
    """What the timeline needs to know of an act."""

    pk: int
    act: str
    at: datetime
    opens_at: datetime | None
    closes_at: datetime | None
    reason_fi: str
    reason_sv: str

    @classmethod
    def of(cls, row: dict[str, Any]) -> FetchedAct:
        """Return the act that the database wrote as JSON."""
        return cls(**row | {name: instant(row[name]) for name in ("at", "opens_at", "closes_at")})

    @property
    def reason(self) -> str:
        """Return the reason in the language that is being shown."""
        return either(get_language(), self.reason_fi, self.reason_sv)


def instant(written: str | None) -> datetime | None:
    """Return the aware instant that the database wrote as text. SQLite writes it in UTC without saying so."""
    if written is None:
        return None
    read = datetime.fromisoformat(written)
    return read if read.tzinfo else read.replace(tzinfo=UTC)
