"""What can be followed. The sections say what their topics are called: this app knows none of their pages."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from hyte.pages.frame import Link

CONSULTATIONS = "consultations"
PARTNERSHIP_DAYS = "partnership-days"
ONE_CONSULTATION = "consultation-"
"""How the topic of a single consultation begins; its public id follows."""


@dataclass(frozen=True)
class Topic:
    """A topic as readers know it, in the language of the page, with other ways to keep up with it.

    Of one that is over nothing more is told, and nobody begins to follow it.
    """

    key: str
    title: str
    url: str
    links: tuple[Link, ...] = ()
    is_over: bool = False


Describer = Callable[[Collection[str]], Iterable[Topic]]
"""Describes those of the topics with these keys that it knows and the public may read, with few queries for many."""

DESCRIBERS: list[Describer] = []


def consultation_topic(public_id: str) -> str:
    """Return the topic of the one consultation with this public id."""
    return f"{ONE_CONSULTATION}{public_id}"


def heard_by(topic: str) -> tuple[str, ...]:
    """Return the topics whose followers hear what happens under `topic`."""
    return (topic, CONSULTATIONS) if topic.startswith(ONE_CONSULTATION) else (topic,)


def described(keys: Collection[str]) -> dict[str, Topic]:
    """Return the topics with these keys, without those that the public cannot read."""
    return {topic.key: topic for describe in DESCRIBERS for topic in describe(keys)}
