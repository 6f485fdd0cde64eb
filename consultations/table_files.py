"""Tables as files for spreadsheets, whatever is in them. The same rows always give the same bytes."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator

from openpyxl import Workbook

from consultations.cells import neutral

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time of every member of an archive: the earliest that the format knows, so that the clock changes no byte."""

CELL_LIMIT = 32_767
"""Characters; what XLSX allows in one cell. A comment has fewer."""


def csv_file(header: list[str], rows: Iterable[list[str]]) -> bytes:
    """Return a table as CSV in UTF-8 with a byte order mark, separated by semicolons as Finnish Excel expects."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows(harmless([header]))
    writer.writerows(harmless(rows))
    return text.getvalue().encode("utf-8-sig")


def xlsx_file(header: list[str], rows: Iterable[list[str]]) -> bytes:
    """Return a table as a spreadsheet; every cell is text."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for cells in harmless([header]):
        sheet.append(cells)
    for cells in harmless(rows):
        sheet.append([cell[:CELL_LIMIT] for cell in cells])
    stored = io.BytesIO()
    book.save(stored)
    return same_bytes(stored.getvalue())


def harmless(lines: Iterable[list[str]]) -> Iterator[list[str]]:
    return ([neutral(cell) for cell in cells] for cells in lines)


def same_bytes(archive: bytes) -> bytes:
    """Return an office file written anew with fixed times, so that the same content has the same bytes."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            content = old.read(name)
            if name == "docProps/core.xml":
                content = without_moments(content)
            new.writestr(zipfile.ZipInfo(name, LONG_AGO), content, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def without_moments(properties: bytes) -> bytes:
    """Return the properties of an office file with the times of its making replaced by a fixed one."""
    return re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"1980-01-01T00:00:00Z", properties)
