"""Put what the words found in an order that meaning has a say in. Pure.

The words decide what is found, how much, and what is counted. Meaning moves only the first `WINDOW` hits among
themselves, so every page stays a part of one and the same list: what the words put further down comes after them as it
would without.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import islice

from search.request import SearchRequest, Sort

WINDOW = 100
"""Hits that are put in order together."""

WEIGHT = 0.4
"""What the nearest meaning is worth, where the best score of the words is worth one."""


def has_a_say(request: SearchRequest) -> bool:
    """Return whether a page of results lies where meaning has a say."""
    return request.sort is Sort.RELEVANCE and request.offset + request.page_size <= WINDOW


def widened(request: SearchRequest) -> SearchRequest:
    """Return the request for all the hits that are put in order together."""
    return replace(request, page=1, page_size=WINDOW)


def cut(scores: Mapping[int, float], request: SearchRequest) -> dict[int, float]:
    """Return the hits of the page that was asked for."""
    return dict(islice(scores.items(), request.offset, request.offset + request.page_size))


def fused(scores: Mapping[int, float], nearness: Mapping[int, float]) -> dict[int, float]:
    """Return hits with the sums of both scores, the best first. What has no vector yet counts as neither near nor far.

    Both are scaled within the answer, the words' by their best score, the nearness from the farthest to the nearest.
    """
    near = {key: nearness[key] for key in scores if key in nearness}
    if len(near) < 2 or max(near.values()) == min(near.values()):
        return dict(scores)
    best, farthest = max(scores.values()), min(near.values())
    span = max(near.values()) - farthest
    between = sum(near.values()) / len(near)
    sums = {key: score / best + WEIGHT * (near.get(key, between) - farthest) / span for key, score in scores.items()}
    return dict(sorted(sums.items(), key=lambda hit: -hit[1]))
