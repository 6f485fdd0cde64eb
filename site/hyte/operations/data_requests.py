"""Answer requests about personal data: each look, taking and erasure is on record, by `None` at a shell."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from hyte.operations.models import DataRequestStep, Step
from hyte.operations.personal_data import Held, erase_address, erase_words, held, lock_around, written_out

OF_AN_ADDRESS = ("asked_for_a_statement", "follows", "mails")
"""The parts beside statements from which an address is erased."""


@dataclass(frozen=True)
class Erased:
    """What went: how many of each part, and the references of the statements that lost their address or their words."""

    found: dict[str, int]
    without_address: tuple[str, ...] = ()
    without_words: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any(self.found.values())


@transaction.atomic
def look(*, asked: str, by: AbstractBaseUser | None, at: datetime, step: Step = Step.LOOKED) -> Held:
    """Return what is held about an address or in the statement with a reference, and record who asked for it."""
    found = held(asked)
    references = [statement["reference"] for statement in found["statements"]]
    record(step, by, at, {part: len(rows) for part, rows in found.items()}, references)
    return found


def take(*, asked: str, by: AbstractBaseUser | None, at: datetime) -> str:
    """Return what is held as the JSON that the person gets, and record who took it."""
    return written_out(look(asked=asked, by=by, at=at, step=Step.TAKEN))


@transaction.atomic
def erase(*, asked: str, address: bool, words: Collection[str], by: AbstractBaseUser | None, at: datetime) -> Erased:
    """Erase the address that is asked about, where `address` says so, and the statements with the references `words`.

    Return and record what went; where nothing was left there is nothing to record. References of statements that are
    not among those asked about are passed over.
    """
    lock_around(asked)
    among = [statement["reference"] for statement in held(asked)["statements"] if statement["reference"] in words]
    without_address: tuple[str, ...] = ()
    found: dict[str, int] = {}
    if address and "@" in asked:
        gone = erase_address(email=asked, at=at)
        without_address = gone.statements
        found = {"addresses": len(without_address)} | {part: getattr(gone, part) for part in OF_AN_ADDRESS}
    without_words = tuple(reference for reference in among if erase_words(reference=reference, at=at))
    erased = Erased(found | {"statements": len(without_words)}, without_address, without_words)
    if erased:
        record(Step.ERASED, by, at, erased.found, {*without_address, *without_words})
    return erased


def record(
    step: Step, by: AbstractBaseUser | None, at: datetime, found: dict[str, int], references: Collection[str]
) -> DataRequestStep:
    some = {part: number for part, number in found.items() if number}
    return DataRequestStep.objects.create(step=step, by=by, at=at, found=some, statements=sorted(references))
