"""Files that were made to harm whoever reads them."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from random import Random

from tests.media.files import OFFICE, WORD, archive, assembled, docx, odt, pdf, pptx, stream

MEGABYTE = 1024 * 1024


def spaces(megabytes: int) -> bytes:
    """Return the compressed form of this many megabytes of spaces."""
    packer = zlib.compressobj(9)
    block = b" " * MEGABYTE
    return b"".join(packer.compress(block) for _number in range(megabytes)) + packer.flush()


def word_bomb() -> bytes:
    """A Word file of 100 kB whose only part unpacks to 100 MB."""
    return archive({"word/document.xml": f'<w:document xmlns:w="{WORD}">'.encode() + b" " * 100 * MEGABYTE})


def many_slides() -> bytes:
    """Slides that unpack to 2 MB each, 40 of them: none is large, all together are."""
    padding = f"<a><!--{' ' * 2 * MEGABYTE}--></a>"
    return pptx([], **{f"slides/slide{number}": padding for number in range(40)})


def many_parts() -> bytes:
    return archive({f"word/part{number}.xml": b"" for number in range(10_001)} | {"word/document.xml": b"<d/>"})


def word_with(document_type: str, body: str = "") -> bytes:
    text = f'<w:document xmlns:w="{WORD}"><w:p><w:r><w:t>{body}</w:t></w:r></w:p></w:document>'
    return archive({"word/document.xml": f'<?xml version="1.0"?><!DOCTYPE d {document_type}>{text}'})


def laughs() -> str:
    """Entities that grow to a billion words."""
    rows = [f'<!ENTITY l{number} "{f"&l{number - 1};" * 10}">' for number in range(1, 10)]
    return f'[<!ENTITY l0 "lol">{"".join(rows)}]'


def open_document_with_entity() -> bytes:
    content = (
        f'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><office:d xmlns:office="{OFFICE}">&x;</office:d>'
    )
    return archive({"content.xml": content})


def deep_markup() -> bytes:
    depth = 500_000
    return archive({"word/document.xml": b"<a>" * depth + b"</a>" * depth})


def wide_markup() -> bytes:
    """Three million empty elements: a tree of them would take more memory than there is."""
    return archive({"word/document.xml": b"<a>" + b"<b/>" * 3_000_000 + b"</a>"})


def pdf_bomb(megabytes: int) -> bytes:
    """A page whose content unpacks to this much."""
    plain = pdf("")
    head, _separator, _rest = plain.partition(b"11 0 obj")
    return head + b"11 0 obj\n" + stream(b"", packed=spaces(megabytes)) + b"\nendobj\n" + b"trailer << /Root 1 0 R >>"


def page_with(drawn: str, content: int) -> str:
    """Return a page that may draw the objects `drawn` by name."""
    resources = f"/Resources << /XObject << {drawn} >> >>"
    return f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] {resources} /Contents {content} 0 R >>"


def pdf_in_a_circle() -> bytes:
    return pdf("Sivu", o2="<< /Type /Pages /Kids [2 0 R 10 0 R] /Count 2 >>")


def pdf_that_calls_itself() -> bytes:
    """A form that draws itself twice, on and on."""
    form = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 9 0 R >> >> /Length 11 >>"
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [10 0 R] /Count 1 >>",
        9: form + b"\nstream\n/X Do /X Do\nendstream",
        10: page_with("/X 9 0 R", content=11).encode(),
        11: stream(b"/X Do"),
    }
    return assembled(objects)


def pdf_of_a_billion_pages() -> bytes:
    return pdf("Sivu", o2="<< /Type /Pages /Kids [10 0 R] /Count 1000000000 >>")


def pixel_flood() -> bytes:
    """A page with a picture of 100,000 × 100,000 points."""
    size = 100_000
    picture = f"<< /Type /XObject /Subtype /Image /Width {size} /Height {size} /BitsPerComponent 8 /Length 0 >>"
    drawn = "<< /Length 5 >>\nstream\n/I Do\nendstream"
    return pdf("", o8=drawn, o9=f"{picture}\nstream\n\nendstream", o10=page_with("/I 9 0 R", content=8))


def png_flood() -> bytes:
    """A slide with a picture that says it has 100,000 × 100,000 points."""
    header = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 6, 0, 0, 0)
    return pptx(["Dia"], **{"media/image1.png": b"\x89PNG\r\n\x1a\n" + header})


def protected_pdf() -> bytes:
    secret = "A" * 32
    return pdf("Salainen", trailer="/Encrypt 9 0 R /ID [<00> <00>]", o9=(
        f"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O ({secret}) /U ({secret}) >>"
    ))  # fmt: skip


def protected_open_document() -> bytes:
    return odt("", **{"META-INF__manifest": "<m><encryption-data/></m>"})


def damaged(content: bytes, seed: int) -> bytes:
    """Return `content` with one byte of a hundred changed, and with its end cut off; each `seed` gives another one."""
    chance = Random(seed)
    changed = bytearray(content)
    for _number in range(1 + len(changed) // 100):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed[: chance.randrange(len(changed) // 2, len(changed) + 1)])


SAMPLES: dict[str, Callable[[], bytes]] = {
    "pdf": lambda: pdf("Hyvinvointialueen ohjelma", "Toinen sivu"),
    "docx": lambda: docx("Hyvinvointialueen ohjelma", "Toinen kappale"),
    "pptx": lambda: pptx(["Hyvinvointialueen ohjelma"], ["Tervetuloa"]),
    "odt": lambda: odt("<text:p>Hyvinvointialueen ohjelma</text:p>"),
}
