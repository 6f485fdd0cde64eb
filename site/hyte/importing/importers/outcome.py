"""What came of an imported consultation: it goes into the one account that both languages have."""

from __future__ import annotations

from consultations.models import Consultation
from consultations.outcomes.ledger import OutcomeRefused, take_over
from consultations.outcomes.models import TEXTS
from hyte.importing.items import ConsultationItem
from hyte.importing.parts import Outcome
from hyte.importing.run import Run
from hyte.importing.schema import Absent


def put_outcome(consultation: Consultation, item: ConsultationItem, run: Run) -> bool:
    """Keep the texts in the language of the item; return whether that changed anything.

    An account that the staff have declared complete is theirs: it stays as it is.
    """
    if isinstance(item.outcome, Absent):
        return False
    given = item.outcome or Outcome()
    texts = {f"{name}_{item.language}": getattr(given, name) for name in TEXTS}
    published_at = given.published_at or run.at
    try:
        return take_over(consultation=consultation, texts=texts, published_at=published_at, at=run.at)
    except OutcomeRefused:
        return False
