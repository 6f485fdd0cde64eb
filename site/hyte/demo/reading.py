"""Read the demo content: files of TOML front matter between two `+++` lines, and below them the body. Pure."""

from __future__ import annotations

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

from hyte.demo.days import with_dates, written_out
from hyte.demo.items import DEMO_TYPES
from hyte.importing.items import Item
from hyte.importing.parsing import read_item
from hyte.importing.problems import LineError
from hyte.importing.readers import day
from hyte.importing.schema import unknown_keys

FENCE = "+++"


class DemoContentBroken(Exception):
    """A file of the demo content cannot be read; the message names it and says why."""


def read_content(folder: Path, now: datetime) -> list[Item]:
    """Return the items of all files below `folder`, with their dates counted from the instant `now`.

    Raises `DemoContentBroken` for the first file that is not right, an unknown key included.
    """
    return [read_file(file, number, now) for number, file in enumerate(sorted(folder.glob("*/*.md")), start=1)]


def read_file(file: Path, number: int, now: datetime) -> Item:
    """Return the item of one file; `number` stands for its line in messages."""
    try:
        value = with_dates(front_matter(file.read_text(encoding="utf-8")), now)
        if "date" in value:
            value["body"] = value.get("body", "").replace("{date}", written_out(day(value["date"], "date")))
        item = read_item(value, number, DEMO_TYPES)
    except (LineError, ValueError) as error:
        raise DemoContentBroken(f"{file.name}: {error}") from None
    if unknown := unknown_keys(type(item), value):
        raise DemoContentBroken(f"{file.name}: unknown keys {', '.join(unknown)}")
    return item


def front_matter(text: str) -> dict[str, Any]:
    """Return the object that a file describes. Raises `ValueError` where the fences or the TOML are wrong."""
    _before, head, body = text.split(f"{FENCE}\n", 2)
    value = tomllib.loads(head)
    if body.strip():
        value["body"] = body.strip()
    return value
