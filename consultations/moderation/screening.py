"""Look at what arrives: advertisements, blocked words, borrowed names, copies, floods.

It holds, and never refuses or drops.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from django.conf import settings
from django.core.cache import cache

from consultations.models import Answer, ModerationSettings, Statement
from consultations.moderation import advertising
from consultations.moderation.blocked import BlockedWords
from consultations.moderation.impersonation import authority_names, is_address, mixes_scripts, resembled
from consultations.moderation.likeness import first_copy, sketch
from consultations.moderation.models import Arrival
from consultations.moderation.models.arrival import MOST_COMPARED, Compared, kept_as, numbers_in, to_compare
from consultations.moderation.models.blocked_word import blocked_words
from consultations.spam import Signal
from hyte.insertions import insert
from hyte.network import keyed_hash, network_of
from hyte.pages.models import HomePage

NETWORK_SPAN = timedelta(minutes=10)
MOST_FROM_A_NETWORK = 5
"""Statements from one network within the span; more than an association's office sends in one sitting."""

SURGE_SPAN = timedelta(hours=1)
COPIES_SPAN = timedelta(days=7)
MOST_SIGNATURES = 50
NAMES_KNOWN_SECONDS = 60
"""How long a process remembers under which names the authority speaks: each statement is held against them."""


@dataclass(frozen=True)
class Arriving:
    """Texts that are sent together, the names under them, and from which IP address they come when."""

    texts: list[str]
    names: list[str]
    language: str
    address: str
    at: datetime

    @cached_property
    def sketch(self) -> frozenset[int]:
        return sketch("\n\n".join(self.texts), key=settings.SECRET_KEY.encode())

    @cached_property
    def network(self) -> str:
        """Return a hash of the network, empty where the address has none."""
        network = network_of(self.address)
        return keyed_hash(network, key=settings.SECRET_KEY, purpose="network") if network else ""


def screen(arriving: Arriving) -> list[str]:
    """Return the signals that `arriving` shows."""
    words = in_words(texts=arriving.texts, names=arriving.names, language=arriving.language)
    found = [*words, *in_names(arriving.names)]
    at = arriving.at
    recent = to_compare(start=at - COPIES_SPAN, end=at, network_since=at - NETWORK_SPAN, surge_since=at - SURGE_SPAN)
    if copied := copy_of(arriving.sketch, recent):
        found.append(Signal.LIKE_ANOTHER.found(copied))
    neighbours = sum(each.in_network_span and each.network == arriving.network for each in recent)
    if arriving.network and neighbours >= MOST_FROM_A_NETWORK:
        found.append(Signal.SAME_NETWORK.found(neighbours))
    arrived = sum(each.in_surge_span for each in recent)
    if recent and arrived >= min(recent[0].surge_threshold or ModerationSettings().surge_threshold, MOST_COMPARED):
        found.append(Signal.SURGE.found(arrived))
    return found


def in_words(*, texts: list[str], language: str, names: Sequence[str] = ()) -> list[str]:
    """Return what the words show by themselves, also those that their author has corrected."""
    return [*map(str, advertising.signs(texts=texts)), *blocked_in(texts=[*texts, *names], language=language)]


def in_names(names: list[str]) -> list[str]:
    """Return a signal for each name that readers could take for the authority's, or that is none."""
    own = cache.get_or_set("authority-names", lambda: authority_names(*names_in_use()), NAMES_KNOWN_SECONDS)
    found: list[str] = []
    for name in filter(None, names):
        if taken_for := resembled(name, own):
            found.append(Signal.LIKE_AUTHORITY.found(taken_for))
        if mixes_scripts(name):
            found.append(Signal.MIXED_SCRIPTS.found(name))
        if is_address(name):
            found.append(Signal.ADDRESS_AS_NAME.found(name))
    return found


def names_in_use() -> tuple[list[str], list[str]]:
    """Return the titles of the front pages, and the signatures under which the authority has answered of late."""
    titles = HomePage.objects.values_list("title", flat=True)
    signatures = Answer.objects.order_by("-at").values_list("signature", flat=True)[:MOST_SIGNATURES]
    return list(titles), list(signatures)


def blocked_in(*, texts: list[str], language: str) -> list[str]:
    """Return a signal for each blocked word in `texts`."""
    words = BlockedWords.of(blocked_words.ask())
    return [Signal.BLOCKED_WORD.found(word) for word in words.found_in("\n\n".join(texts), language)]


def remember(arriving: Arriving, statement: Statement) -> None:
    """Remember how `statement` arrived, in the transaction that stores it; a repeated form changes nothing."""
    arrival = Arrival(statement=statement, at=arriving.at, network=arriving.network, sketch=kept_as(arriving.sketch))
    insert(arrival, ignore_conflicts=True)


def forget(*, at: datetime) -> int:
    """Delete what need not be remembered any more; return how many rows."""
    return Arrival.objects.to_forget(at).delete()[0]


def copy_of(own: frozenset[int], recent: list[Compared]) -> str:
    """Return the public id of the latest statement whose text a text with the sketch `own` repeats, empty for none."""
    place = first_copy(own, (numbers_in(arrival.sketch) for arrival in recent))
    return "" if place is None else recent[place].public_id
