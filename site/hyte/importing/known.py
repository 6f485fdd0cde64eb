"""What the site has already, by external id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from hyte.importing.problems import LineError, gettext_noop


@dataclass
class Known:
    """The things with an external id: asked for once, then kept up to date by the run."""

    types: Mapping[str, type[models.Model]]
    rows: dict[str, tuple[str, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for kind, model in self.types.items():
            for external_id, pk in model._default_manager.exclude(external_id=None).values_list("external_id", "pk"):
                self.rows[external_id] = (kind, pk)

    def note(self, kind: str, external_id: str, pk: int) -> None:
        """Remember a thing that the run has made."""
        self.rows[external_id] = (kind, pk)

    def find(self, kind: str, external_id: str) -> Any | None:
        """Return the thing, `None` where there is none. Raises `LineError` when the id is that of another type."""
        found, pk = self.rows.get(external_id, (kind, None))
        if found != kind:
            raise LineError(
                gettext_noop("%(id)s is not of the type %(type)s but of the type %(found)s."),
                id=external_id, type=kind, found=found,
            )  # fmt: skip
        return None if pk is None else self.types[kind]._default_manager.filter(pk=pk).first()

    def need(self, kind: str, external_id: str, key: str) -> Any:
        """Return what `key` refers to, or raise `LineError`."""
        found = self.find(kind, external_id)
        if found is None:
            raise unresolved(key, external_id)
        return found

    def need_any(self, external_id: str, key: str) -> Any:
        """Return what `key` refers to, whatever its type, or raise `LineError`."""
        kind, _pk = self.rows.get(external_id, (None, None))
        if kind is None:
            raise unresolved(key, external_id)
        return self.need(kind, external_id, key)


def unresolved(key: str, external_id: str) -> LineError:
    return LineError(
        gettext_noop("%(key)s refers to %(id)s, which is neither on the site nor in a good line of the file."),
        key=key, id=external_id,
    )  # fmt: skip
