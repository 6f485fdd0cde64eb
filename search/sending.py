"""Bring the engine up to what the table holds."""

from __future__ import annotations

import logging
from collections import defaultdict
from datetime import datetime

from django.db.models import Case, F, PositiveSmallIntegerField, Value, When
from django.db.models.functions import Greatest

from search.backend.indexes import building_alias, serving_alias
from search.backend.writing import Outcome, write
from search.building import FIRST_PAUSE, pause_after
from search.models import EngineIndex, Entry

logger = logging.getLogger(__name__)

BATCH = 500
"""Entries that are sent and confirmed together."""


def send(*, at: datetime, most: int = BATCH) -> int:
    """Send up to `most` entries that the engine has not confirmed, and return how many it confirmed.

    While a rebuild runs they go to both indexes. Raises `EngineAway` when the engine does not take them; they stay
    waiting, and to send them twice does no harm.
    """
    entries = list(Entry.objects.to_send()[:most])
    # Which indexes there are is asked after the entries were read: a rebuild that begins later reads them itself.
    aliases = aliases_in_use() if entries else []
    if not aliases:
        return 0
    outcomes: dict[int, dict[Outcome, str]] = defaultdict(dict)
    for alias in aliases:
        for entry, (outcome, reason) in zip(entries, write(alias, entries, refresh=True), strict=True):
            outcomes[entry.pk][outcome] = reason
    confirmed = [entry for entry in entries if outcomes[entry.pk].keys() == {Outcome.CONFIRMED}]
    confirm(confirmed)
    set_refused_aside([entry for entry in entries if Outcome.REFUSED in outcomes[entry.pk]], outcomes, at)
    forget_foreign_index([entry for entry in entries if Outcome.OUTDATED in outcomes[entry.pk]])
    return len(confirmed)


def aliases_in_use() -> list[str]:
    """Return the aliases through which everything has to be written now, in this order.

    That of the successor comes first: should it begin to serve between the two, the other alias leads to it as well.
    """
    index = EngineIndex.current()
    in_use = [(index.building, building_alias()), (index.serving, serving_alias())]
    return [alias for name, alias in in_use if name]


def confirm(entries: list[Entry]) -> None:
    """Note that the engine holds `entries` as they were sent, which may no longer be how they are.

    One that was removed and has not been built since is not in the engine: what was sent of it earlier, and comes late,
    finds a newer version there.
    """
    keys: dict[tuple[int, bool], list[int]] = defaultdict(list)
    for entry in entries:
        keys[entry.built_version, entry.public].append(entry.pk)
    for (version, public), members in keys.items():
        still_gone = When(public=False, built_version=version, then=Value(value=False))
        taken = When(built_version=version, then=Value(0))
        Entry.objects.filter(pk__in=members).update_in_turn(
            sent_version=Greatest("sent_version", version),
            failures=Case(taken, default=F("failures"), output_field=PositiveSmallIntegerField()),
            held=F("held") if public else Case(still_gone, default=F("held")),
        )


def set_refused_aside(entries: list[Entry], outcomes: dict[int, dict[Outcome, str]], at: datetime) -> None:
    """Log what the engine cannot take as it is, and plan another try."""
    for entry in entries:
        logger.error("the search engine refuses %s: %s", entry, outcomes[entry.pk][Outcome.REFUSED])
        pause = max(pause_after(entry.failures), FIRST_PAUSE)
        Entry.objects.filter(pk=entry.pk).update(failures=F("failures") + 1, retry_at=at + pause)


def forget_foreign_index(entries: list[Entry]) -> None:
    """Have the index made anew when it holds newer versions than the table ever gave out.

    That happens after the database was restored from a backup. A newer version of an entry that another worker sent in
    the meantime is nothing to worry about: its row has moved on, too.
    """
    if any(Entry.objects.filter(pk=entry.pk, built_version=entry.built_version).exists() for entry in entries):
        logger.warning("the search index holds newer versions than the database and is made anew")
        EngineIndex.objects.update(serving="")
