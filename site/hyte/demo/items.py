"""What the demo content may say beyond the import format. Pure."""

# ruff: noqa: RUF009  -- key() declares a field, as dataclasses.field() does

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from consultations.surveys.questionnaire import Kind
from hyte.importing import readers as read
from hyte.importing.items import TYPES, Item, StatementItem
from hyte.importing.parts import IDENTIFIER
from hyte.importing.schema import Maybe, key, record


def yes_or_no(value: Any, key: str) -> bool:
    """Read true or false."""
    if not isinstance(value, bool):
        raise ValueError(f"{key} must be true or false, not {read.shown(value)}.")
    return value


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


@dataclass(frozen=True, kw_only=True)
class SurveyQuestion:
    """A question of a survey; its id is the same in both languages."""

    id: str = key(IDENTIFIER, required=True)
    kind: str = key(read.choice(*Kind), required=True)
    label: str = key(read.filled(read.line()), required=True)
    choices: tuple[str, ...] = key(read.several(read.filled(read.line())), default=())
    required: bool = key(yes_or_no, default=False)
    help: str = key(read.line(), default="")


@dataclass(frozen=True, kw_only=True)
class SurveyItem(Item):
    """A survey beside a consultation, in one language."""

    consultation: str = key(IDENTIFIER, required=True)
    questions: tuple[SurveyQuestion, ...] = key(read.several(record(SurveyQuestion)), required=True)

    def references(self) -> tuple[str, ...]:
        return (*super().references(), self.consultation)


DEMO_TYPES: dict[str, type[Item]] = TYPES | {"statement": DecidedStatementItem, "home": HomeItem, "survey": SurveyItem}
