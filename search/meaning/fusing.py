"""Put what the words found in an order that meaning has a say in. Pure.

The words decide what is found, how much, and what is counted. Meaning moves only the first hits among themselves,
so every page stays a part of one and the same list: what the words put further down comes after them as it
would without.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import islice
from statistics import fmean, pstdev

from search.request import SearchRequest, Sort

WINDOW = 100
"""Hits that are put in order together, at most."""

WEIGHT = 0.3
"""What it is worth to be nearer by `FAR` standard deviations, where the best score of the words is worth one."""

FAR = 4.0
"""Standard deviations between what is very near and what is very far, among many hits."""


def has_a_say(request: SearchRequest) -> bool:
    """Return whether a page of results lies where meaning has a say."""
    return request.sort is Sort.RELEVANCE and request.offset + request.page_size <= WINDOW


def widened(request: SearchRequest) -> SearchRequest:
    """Return the request for all the hits that are put in order together: as many whole pages as the window has."""
    return replace(request, page=1, page_size=WINDOW - WINDOW % request.page_size)


def cut(scores: Mapping[int, float], request: SearchRequest) -> dict[int, float]:
    """Return the hits of the page that was asked for."""
    return dict(islice(scores.items(), request.offset, request.offset + request.page_size))


def fused(scores: Mapping[int, float], nearness: Mapping[int, float]) -> dict[int, float]:
    """Return hits with the sums of both scores, the best first. What has no vector yet counts as neither near nor far.

    Both are scaled within the answer, the words' by their best score, the nearness by its mean and deviation: between
    the nearest and the farthest, two of a few hits that are about the same would lie as far apart as any.
    """
    near = {key: nearness[key] for key in scores if key in nearness}
    deviation = pstdev(near.values()) if near else 0.0
    if not deviation:
        return dict(scores)
    best, middle = max(scores.values()), fmean(near.values())
    sums = {
        key: score / best + WEIGHT * (near.get(key, middle) - middle) / (FAR * deviation)
        for key, score in scores.items()
    }
    return dict(sorted(sums.items(), key=lambda hit: -hit[1]))
