"""The exports as open files: a table, a spreadsheet and a document. The same record always gives the same bytes.

The tables are written to the disk row by row. The document is the exception: python-docx holds the words of all its
chapters until it is saved.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import IO

from docx import Document

from consultations.cells import neutral
from consultations.models import Consultation
from consultations.registry.rows import CHUNK, comments_of, header, row, rows
from consultations.table_files import csv_file, empty_file, same_bytes, xlsx_file
from consultations.text import Subheading, blocks_of


def as_csv(consultation: Consultation, language: str, *, whole_record: bool = False) -> IO[bytes]:
    """Return the comments as CSV."""
    return csv_file(header(), rows(comments_of(consultation, whole_record=whole_record), language))


def as_xlsx(consultation: Consultation, language: str, *, whole_record: bool = False) -> IO[bytes]:
    """Return the comments as a spreadsheet."""
    return xlsx_file(header(), rows(comments_of(consultation, whole_record=whole_record), language))


def as_docx(consultation: Consultation, language: str, *, whole_record: bool = False) -> IO[bytes]:
    """Return the comments as a document to read: a chapter for each statement.

    In the whole record a chapter has the statement's reference, by which its files are found, and every comment its
    status.
    """
    document = Document()
    document.core_properties.author = ""
    document.core_properties.title = neutral(str(consultation))
    document.core_properties.created = document.core_properties.modified = datetime(1980, 1, 1, tzinfo=UTC)
    document.add_heading(neutral(str(consultation)), level=0)
    statement = None
    for comment in comments_of(consultation, whole_record=whole_record).iterator(chunk_size=CHUNK):
        cells = [neutral_words(cell) for cell in row(comment, language)]
        if comment.statement_id != statement:
            statement = comment.statement_id
            document.add_heading(neutral_words(comment.statement.author), level=1)
            told = [cells[2], cells[4], cells[5]]
            document.add_paragraph(", ".join([cells[0], *told] if whole_record else told))
        if cells[11]:
            document.add_heading(cells[11], level=2)
        if cells[14]:
            document.add_heading(cells[14], level=3 if cells[11] else 2)
        if whole_record:
            document.add_paragraph(cells[16])
        for block in blocks_of(cells[15]):
            if isinstance(block, Subheading):
                document.add_heading(block.text, level=3)
            else:
                document.add_paragraph(block.text)
    stored = empty_file()
    document.save(stored)
    return same_bytes(stored)


def neutral_words(text: str) -> str:
    """Return `text` without what XML cannot hold. A document computes nothing, so nothing else is changed."""
    return neutral(f"x{text}")[1:]
