"""Other shapes of the request to the engine and of its index, each the site's own without one feature or with another.

A function of `SHAPES` takes a clause of the request as Elasticsearch reads it and gives one back; `INDEXES` holds what
an index is made with instead: how often the words of each field stand, and the similarity.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from search.shape import REPEATED

Clause = Any
Reshape = Callable[[Clause], Clause]


def every(change: Reshape) -> Reshape:
    """Return what applies `change` to each clause, from the innermost outwards; `None` leaves a clause out."""

    def walk(part: Any) -> Any:
        if isinstance(part, dict):
            changed = {key: walk(value) for key, value in part.items()}
            return change({key: value for key, value in changed.items() if value is not None}) if changed else changed
        if isinstance(part, list):
            return [changed for changed in map(walk, part) if changed is not None]
        return part

    return walk


def field_of(clause: Clause) -> str:
    """Return which field a clause for given words searches, empty for any other clause."""
    match = clause.get("match") if isinstance(clause, dict) else None
    return next((field for field, asked in match.items() if "fuzziness" not in asked), "") if match else ""


def without_folded(clause: Clause) -> Clause:
    return every(lambda each: None if field_of(each) == "folded" else each)(clause)


def without_parts(clause: Clause) -> Clause:
    """Leave out the compound parts of the query: the clauses over base forms that weigh less than whole words."""
    from search.query import PARTS

    def change(each: Clause) -> Clause:
        return None if field_of(each) == "words" and each["match"]["words"]["boost"] == PARTS else each

    return every(change)(clause)


def without_fuzziness(clause: Clause) -> Clause:
    def change(each: Clause) -> Clause:
        return None if each.get("match") and not field_of(each) else each

    return every(change)(clause)


def with_most_of_the_words(clause: Clause) -> Clause:
    def change(each: Clause) -> Clause:
        if field := field_of(each):
            return {"match": {field: {**each["match"][field], "minimum_should_match": "75%"}}}
        return each

    return every(change)(clause)


def added_up(clause: Clause) -> Clause:
    """Add up the ways in which an entry matches, where the site counts the best one."""

    def change(each: Clause) -> Clause:
        ways = each.get("dis_max", {}).get("queries", [])
        return {"bool": {"should": ways}} if ways and all(map(field_of, ways)) else each

    return every(change)(clause)


def without_favours(clause: Clause) -> Clause:
    """Leave what the words alone make of it: nothing better for a name, a kind that is named, or being open."""

    def change(each: Clause) -> Clause:
        as_it_is, *better = each.get("dis_max", {}).get("queries") or [each]
        return as_it_is if any("function_score" in way for way in better) else each

    return every(change)(clause)


SHAPES: dict[str, Reshape] = {
    "as it is": lambda clause: clause,
    "without folded forms": without_folded,
    "without the query's compound parts": without_parts,
    "without fuzziness": without_fuzziness,
    "ways added up (dis_max otherwise)": added_up,
    "with three quarters of the words required": with_most_of_the_words,
    "without what is better by a factor": without_favours,
}

INDEXES: dict[str, tuple[dict[str, int], dict[str, float]]] = {
    "each field's words once": (dict.fromkeys(REPEATED, 1), {}),
    "people's names twice": ({**REPEATED, "people": 2}, {}),
    "k1 of 1.2": (REPEATED, {"k1": 1.2}),
    "b of .5": (REPEATED, {"b": 0.5}),
    **{f"only the field {field}": ({field: 1}, {}) for field in REPEATED},
}
