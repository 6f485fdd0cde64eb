"""A line of an import file becomes an item, or a complaint that names the line and the reason."""

import datetime
import json

import pytest

from hyte.importing.items import TYPES, BlogItem
from hyte.importing.parsing import Parsed, parse
from hyte.importing.parts import Author
from hyte.importing.schema import ABSENT

POST = {"id": "p1", "type": "blog", "language": "fi", "title": "Talkoot"}


def parsed(*lines: dict | str | bytes) -> Parsed:
    encoded = [json.dumps(line) if isinstance(line, dict) else line for line in lines]
    return parse([line.encode() if isinstance(line, str) else line for line in encoded], TYPES)


def reason(*lines: dict | str | bytes) -> str:
    problems = parsed(*lines).problems
    assert len(problems) == 1
    return str(problems[0])


def test_a_line_becomes_an_item_of_its_type():
    (item,) = parsed(POST | {"date": "2026-05-31", "authors": [{"name": "Aino Salo", "title": "puheenjohtaja"}]}).items
    assert isinstance(item, BlogItem)
    assert (item.line, item.id, item.date) == (1, "p1", datetime.date(2026, 5, 31))
    assert item.authors == (Author(name="Aino Salo", title="puheenjohtaja"),)


def test_an_absent_key_is_told_apart_from_one_that_clears():
    (item,) = parsed(POST | {"tags": None, "body": None, "contacts": []}).items
    assert (item.tags, item.body, item.contacts) == ((), "", ())
    assert (item.related_links, item.date) == (ABSENT, ABSENT)


def test_text_is_cleaned_and_brought_to_one_normal_form():
    (item,) = parsed(POST | {"title": "Äiti\u0000\n ja  lapsi", "body": "A\u0308iti\r\n\r\n\r\n\r\n## Talkoot "}).items
    assert item.title == "Äiti ja lapsi"
    assert item.body == "Äiti\n\n## Talkoot"


def test_empty_lines_and_a_byte_order_mark_are_passed_over():
    result = parsed(b"\xef\xbb\xbf" + json.dumps(POST).encode(), b"\n", b"   \n")
    assert [item.id for item in result.items] == ["p1"]
    assert not result.problems


def test_a_bad_line_leaves_the_others_alone_and_is_named_by_its_number():
    result = parsed(POST, "{", POST | {"id": "p2"})
    assert [item.line for item in result.items] == [1, 3]
    assert [problem.line for problem in result.problems] == [2]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('{"id" "p1"}', "line 1: The line is not JSON from character 7 on."),
        ('["p1"]', 'line 1: The line must be one JSON object, not ["p1"].'),
        (b'{"id": "\xe4"}', "line 1: The line is not UTF-8 from byte 9 on."),
        ("[" * 100_000, "line 1: The line is nested too deeply."),
    ],
)
def test_what_is_no_json_object_is_refused(line, expected):
    assert reason(line) == expected


@pytest.mark.parametrize("key", ["id", "type", "language"])
def test_a_line_without_its_identity_is_refused(key):
    line = {name: value for name, value in POST.items() if name != key}
    assert reason(line) == f"line 1: The key {key} is missing."


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"type": "article"}, 'type cannot be "article"; it is one of: contact, page, '),
        ({"type": ["blog"]}, 'type cannot be ["blog"]; it is one of: contact, page, '),
        ({"language": "en"}, 'language cannot be "en"; it is one of: fi, sv.'),
        ({"id": 7}, "id must be text, not 7."),
        ({"id": ""}, "id must not be empty."),
        ({"id": None}, "id must be text, not null."),
        ({"title": "x" * 256}, "title may have at most 255 characters and has 256."),
        ({"body": ["a"]}, 'body must be text, not ["a"].'),
        ({"date": "31.5.2026"}, 'date must be a date such as 2026-05-31, not "31.5.2026".'),
        ({"date": "0001-01-01"}, 'date must be a date such as 2026-05-31, not "0001-01-01".'),
        ({"tags": "HYTE"}, 'tags must be a list, not "HYTE".'),
        ({"tags": ["HYTE", ""]}, "tags[2] must not be empty."),
        ({"authors": ["Aino"]}, 'authors[1] must be an object, not "Aino".'),
        ({"authors": [{"title": "johtaja"}]}, "The key authors[1].name is missing."),
        ({"related_links": [{"title": "Lue", "url": "javascript:alert(1)"}]}, "related_links[1].url must be an http"),
        ({"related_links": [{"title": "Lue", "url": "http://[::1"}]}, "related_links[1].url must be an http"),
    ],
)
def test_a_wrong_value_is_refused_by_the_name_of_its_key(change, expected):
    assert expected in reason(POST | change)


@pytest.mark.parametrize("value", ["2026-05-31", "2026-05-31T09:00:00", "soon", 5, True])
def test_an_instant_needs_a_time_and_an_offset(value):
    line = {"id": "c", "type": "consultation", "language": "fi", "opens_at": value}
    assert "opens_at must be a time with its offset such as 2026-05-31T09:00:00+03:00" in reason(line)


@pytest.mark.parametrize("value", [0, -1, 1.5, True, "5"])
def test_an_ordinal_is_a_whole_number_from_one_on(value):
    line = {"id": "d", "type": "partnership_day", "language": "fi", "ordinal": value}
    assert "ordinal must be a whole number from 1 to 10000" in reason(line)


def test_the_second_line_with_an_id_is_refused():
    result = parsed(POST, POST | {"title": "Toinen"})
    assert [item.title for item in result.items] == ["Talkoot"]
    assert str(result.problems[0]) == "line 2: The id p1 is already that of line 1."


def test_an_unknown_key_is_remarked_on_and_the_line_imported():
    result = parsed(POST | {"athors": []})
    assert [item.id for item in result.items] == ["p1"]
    assert str(result.remarks[0]) == 'line 1: The key "athors" is not known and was passed over.'


def test_speakers_of_a_programme_may_be_names_or_objects():
    programme = [{"title": "Avaus", "speakers": "Aino Salo"}, {"title": "Puhe", "speakers": ["Oiva", {"name": "Eino"}]}]
    (item,) = parsed({"id": "d", "type": "partnership_day", "language": "fi", "programme": programme}).items
    assert [[speaker.name for speaker in entry.speakers] for entry in item.programme] == [
        ["Aino Salo"],
        ["Oiva", "Eino"],
    ]
