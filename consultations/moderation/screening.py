"""Look at what arrives with the site's memory: blocked words, copies, floods. It holds, and never refuses or drops."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings

from consultations.models import ModerationSettings, Statement
from consultations.moderation.blocked import BlockedWords
from consultations.moderation.likeness import ALIKE, likeness, sketch
from consultations.moderation.models import Arrival, BlockedWord
from consultations.spam import Signal
from hyte.network import keyed_hash, network_of

NETWORK_SPAN = timedelta(minutes=10)
MOST_FROM_A_NETWORK = 5
"""Statements from one network within the span; more than an association's office sends in one sitting."""

SURGE_SPAN = timedelta(hours=1)
COPIES_SPAN = timedelta(days=7)
MOST_COMPARED = 200
"""The latest arrivals whose sketches a new text is compared with."""


def screen(*, texts: list[str], language: str, address: str, at: datetime) -> list[str]:
    """Return the signals that `texts`, sent together from the IP address `address`, show."""
    whole = "\n\n".join(texts)
    found = blocked_in(texts=texts, language=language)
    latest = Arrival.objects.between(at - COPIES_SPAN, at).with_surge_threshold().select_related("statement")
    recent = list(latest.order_by("-at").only("at", "network", "sketch", "statement__public_id")[:MOST_COMPARED])
    if copied := copy_of(whole, recent):
        found.append(Signal.LIKE_ANOTHER.found(copied))
    network = network_hash(address)
    neighbours = sum(each.at >= at - NETWORK_SPAN and each.network == network for each in recent) if network else 0
    if neighbours >= MOST_FROM_A_NETWORK:
        found.append(Signal.SAME_NETWORK.found(neighbours))
    arrived = sum(each.at >= at - SURGE_SPAN for each in recent)
    if recent and arrived >= min(recent[0].surge_threshold or ModerationSettings().surge_threshold, MOST_COMPARED):
        found.append(Signal.SURGE.found(arrived))
    return found


def blocked_in(*, texts: list[str], language: str) -> list[str]:
    """Return a signal for each blocked word in `texts`, also in those that their author has corrected."""
    words = BlockedWords.of(BlockedWord.objects.values_list("word", flat=True))
    return [Signal.BLOCKED_WORD.found(word) for word in words.found_in("\n\n".join(texts), language)]


def remember(*, statement: Statement, texts: list[str], address: str, at: datetime) -> None:
    """Remember how `statement` arrived, in the transaction that stores it; a repeated form changes nothing."""
    sketched = sketch("\n\n".join(texts), key=secret())
    arrival = Arrival(statement=statement, at=at, network=network_hash(address), sketch=sketched)
    Arrival.objects.bulk_create([arrival], ignore_conflicts=True)


def forget(*, at: datetime) -> int:
    """Delete what need not be remembered any more; return how many rows."""
    return Arrival.objects.to_forget(at).delete()[0]


def copy_of(text: str, recent: list[Arrival]) -> str:
    """Return the public id of the latest statement that `text` repeats, empty where there is none."""
    own = sketch(text, key=secret())
    for arrival in recent:
        if likeness(own, tuple(arrival.sketch)) >= ALIKE:
            return arrival.statement.public_id
    return ""


def network_hash(address: str) -> str:
    network = network_of(address)
    return keyed_hash(network, key=settings.SECRET_KEY, purpose="network") if network else ""


def secret() -> bytes:
    return settings.SECRET_KEY.encode()
