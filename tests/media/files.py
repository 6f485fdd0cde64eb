"""Files made for tests: the smallest that a program would open, and what a hostile person would make of them."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SLIDES = "http://schemas.openxmlformats.org/presentationml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a compressed archive of `parts` by name."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as opened:
        for name, content in parts.items():
            opened.writestr(name, content)
    return file.getvalue()


def word_part(*paragraphs: str, root: str = "document") -> str:
    """Return a part of a Word file."""
    rows = "".join(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in paragraphs)
    return f'<w:{root} xmlns:w="{WORD}">{rows}</w:{root}>'


def docx(*paragraphs: str, **parts: str | bytes) -> bytes:
    """Return a Word file; `parts` are further ones in the folder `word`."""
    named = {f"word/{name}.xml": content for name, content in parts.items()}
    return archive({"word/document.xml": word_part(*paragraphs)} | named)


def slide(text: str) -> str:
    """Return a slide, or the page of its notes."""
    shape = f"<a:p><a:r><a:t>{escape(text)}</a:t></a:r></a:p>"
    return f'<p:sld xmlns:p="{SLIDES}" xmlns:a="{DRAWING}">{shape}</p:sld>'


def pptx(slides: Iterable[str], notes: Iterable[str] = (), **parts: str | bytes) -> bytes:
    """Return a PowerPoint file; `parts` are further ones in the folder `ppt`."""
    named: dict[str, str | bytes] = {"ppt/presentation.xml": f'<p:presentation xmlns:p="{SLIDES}"/>'}
    named |= {f"ppt/slides/slide{number}.xml": slide(text) for number, text in enumerate(slides, 1)}
    named |= {f"ppt/notesSlides/notesSlide{number}.xml": slide(text) for number, text in enumerate(notes, 1)}
    return archive(named | {f"ppt/{name}.xml": content for name, content in parts.items()})


def odt(content: str, **parts: str | bytes) -> bytes:
    """Return an OpenDocument text whose body is the XML `content`."""
    document = f'<office:document xmlns:office="{OFFICE}" xmlns:text="{TEXT}">{content}</office:document>'
    named = {name.replace("__", "/") + ".xml": part for name, part in parts.items()}
    return archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": document} | named)


def pdf(*pages: str, trailer: str = "", **objects: str) -> bytes:
    """Return a PDF with a line of text on each page; `objects` by number (`o9`) take the place of others or join."""
    count = len(pages)
    kids = " ".join(f"{10 + 2 * number} 0 R" for number in range(count))
    bodies = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        3: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    }
    raw = {number: body.encode("cp1252") for number, body in bodies.items()}
    for number, text in enumerate(pages):
        page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
        raw[10 + 2 * number] = f"{page}/Contents {11 + 2 * number} 0 R >>".encode()
        raw[11 + 2 * number] = stream(f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET".encode("cp1252"))
    raw |= {int(name[1:]): body.encode("cp1252") for name, body in objects.items()}
    return assembled(raw, trailer)


def stream(content: bytes, *, packed: bytes | None = None) -> bytes:
    """Return the object of a stream; `packed` is its compressed form, made elsewhere."""
    data = zlib.compress(content) if packed is None else packed
    return b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(data), data)


def assembled(objects: Mapping[int, bytes], trailer: str = "") -> bytes:
    """Return a PDF of these objects with a right table of where they are."""
    file, places = bytearray(b"%PDF-1.7\n"), {}
    for number, body in sorted(objects.items()):
        places[number] = len(file)
        file += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(file)
    file += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        file += b"%d 1\n%010d 00000 n \n" % (number, place)
    size = max(objects) + 1
    file += f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF".encode()
    return bytes(file)
