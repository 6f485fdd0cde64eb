"""PDF, read with PDFium: it joins words that were divided at the end of a line, and knows ligatures and columns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from hyte.media.reading.limits import MOST_PAGES
from hyte.media.reading.outcome import NotReadable, Outcome

WRONG_PASSWORD = 4
"""PDFium's number for a file that opens with a password only (FPDF_ERR_PASSWORD)."""


def pdf_text(file: IO[bytes]) -> Iterator[str]:
    """Yield the text of a PDF page by page; a page that is broken is passed over. Raises `NotReadable`."""
    import pypdfium2  # noqa: PLC0415 — loading it takes longer than reading a text file

    try:
        document = pypdfium2.PdfDocument(file.read())
    except pypdfium2.PdfiumError as error:
        protected = error.err_code == WRONG_PASSWORD
        raise NotReadable(Outcome.PROTECTED if protected else Outcome.BROKEN) from None
    broken = 0
    for number in range(min(len(document), MOST_PAGES)):
        try:
            page = document[number]
            words = page.get_textpage()
        except pypdfium2.PdfiumError:
            broken += 1
            continue
        yield words.get_text_bounded() + "\n\n"
        words.close()
        page.close()
    if broken and broken == len(document):
        raise NotReadable(Outcome.BROKEN)
    if len(document) > MOST_PAGES:
        raise NotReadable(Outcome.CUT)
