"""Read a list of parties from a spreadsheet: a CSV or XLSX file with a heading row. Nothing is stored here."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from consultations.distribution.keeping import Party
from consultations.distribution.models import Kind
from consultations.text import clean_line
from hyte.mail.recipients import is_recipient

MOST_BYTES = 1_000_000
MOST_UNPACKED = 20_000_000
"""Bytes of an XLSX file once unpacked: a small file may hold far more than it seems."""
MOST_ROWS = 1_000
LONGEST_NAME = 200

HEADINGS = {
    "name": ("name", "nimi", "namn"),
    "kind": ("kind", "laji", "typ"),
    "language": ("language", "kieli", "språk"),
    "email": ("e-mail", "email", "sähköposti", "e-post"),
}
KINDS = {
    Kind.ASSOCIATION: ("", "association", "järjestö", "yhdistys", "organisation", "förening"),
    Kind.AUTHORITY: ("authority", "viranomainen", "myndighet"),
    Kind.OTHER: ("other", "muu", "övrig", "övrigt", "annan"),
}
LANGUAGES = {"fi": ("", "fi", "suomi", "finska"), "sv": ("sv", "ruotsi", "svenska")}


@dataclass
class Reading:
    """What was read: the parties, or, with their line numbers, the errors because of which nothing is imported."""

    parties: list[Party] = field(default_factory=list)
    errors: list[tuple[int, str]] = field(default_factory=list)

    def fault(self, line: int, message: str) -> None:
        self.errors.append((line, message))


class Unreadable(Exception):
    """The file is no spreadsheet that could be read."""


def read_parties(name: str, content: bytes, listed: set[str]) -> Reading:
    """Return the parties in the file called `name`; `listed` are the casefolded names that the list has already.

    Raises `Unreadable` for what is neither CSV in UTF-8 nor XLSX.
    """
    rows = list(rows_of(name, content))
    reading = Reading()
    if not rows:
        reading.fault(1, _("The file is empty."))
        return reading
    columns = columns_of(rows[0][1], reading)
    if len(rows) > MOST_ROWS + 1:
        reading.fault(MOST_ROWS + 2, _("At most %(most)d lines can be imported at once.") % {"most": MOST_ROWS})
    if reading.errors:
        return reading
    names, emails = set(listed), set[str]()
    for line, cells in rows[1:]:
        values = {key: cells[at] if at < len(cells) else "" for key, at in columns.items()}
        read_party(line, values, names, emails, reading)
    return reading


def columns_of(cells: list[str], reading: Reading) -> dict[str, int]:
    """Return where each column is by the heading row; a list needs a name column, the others may be missing."""
    headings = [cell.casefold() for cell in cells]
    columns = {key: headings.index(word) for key, words in HEADINGS.items() for word in words if word in headings}
    if "name" not in columns:
        reading.fault(1, _("The first line has to name the columns: name, kind, language, e-mail."))
    return columns


def read_party(line: int, values: dict[str, str], names: set[str], emails: set[str], reading: Reading) -> None:
    """Add the party of one line, or say what is wrong with it."""
    name, email = values.get("name", ""), values.get("email", "")
    kind = meant(values.get("kind", ""), KINDS)
    language = meant(values.get("language", ""), LANGUAGES)
    before = len(reading.errors)
    if not name or len(name) > LONGEST_NAME:
        reading.fault(line, _("The name is missing or too long."))
    elif name.casefold() in names:
        reading.fault(line, _("%(name)s is on the list or in the file already.") % {"name": name})
    if kind is None:
        unknown = _("Unknown kind: %(value)s") % {"value": values["kind"][:50]}
        reading.fault(line, f"{unknown}. {use_one_of(str(label).lower() for label in Kind.labels)}")
    if language is None:
        unknown = _("Unknown language: %(value)s") % {"value": values["language"][:50]}
        reading.fault(line, f"{unknown}. {use_one_of(LANGUAGES)}")
    if email and not is_recipient(email):
        reading.fault(line, _("This is no e-mail address: %(value)s") % {"value": email[:100]})
    elif email and email.casefold() in emails:
        reading.fault(line, _("The e-mail address is in the file already."))
    names.add(name.casefold())
    emails.add(email.casefold())
    if len(reading.errors) == before:
        reading.parties.append(Party(name, Kind(str(kind)), str(language), email))


def meant(value: str, words: dict[str, tuple[str, ...]]) -> str | None:
    """Return the key whose words have `value`."""
    return next((key for key, known in words.items() if value.casefold() in known), None)


def use_one_of(known: Iterable[str]) -> str:
    return _("Write one of these: %(known)s") % {"known": ", ".join(known)}


def rows_of(name: str, content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines that are not empty, each with its number in the file, the cells cleaned."""
    raw = xlsx_rows(content) if name.casefold().endswith(".xlsx") else csv_rows(content)
    for line, cells in raw:
        cleaned = [clean_line(cell) for cell in cells]
        if any(cleaned):
            yield line, cleaned


def csv_rows(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines of CSV; the separator is the one that the heading row has more of."""
    try:
        text = content.decode("utf-8-sig")
        heading = text.split("\n", 1)[0]
        reader = csv.reader(io.StringIO(text), delimiter=";" if heading.count(";") >= heading.count(",") else ",")
        for cells in reader:
            yield reader.line_num, cells
    except (UnicodeDecodeError, csv.Error) as error:
        raise Unreadable from error


def xlsx_rows(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines of the first sheet; formulas give the value that was last computed."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if sum(part.file_size for part in package.infolist()) > MOST_UNPACKED:
                raise Unreadable
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        rows = book.worksheets[0].iter_rows(max_row=MOST_ROWS + 2, max_col=20, values_only=True)
        for line, cells in enumerate(rows, start=1):
            yield line, ["" if cell is None else str(cell) for cell in cells]
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, IndexError) as error:
        raise Unreadable from error
