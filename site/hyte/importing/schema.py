"""Declare the keys of an object as the fields of a dataclass, each with its reader. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, fields
from enum import Enum
from typing import Any, TypeAlias, TypeVar

from hyte.importing.problems import LineError, gettext_noop
from hyte.importing.readers import Reader, shown


class Absent(Enum):
    """The mark of a key that the object does not have: the value on the site is left alone."""

    ABSENT = "absent"

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT = Absent.ABSENT

T = TypeVar("T")
Maybe: TypeAlias = T | Absent
"""A value, or the mark that its key was absent."""


def key(read: Reader[Any], *, empty: Any = "", required: bool = False, default: Any = ABSENT) -> Any:
    """Declare a key that `read` reads; `null` gives `empty`, the value that clears."""
    metadata = {"read": read, "empty": empty, "required": required}
    return field(metadata=metadata) if required else field(default=default, metadata=metadata)


def read_object(kind: type[T], value: Mapping[str, Any], prefix: str = "", **given: Any) -> T:
    """Return `value` as the dataclass `kind`, completed by `given`. Raises `LineError` at the first wrong key."""
    found = dict(given)
    for each in fields(kind):  # type: ignore[arg-type]  # a dataclass, which T cannot say
        rule, name = each.metadata, prefix + each.name
        if not rule:
            continue
        if each.name not in value:
            if rule["required"]:
                raise LineError(gettext_noop("The key %(key)s is missing."), key=name)
        elif value[each.name] is None and not rule["required"]:
            found[each.name] = rule["empty"]
        else:
            found[each.name] = rule["read"](value[each.name], name)
    return kind(**found)


def unknown_keys(kind: type, value: Mapping[str, Any]) -> list[str]:
    """Return the keys of `value` that `kind` does not declare."""
    known = {each.name for each in fields(kind)}
    return [name for name in value if name not in known]


def record(kind: type[T]) -> Reader[T]:
    """Read an object inside an item."""

    def read(value: Any, name: str) -> T:
        if not isinstance(value, dict):
            raise LineError(gettext_noop("%(key)s must be an object, not %(value)s."), key=name, value=shown(value))
        return read_object(kind, value, prefix=f"{name}.")

    return read
