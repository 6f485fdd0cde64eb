"""The exports as files: a table, a spreadsheet and a document. The same record always gives the same bytes."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from docx import Document
from openpyxl import Workbook

from consultations.models import Consultation
from consultations.registry.cells import neutral
from consultations.registry.rows import comments_of, header, row, rows
from consultations.text import Subheading, blocks_of

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time of every member of an archive: the earliest that the format knows, so that the clock changes no byte."""

CELL_LIMIT = 32_767
"""Characters; what XLSX allows in one cell. A comment has fewer."""


def as_csv(consultation: Consultation, language: str, *, whole_record: bool = False) -> bytes:
    """Return the comments as CSV in UTF-8 with a byte order mark, separated by semicolons as Finnish Excel expects."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(header())
    writer.writerows(harmless(rows(comments_of(consultation, whole_record=whole_record), language)))
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(consultation: Consultation, language: str, *, whole_record: bool = False) -> bytes:
    """Return the comments as a spreadsheet; every cell is text."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(header())
    for cells in harmless(rows(comments_of(consultation, whole_record=whole_record), language)):
        sheet.append([cell[:CELL_LIMIT] for cell in cells])
    stored = io.BytesIO()
    book.save(stored)
    return same_bytes(stored.getvalue())


def as_docx(consultation: Consultation, language: str) -> bytes:
    """Return the published comments as a document to read: a chapter for each statement."""
    document = Document()
    document.core_properties.author = ""
    document.core_properties.title = neutral(str(consultation))
    document.core_properties.created = document.core_properties.modified = datetime(1980, 1, 1, tzinfo=UTC)
    document.add_heading(neutral(str(consultation)), level=0)
    statement = None
    for comment in comments_of(consultation, whole_record=False).iterator(chunk_size=500):
        cells = [neutral_words(cell) for cell in row(comment, language)]
        if comment.statement_id != statement:
            statement = comment.statement_id
            document.add_heading(neutral_words(comment.statement.author), level=1)
            document.add_paragraph(f"{cells[2]}, {cells[4]}, {cells[5]}")
        if cells[11]:
            document.add_heading(cells[11], level=2)
        for block in blocks_of(cells[15]):
            if isinstance(block, Subheading):
                document.add_heading(block.text, level=3)
            else:
                document.add_paragraph(block.text)
    stored = io.BytesIO()
    document.save(stored)
    return same_bytes(stored.getvalue())


def neutral_words(text: str) -> str:
    """Return `text` without what XML cannot hold. A document computes nothing, so nothing else is changed."""
    return neutral(f"x{text}")[1:]


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
