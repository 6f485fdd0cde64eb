"""Put items in an order in which each comes after those that it refers to. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from hyte.importing.items import Item, StatementItem

NO_ARRIVAL = datetime.min.replace(tzinfo=UTC)


def by_dependency(items: Iterable[Item], types: Iterable[str]) -> list[Item]:
    """Return the items so that what others refer to comes first; otherwise by type, Finnish before Swedish, by line.

    Statements come in the order in which they arrived elsewhere: their thread keeps the order in which they are stored.
    Where references go round in a circle, the one that closes it is left unheeded.
    """
    rank = {kind: place for place, kind in enumerate(types)}
    waiting = sorted(items, key=lambda item: (rank[item.type], arrival(item), item.language, item.line))
    by_id = {item.id: item for item in waiting}
    ordered: dict[str, Item] = {}
    entered: set[str] = set()
    for first in waiting:
        pending = [first]
        while pending:
            item = pending[-1]
            missing = [] if item.id in entered else [
                by_id[name] for name in item.references() if name in by_id and name not in entered
            ]  # fmt: skip
            entered.add(item.id)
            if missing:
                pending += reversed(missing)
            else:
                ordered.setdefault(item.id, pending.pop())
    return list(ordered.values())


def arrival(item: Item) -> datetime:
    """Return when a statement arrived; other things, and a statement that does not say so, have not."""
    stated = item.submitted_at if isinstance(item, StatementItem) else None
    return stated if isinstance(stated, datetime) else NO_ARRIVAL
