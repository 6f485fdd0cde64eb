"""What a survey asks, whatever its language, and which changes would alter the meaning of answers. Pure.

A question is known by the key that both language versions share; a choice by its number in the list, from 0.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from consultations.text import clean_line

MOST_CHOICES = 40

CHOSEN = "choice-"
"""How the names of fields begin whose values are numbers of choices, nothing that anybody typed."""


class Kind(StrEnum):
    """How a question is answered; the values are those of Wagtail's form builder."""

    RADIO = "radio"
    DROPDOWN = "dropdown"
    CHECKBOXES = "checkboxes"
    SINGLE_LINE = "singleline"
    MULTI_LINE = "multiline"


CHOOSING = frozenset({Kind.RADIO, Kind.DROPDOWN, Kind.CHECKBOXES})
"""The kinds that offer choices. Only these are counted in public; what people write is never published."""


class Fault(StrEnum):
    """Why a questionnaire cannot be saved as it is."""

    NO_QUESTIONS = "no_questions"
    FEW_CHOICES = "few_choices"
    MANY_CHOICES = "many_choices"
    SAME_CHOICES = "same_choices"
    REMOVED = "removed"
    RETYPED = "retyped"
    OTHER_CHOICES = "other_choices"
    REORDERED = "reordered"
    UNLIKE_ORIGINAL = "unlike_original"
    OTHER_NUMBER = "other_number"


@dataclass(frozen=True)
class Asked:
    """A question as the page in one language asks it."""

    key: UUID
    kind: Kind
    label: str
    choices: tuple[str, ...] = ()
    required: bool = False

    @property
    def name(self) -> str:
        """Return the name under which a form sends the answer, the same in both languages."""
        return f"{CHOSEN if self.kind in CHOOSING else 'text-'}{self.key.hex}"


@dataclass(frozen=True)
class Recorded:
    """A question as it stands on record. `texts` are the choices in the language that is being looked at, or empty."""

    kind: Kind
    label: str
    choice_count: int
    texts: tuple[str, ...] = ()
    answered: bool = False


@dataclass(frozen=True)
class Finding:
    """A fault and the question that has it; for a translation also how many choices stand here and in the original."""

    fault: Fault
    label: str = ""
    here: int = 0
    original: int = 0


def choice_lines(text: str) -> tuple[str, ...]:
    """Return the choices that were written one on a line. A comma is part of a choice."""
    return tuple(line for each in text.splitlines() if (line := clean_line(each)))


def faults_in(asked: Iterable[Asked]) -> list[Finding]:
    """Return what is wrong with the questions in themselves."""
    questions = list(asked)
    found = [] if questions else [Finding(Fault.NO_QUESTIONS)]
    for question in questions:
        if question.kind not in CHOOSING:
            continue
        if len(question.choices) < 2:
            found.append(Finding(Fault.FEW_CHOICES, question.label))
        if len(question.choices) > MOST_CHOICES:
            found.append(Finding(Fault.MANY_CHOICES, question.label))
        if len({choice.casefold() for choice in question.choices}) < len(question.choices):
            found.append(Finding(Fault.SAME_CHOICES, question.label))
    return found


def faults_against(recorded: Mapping[UUID, Recorded], asked: Iterable[Asked], *, is_translation: bool) -> list[Finding]:
    """Return which questions differ from what is on record in a way that they may not.

    A question that has answers stays, in its kind and with as many choices in the same order; its words may be mended.
    A translation asks every question as the original does, answered or not.
    """
    questions = {question.key: question for question in asked}
    found = []
    for key, before in recorded.items():
        now = questions.get(key)
        if now is None:
            found += [Finding(Fault.REMOVED, before.label)] if before.answered else []
        elif is_translation and now.kind == before.kind and choices_of(now) != before.choice_count:
            found.append(Finding(Fault.OTHER_NUMBER, now.label, choices_of(now), before.choice_count))
        elif before.answered and now.kind != before.kind:
            found.append(Finding(Fault.RETYPED, now.label))
        elif before.answered and choices_of(now) != before.choice_count:
            found.append(Finding(Fault.OTHER_CHOICES, now.label))
        elif before.answered and is_reordered(before.texts, now.choices):
            found.append(Finding(Fault.REORDERED, now.label))
        elif is_translation and now.kind != before.kind:
            found.append(Finding(Fault.UNLIKE_ORIGINAL, now.label))
    return found


def choices_of(question: Asked) -> int:
    """Return how many choices a question offers; what stands in the field of one to write in counts for nothing."""
    return len(question.choices) if question.kind in CHOOSING else 0


def is_reordered(before: tuple[str, ...], now: tuple[str, ...]) -> bool:
    """Return whether a text now stands where another choice stood: the answers given would change sides."""
    places = {text.casefold(): number for number, text in enumerate(before)}
    return any(places.get(text.casefold(), number) != number for number, text in enumerate(now))


def fingerprint(asked: Iterable[Asked]) -> str:
    """Return a short hash of all that is asked: a form says by it which questions it was made of."""
    told = [[str(each.key), each.kind, each.label, *each.choices, each.required] for each in asked]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]
