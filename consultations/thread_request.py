"""What the address of a thread asks for. Anything that means nothing is passed over: a thread always has an answer."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from consultations.identifiers import FIRST_PAGE, Place, place_in
from hyte.pages.addresses import LANGUAGES

WHOLE = "whole"
"""The value of `section` for comments on the whole."""

OLDEST = "oldest"


@dataclass(frozen=True)
class ThreadRequest:
    """The language and the section to which the thread is narrowed, its order, and the comment beside which to start.

    Empty text means no narrowing, the newest first, and the beginning.
    """

    language: str = ""
    section: str = ""
    order: str = ""
    place: Place = FIRST_PAGE

    @classmethod
    def of(cls, parameters: Mapping[str, str], sections: Collection[str] = ()) -> ThreadRequest:
        """Return what `parameters` ask for, where `sections` are the UUIDs of the sections that there are."""

        def known(name: str, values: Collection[str]) -> str:
            value = parameters.get(name, "")
            return value if value in values else ""

        return cls(
            language=known("language", LANGUAGES),
            section=known("section", (WHOLE, *sections)) if sections else "",
            order=known("order", (OLDEST,)),
            place=place_in(parameters),
        )

    @property
    def selects(self) -> bool:
        """Return whether some comments are left out, which the order alone does not do."""
        return bool(self.language or self.section)

    @property
    def narrowing(self) -> dict[str, str]:
        """Return the parameters that stay the same from page to page."""
        chosen = {"language": self.language, "section": self.section, "order": self.order}
        return {name: value for name, value in chosen.items() if value}

    def address(self, **place: str) -> str:
        """Return the query string of another page of the same thread."""
        return f"?{urlencode(self.narrowing | place)}"
