"""Turn the lines of a file into items, and complaints about the lines that are none. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from hyte.importing.items import Item
from hyte.importing.problems import LineError, Problem, gettext_noop
from hyte.importing.readers import choice, shown
from hyte.importing.schema import read_object, unknown_keys

BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass
class Parsed:
    """The good lines as items, the bad ones as problems, and remarks on lines that are imported all the same."""

    items: list[Item] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)


def parse(lines: Iterable[bytes], types: Mapping[str, type[Item]]) -> Parsed:
    """Read JSON Lines, one object a line; empty lines are passed over. The first of two lines with one id counts."""
    parsed = Parsed()
    seen: dict[str, int] = {}
    for number, content in enumerate(lines, start=1):
        if not content.strip():
            continue
        try:
            value = read_line(content)
            item = read_item(value, number, types)
            if item.id in seen:
                raise LineError(
                    gettext_noop("The id %(id)s is already that of line %(line)s."), id=item.id, line=seen[item.id]
                )
        except LineError as error:
            parsed.problems.append(Problem.of(number, error))
            continue
        seen[item.id] = number
        parsed.items.append(item)
        parsed.remarks += [unknown(name, number) for name in unknown_keys(types[item.type], value)]
    return parsed


def read_line(content: bytes) -> dict[str, Any]:
    """Return the JSON object of one line, or raise `LineError`."""
    try:
        value = json.loads(content.removeprefix(BYTE_ORDER_MARK).decode("utf-8"))
    except UnicodeDecodeError as error:
        raise LineError(
            gettext_noop("The line is not UTF-8 from byte %(position)s on."), position=error.start + 1
        ) from None
    except json.JSONDecodeError as error:
        raise LineError(
            gettext_noop("The line is not JSON from character %(position)s on."), position=error.colno
        ) from None
    except RecursionError:
        raise LineError(gettext_noop("The line is nested too deeply.")) from None
    if not isinstance(value, dict):
        raise LineError(gettext_noop("The line must be one JSON object, not %(value)s."), value=shown(value))
    return value


def read_item(value: Mapping[str, Any], number: int, types: Mapping[str, type[Item]]) -> Item:
    """Return the item that an object describes, or raise `LineError`."""
    if "type" not in value:
        raise LineError(gettext_noop("The key %(key)s is missing."), key="type")
    kind = choice(*types)(value["type"], "type")
    return read_object(types[kind], value, line=number, type=kind)


def unknown(name: str, number: int) -> Problem:
    """Return the remark that a key means nothing here: a slip of the keyboard would otherwise go unseen."""
    return Problem(number, gettext_noop("The key %(key)s is not known and was passed over."), {"key": shown(name)})
