"""Tables as files for spreadsheets, whatever is in them. The same rows always give the same bytes.

A file is written row by row to the disk and handed on open, at its beginning: however many rows there are, none but the
one that is being written is held.
"""

from __future__ import annotations

import csv
import io
import re
import shutil
import zipfile
from collections.abc import Iterable, Iterator
from tempfile import TemporaryFile
from typing import IO

from openpyxl import Workbook

from consultations.cells import neutral

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time of every member of an archive: the earliest that the format knows, so that the clock changes no byte."""

CELL_LIMIT = 32_767
"""Characters; what XLSX allows in one cell. A comment has fewer."""


def csv_file(header: list[str], rows: Iterable[list[str]]) -> IO[bytes]:
    """Return a table as CSV in UTF-8 with a byte order mark, separated by semicolons as Finnish Excel expects."""
    stored = empty_file()
    text = io.TextIOWrapper(stored, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows(harmless([header]))
    writer.writerows(harmless(rows))
    text.detach()
    return from_its_beginning(stored)


def xlsx_file(header: list[str], rows: Iterable[list[str]]) -> IO[bytes]:
    """Return a table as a spreadsheet; every cell is text."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for cells in harmless([header]):
        sheet.append(cells)
    for cells in harmless(rows):
        sheet.append([cell[:CELL_LIMIT] for cell in cells])
    stored = empty_file()
    book.save(stored)
    return same_bytes(stored)


def harmless(lines: Iterable[list[str]]) -> Iterator[list[str]]:
    return ([neutral(cell) for cell in cells] for cells in lines)


def same_bytes(archive: IO[bytes]) -> IO[bytes]:
    """Return an office file written anew with fixed times, so that the same content has the same bytes."""
    stored = empty_file()
    with archive, zipfile.ZipFile(archive) as old, zipfile.ZipFile(stored, "w") as new:
        for name in sorted(old.namelist()):
            with old.open(name) as content, new.open(member(name), "w") as copy:
                if name == "docProps/core.xml":
                    copy.write(without_moments(content.read()))
                else:
                    shutil.copyfileobj(content, copy)
    return from_its_beginning(stored)


def member(name: str, compression: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    """Return what an archive says about the file `name` in it, whenever that is written."""
    told = zipfile.ZipInfo(name, LONG_AGO)
    told.compress_type = compression
    return told


def without_moments(properties: bytes) -> bytes:
    """Return the properties of an office file with the times of its making replaced by a fixed one."""
    return re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"1980-01-01T00:00:00Z", properties)


def empty_file() -> IO[bytes]:
    """Return a file to write into. It is on the disk, has no name, and is gone once it is closed."""
    return TemporaryFile()


def from_its_beginning(file: IO[bytes]) -> IO[bytes]:
    """Return an open file ready to be read whole."""
    file.seek(0)
    return file
