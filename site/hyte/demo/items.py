"""What the demo content may say beyond the import format. Pure."""

# ruff: noqa: RUF009  -- key() declares a field, as dataclasses.field() does

from __future__ import annotations

import datetime
from dataclasses import dataclass

from hyte.importing import readers as read
from hyte.importing.items import TYPES, Item, StatementItem
from hyte.importing.schema import Maybe, key


@dataclass(frozen=True, kw_only=True)
class HomeItem(Item):
    """The texts and the picture of the front page in one language; `title` is its heading."""


@dataclass(frozen=True, kw_only=True)
class DecidedStatementItem(StatementItem):
    """A statement with the decisions that the moderator of the demo has made, or its author."""

    status: Maybe[str] = key(read.choice("pending", "published", "rejected", "hidden", "withdrawn"))
    decided_at: Maybe[datetime.datetime] = key(read.instant)
    hidden_at: Maybe[datetime.datetime] = key(read.instant)
    withdrawn_at: Maybe[datetime.datetime] = key(read.instant)
    reason: str = key(read.text(), default="")


DEMO_TYPES: dict[str, type[Item]] = TYPES | {"statement": DecidedStatementItem, "home": HomeItem}
