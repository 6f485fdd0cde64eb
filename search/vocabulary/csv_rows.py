"""A vocabulary as a CSV file: a line for each concept, a column for each language and kind of term. Pure.

Terms in one cell are separated by `|`. Spreadsheet programs in Finland separate columns by semicolons, others by
commas: either is read, semicolons are written.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import NamedTuple

from search.vocabulary.terms import EVERYDAY, LEADING

LANGUAGES = ("fi", "sv")
KINDS = ("official", EVERYDAY, "abbreviation", "short_name", LEADING)
TERM_COLUMNS = {f"{language}_{kind}": (language, kind) for language in LANGUAGES for kind in KINDS}
COLUMNS = ("key", *TERM_COLUMNS, "note")
BETWEEN_TERMS = " | "


class RowTerm(NamedTuple):
    language: str
    kind: str
    text: str


class ConceptRow(NamedTuple):
    """One concept with its terms in order. An empty key is that of a new concept."""

    key: str
    terms: tuple[RowTerm, ...]
    note: str = ""

    @property
    def names(self) -> tuple[RowTerm, ...]:
        """The terms that the concept is called by, without the words that only lead to it."""
        return tuple(term for term in self.terms if term.kind != LEADING)

    def with_terms(self, more: Iterable[RowTerm]) -> ConceptRow:
        """Return the concept with `more` terms, each text of a language once."""
        texts = {(term.language, term.text) for term in self.terms}
        added = (term for term in more if (term.language, term.text) not in texts)
        return self._replace(terms=(*self.terms, *added))

    @property
    def digest(self) -> str:
        """What differs whenever the concept says something else."""
        said = "\n".join("\t".join(term) for term in sorted(self.terms))
        return hashlib.sha256(f"{self.note}\n{said}".encode()).hexdigest()


class BadFile(Exception):
    """A file that is no vocabulary."""


class NotText(BadFile):
    """It is not CSV in UTF-8."""


class UnknownColumns(BadFile):
    """Its first line names other columns than a vocabulary has, or no column of terms."""


def kinds_told(content: bytes) -> set[tuple[str, str]]:
    """Return the languages and kinds of terms that a file has columns for, once `read_rows` has read it."""
    return {TERM_COLUMNS[name] for name in columns_of(reader_of(content)) & TERM_COLUMNS.keys()}


def read_rows(content: bytes) -> Iterator[tuple[int, ConceptRow]]:
    """Yield the number of each line that holds a concept, and the concept. Raises `NotText`, `UnknownColumns`."""
    reader = reader_of(content)
    try:
        named = columns_of(reader)
        if not named <= set(COLUMNS) or named.isdisjoint(TERM_COLUMNS):
            raise UnknownColumns
        for cells in reader:
            row = row_of({name.strip(): value for name, value in cells.items() if name and isinstance(value, str)})
            if row.terms or row.key:
                yield reader.line_num, row
    except csv.Error:
        raise NotText from None


def reader_of(content: bytes) -> csv.DictReader[str]:
    """Return what reads the lines of a file, separated as its first line is. Raises `NotText`."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotText from None
    return csv.DictReader(StringIO(text), delimiter=";" if ";" in text.partition("\n")[0] else ",")


def columns_of(reader: csv.DictReader[str]) -> set[str]:
    """Return what the first line calls the columns."""
    return {name.strip() for name in reader.fieldnames or ()}


def row_of(cells: dict[str, str]) -> ConceptRow:
    """Return the concept of one line."""
    terms = [
        RowTerm(language, kind, " ".join(text.split()))
        for column, (language, kind) in TERM_COLUMNS.items()
        for text in cells.get(column, "").split("|")
        if text.strip()
    ]
    return ConceptRow(cells.get("key", "").strip(), tuple(dict.fromkeys(terms)), cells.get("note", "").strip())


def write_rows(rows: Iterable[ConceptRow]) -> str:
    """Return the file that `read_rows` reads the same rows from."""
    written = StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        cells = [
            BETWEEN_TERMS.join(term.text for term in row.terms if (term.language, term.kind) == wanted)
            for wanted in TERM_COLUMNS.values()
        ]
        writer.writerow([row.key, *cells, row.note])
    return written.getvalue()
