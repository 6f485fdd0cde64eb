"""Lines may come in any order: what others refer to is imported first."""

import json

from hyte.importing.items import TYPES
from hyte.importing.ordering import by_dependency
from hyte.importing.parsing import parse


def order(*lines: dict) -> list[str]:
    items = parse([json.dumps({"language": "fi"} | line).encode() for line in lines], TYPES).items
    return [item.id for item in by_dependency(items, TYPES)]


def test_a_contact_comes_before_the_post_that_names_it():
    assert order({"id": "post", "type": "blog", "contacts": ["aino"]}, {"id": "aino", "type": "contact"}) == [
        "aino",
        "post",
    ]


def test_a_statement_comes_after_its_consultation_and_a_file_after_its_day():
    lines = [
        {"id": "s", "type": "statement", "consultation": "c"},
        {"id": "f", "type": "file", "day": "d"},
        {"id": "d", "type": "partnership_day"},
        {"id": "c", "type": "consultation"},
    ]
    assert order(*lines) == ["c", "d", "f", "s"]


def test_a_translation_comes_after_its_source_whatever_their_languages():
    lines = [{"id": "fi", "type": "page", "translation_of": "sv"}, {"id": "sv", "type": "page", "language": "sv"}]
    assert order(*lines) == ["sv", "fi"]


def test_two_pages_that_call_each_other_their_source_are_both_kept():
    lines = [
        {"id": "fi", "type": "page", "translation_of": "sv"},
        {"id": "sv", "type": "page", "language": "sv", "translation_of": "fi"},
    ]
    assert sorted(order(*lines)) == ["fi", "sv"]


def test_a_long_chain_of_references_is_followed_to_its_end():
    lines = [{"id": str(n), "type": "page", "translation_of": str(n + 1)} for n in range(5000)]
    assert order(*lines, {"id": "5000", "type": "page"})[0] == "5000"


def test_a_reference_that_is_not_in_the_file_does_not_hinder():
    assert order({"id": "s", "type": "statement", "consultation": "elsewhere"}) == ["s"]


def test_finnish_comes_before_swedish_where_nothing_else_decides():
    assert order({"id": "sv", "type": "page", "language": "sv"}, {"id": "fi", "type": "page"}) == ["fi", "sv"]


def test_statements_come_in_the_order_of_their_arrival_whatever_their_lines_and_languages():
    statement = {"type": "statement", "consultation": "c"}
    lines = [
        statement | {"id": "last", "submitted_at": "2026-10-03T09:00:00+03:00"},
        statement | {"id": "middle", "submitted_at": "2026-10-02T09:00:00+03:00", "language": "sv"},
        statement | {"id": "first", "submitted_at": "2026-10-02T08:59:59+03:00"},
    ]
    assert order(*lines) == ["first", "middle", "last"]
