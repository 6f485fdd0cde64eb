"""Other shapes of the request to the engine, each the site's own without one feature or with another in its place.

Each function takes a clause of the request as Elasticsearch reads it and gives one back.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from search.preparing import FIELDS

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


def group_of(clause: Clause) -> str:
    """Return which group of fields a clause over all of them searches, empty for any other clause."""
    inner = clause.get("combined_fields") if isinstance(clause, dict) else None
    return str(inner["fields"][0]).split("_")[0] if inner else ""


def without_group(group: str) -> Reshape:
    return every(lambda clause: None if group_of(clause) == group else clause)


def without_parts(clause: Clause) -> Clause:
    """Leave out the compound parts of the query: the clauses over base forms that weigh less than whole words."""
    from search.query import PARTS

    def change(each: Clause) -> Clause:
        return None if group_of(each) == "words" and each["combined_fields"]["boost"] == PARTS else each

    return every(change)(clause)


def without_fuzziness(clause: Clause) -> Clause:
    def change(each: Clause) -> Clause:
        match = each.get("match")
        return None if match and any("fuzziness" in options for options in match.values()) else each

    return without_empty(every(change)(clause))


def without_empty(clause: Clause) -> Clause:
    def change(each: Clause) -> Clause:
        return None if each.get("dis_max", {}).get("queries") == [] else each

    return every(change)(clause)


def with_equal_fields(clause: Clause) -> Clause:
    def change(each: Clause) -> Clause:
        if group_of(each):
            fields = [field.split("^")[0] for field in each["combined_fields"]["fields"]]
            return {"combined_fields": {**each["combined_fields"], "fields": fields}}
        return each

    return every(change)(clause)


def as_multi_match(kind: str) -> Reshape:
    def change(each: Clause) -> Clause:
        if not group_of(each):
            return each
        inner = each["combined_fields"]
        return {"multi_match": {**inner, "type": kind}}

    return every(change)


def with_most_of_the_words(clause: Clause) -> Clause:
    def change(each: Clause) -> Clause:
        if group_of(each):
            return {"combined_fields": {**each["combined_fields"], "minimum_should_match": "75%"}}
        return each

    return every(change)(clause)


def added_up(clause: Clause) -> Clause:
    """Add up the ways in which an entry matches, where the site counts the best one."""

    def change(each: Clause) -> Clause:
        return {"bool": {"should": each["dis_max"]["queries"]}} if "dis_max" in each else each

    return every(change)(clause)


def only_in(field: str) -> Reshape:
    def change(each: Clause) -> Clause:
        if group_of(each):
            fields = [name for name in each["combined_fields"]["fields"] if name.split("^")[0].endswith(field)]
            return {"combined_fields": {**each["combined_fields"], "fields": fields}}
        return each

    return every(change)


SHAPES: dict[str, Reshape] = {
    "as it is": lambda clause: clause,
    "without folded forms": lambda clause: without_empty(without_group("folded")(clause)),
    "without the query's compound parts": without_parts,
    "without fuzziness": without_fuzziness,
    "with equal weights of the fields": with_equal_fields,
    "ways added up (dis_max otherwise)": added_up,
    "best_fields (combined_fields otherwise)": as_multi_match("best_fields"),
    "most_fields (combined_fields otherwise)": as_multi_match("most_fields"),
    "cross_fields (combined_fields otherwise)": as_multi_match("cross_fields"),
    "with three quarters of the words required": with_most_of_the_words,
    **{f"only the field {field}": only_in(field) for field in FIELDS},
}
