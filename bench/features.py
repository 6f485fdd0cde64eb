"""Measure what each feature of the requests to the engine costs, among many documents, without the site around them.

    export $(make -s services) && .venv/bin/python -m bench.features [--documents 40000] [--rounds 5]

Of every query the fastest round counts, so that other work on the machine does not. Prints milliseconds: the mean and
the 95th percentile over the queries.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from statistics import mean, quantiles
from typing import Any

from bench.entries import own_index, patiently, queries
from bench.scale import fill
from bench.scratch import scratch_site
from search.request import Facet

Bodies = list[dict[str, Any]]
Change = Callable[[Bodies], Bodies]


def ranking_alone(bodies: Bodies) -> Bodies:
    return bodies[:1]


def ranking_with(**more: Any) -> Change:
    return lambda bodies: [{**bodies[0], **more}]


def in_one_request(bodies: Bodies) -> Bodies:
    ranked, counted = bodies
    return [{**ranked, "aggs": counted["aggs"], "track_total_hits": True}]


def without_favours(bodies: Bodies) -> Bodies:
    return [{**bodies[0], "query": bodies[0]["query"]["dis_max"]["queries"][0]}]


def favoured_by_a_function_over_all(bodies: Bodies) -> Bodies:
    as_it_is, better, *_kinds = bodies[0]["query"]["dis_max"]["queries"]
    return [{**bodies[0], "query": {"function_score": {**better["function_score"], "query": as_it_is}}}]


def ways_added_up(bodies: Bodies) -> Bodies:
    asked, *_names = without_favours(bodies)[0]["query"]["bool"]["should"]
    return [{**bodies[0], "query": {"bool": {"should": asked["dis_max"]["queries"]}}}]


def counting_alone(bodies: Bodies) -> Bodies:
    return bodies[1:]


def counting_without_facets(bodies: Bodies) -> Bodies:
    return [{key: value for key, value in bodies[1].items() if key != "aggs"}]


def counting_below_a_filter(bodies: Bodies) -> Bodies:
    everything = {"bool": {"filter": []}}
    return [
        {
            **bodies[1],
            "aggs": {
                name: {"filter": everything, "aggs": {name: counted}} for name, counted in bodies[1]["aggs"].items()
            },
        }
    ]


def counting_without(facet: str) -> Change:
    def change(bodies: Bodies) -> Bodies:
        return [{**bodies[1], "aggs": {name: counted for name, counted in bodies[1]["aggs"].items() if name != facet}}]

    return change


def counting_the_state_below_what_closes(bodies: Bodies) -> Bodies:
    state = {"filter": {"exists": {"field": "closes_at"}}, "aggs": {"state": bodies[1]["aggs"]["state"]}}
    return [{**bodies[1], "aggs": {**bodies[1]["aggs"], "state": state}}]


FEATURES: dict[str, Change] = {
    "ranking and counting, as it is": lambda bodies: bodies,
    "both in one request": in_one_request,
    "ranking": ranking_alone,
    "ranking, with the number of hits": ranking_with(track_total_hits=True),
    "ranking, with scores told beside the order": ranking_with(track_scores=True),
    "ranking, by the score alone": ranking_with(sort=["_score"]),
    "ranking, favours by a function over all": favoured_by_a_function_over_all,
    "ranking, without favours": without_favours,
    "ranking, without favours, ways added up": ways_added_up,
    "counting": counting_alone,
    "counting, without facets": counting_without_facets,
    "counting, each facet below a filter": counting_below_a_filter,
    "counting, the state below what closes": counting_the_state_below_what_closes,
    **{f"counting, without {facet}": counting_without(facet.value) for facet in Facet},
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=40_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with scratch_site(), own_index() as alias:
        patiently()
        measure(fill(f"{alias}-features", options.documents), options.rounds)


def measure(name: str, rounds: int) -> None:
    from django.utils import timezone

    from search.analysis import query_words
    from search.backend.reading import search
    from search.engine import page
    from search.request import SearchRequest

    at = timezone.now()
    asked = [page(query_words(query), SearchRequest(query=query), [], at=at) for query in queries()]
    fastest: dict[str, list[float]] = {feature: [float("inf")] * len(asked) for feature in FEATURES}
    for _round in range(rounds):
        for number, bodies in enumerate(asked):
            for feature, change in FEATURES.items():
                changed = change(bodies)
                started = time.monotonic()
                search(name, changed, timeout=60.0)
                taken = (time.monotonic() - started) * 1000
                fastest[feature][number] = min(taken, fastest[feature][number])
    for feature, values in fastest.items():
        print(f"  {feature:45} mean {mean(values):5.1f}   p95 {quantiles(values, n=20)[18]:5.1f}", flush=True)


if __name__ == "__main__":
    main()
