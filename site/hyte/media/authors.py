"""The authors of a document as one text, a line for each: "Name, title, organisation". Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class DocumentAuthor:
    """Who wrote a document, with title and organisation as they were then; both may be empty."""

    name: str
    title: str = ""
    organisation: str = ""

    def __str__(self) -> str:
        return ", ".join(part for part in (self.name, self.title, self.organisation) if part)


def parse_authors(text: str) -> list[DocumentAuthor]:
    """Return the authors that `text` names.

    The name ends at the first comma and the organisation begins after the last, so a title may hold commas. Of two
    parts the second is the organisation: it is what readers look for.
    """
    authors = []
    for line in text.splitlines():
        parts = [part.strip() for part in line.split(",")]
        if parts[0]:
            organisation = parts[-1] if len(parts) > 1 else ""
            authors.append(DocumentAuthor(parts[0], ", ".join(parts[1:-1]), organisation))
    return authors


def author_line(name: str, title: str = "", organisation: str = "") -> str:
    """Return the line from which `parse_authors` reads the same author again.

    Commas in the name and the organisation are dropped: there they would end the part.
    """
    name, organisation = name.replace(",", ""), organisation.replace(",", "")
    if title:
        return f"{name}, {title}, {organisation}".rstrip()
    return f"{name}, {organisation}" if organisation else name
