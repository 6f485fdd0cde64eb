"""Files for the tests, made on the spot: ordinary ones, and hostile ones that each break one rule."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO

from PIL import Image

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
HTML = b"<!doctype html><script>alert(1)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
ODT_TYPE = "application/vnd.oasis.opendocument.text"


def pdf(body: bytes = b"", *, head: bytes = b"%PDF-1.7\n", tail: bytes = b"") -> bytes:
    return head + b"1 0 obj\n<< /Type /Catalog " + body + b">>\nendobj\ntrailer\nstartxref\n9\n%%EOF\n" + tail


def packed_pdf(objects: bytes) -> bytes:
    """Return a PDF with `objects` in a compressed object stream."""
    packed = zlib.compress(objects)
    return pdf(b">>\nendobj\n2 0 obj\n<< /Type /ObjStm /Filter /FlateDecode >>\nstream\n" + packed + b"\nendstream\n<<")


def archive(members: dict[str, str | bytes], *, stored: tuple[str, ...] = ("mimetype",), comment: bytes = b"") -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            method = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            info = zipfile.ZipInfo(name, (2026, 10, 12, 12, 0, 0))
            file.writestr(info, content, compress_type=method)
        file.comment = comment
    return target.getvalue()


def docx(extra: dict[str, str | bytes] | None = None, *, main: str = MAIN, comment: bytes = b"") -> bytes:
    types = f'<Types><Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    members = {"[Content_Types].xml": types, "_rels/.rels": RELATIONS.format(""), "word/document.xml": "<w:document/>"}
    return archive(members | (extra or {}), comment=comment)


def odt(extra: dict[str, str | bytes] | None = None, *, mimetype: str = ODT_TYPE) -> bytes:
    manifest = '<!DOCTYPE manifest:manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd"><m/>'
    members = {"mimetype": mimetype, "content.xml": "<office:document-content/>", "META-INF/manifest.xml": manifest}
    return archive(members | (extra or {}))


def picture(kind: str = "JPEG", *, size: tuple[int, int] = (40, 30), mode: str = "RGB", **options: object) -> bytes:
    target = BytesIO()
    Image.new(mode, size, 1 if mode in ("1", "L", "P", "I;16") else None or 0).save(target, format=kind, **options)
    return target.getvalue()


def picture_with_place() -> bytes:
    """Return a photograph that says where it was taken, and is stored on its side."""
    exif = Image.Exif()
    exif[0x010E] = "Salainen kuvateksti"
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "N"
    return picture(exif=exif)


def png_flood(width: int, height: int) -> bytes:
    """Return a tiny PNG whose header promises a flood of pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    )


BENIGN = {
    "pdf": [pdf(), pdf(head=b"%PDF-1.4\r\n"), pdf(tail=b"\r\n\r\n"), pdf(head=b"%PDF-2.0\n%\xe2\xe3\xcf\xd3\n")]
    + [packed_pdf(b"<< /Type /Page >>"), pdf(b"/Title (JavaScript-opas) ")],
    "docx": [docx(), docx({"word/media/image1.svg": SVG}), docx({"docProps/app.xml": "<Properties/>"})],
    "odt": [odt(), odt({"Configurations2/": "", "Thumbnails/thumbnail.png": picture("PNG")})],
    "jpg": [picture(), picture(mode="L"), picture(mode="CMYK"), picture_with_place(), picture(size=(6000, 4000))],
    "png": [picture("PNG", mode=mode) for mode in ("RGB", "RGBA", "L", "LA", "1", "P", "I;16")],
}
"""Ordinary files by extension."""

ENTITY = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>'

HOSTILE: dict[str, list[bytes]] = {
    "pdf": [
        b"", HTML, EICAR, SVG, picture(), docx(), b"MZ" + pdf(), HTML + pdf(), b"\n" + pdf(), pdf()[:-7], pdf()[5:],
        pdf(tail=HTML), pdf(tail=docx()), pdf(tail=EICAR), b"%PDF-1.7", b"%PDF-9.9\n" + pdf(head=b""),
        b"%PDF-1.7<script>" + pdf(head=b""), docx(comment=pdf()), pdf(docx()), pdf(head=b"GIF89a%PDF-1.7\n"),
        b"\x00" * 100, pdf().replace(b"startxref", b"startyref"), pdf(tail=b"\0\0x"), b"#!/bin/sh\n" + pdf(),
    ],
    "docx": [
        b"", HTML, EICAR, pdf(), archive({"a.txt": "x"}), archive({"word/document.xml": "<w/>"}), b"MZ" + docx(),
        docx() + HTML, docx(comment=b"<script>"), docx({"word/vbaProject.bin": b"\xd0\xcf"}), docx({"a.exe": b"MZ"}),
        docx(main="application/vnd.ms-word.document.macroEnabled.main+xml"), docx(main="text/html"), odt(),
        docx({"word/settings.xml": ENTITY}), docx({"word/styles.xml": '<!DOCTYPE x SYSTEM "http://a.example/x">'}),
        docx({"word/settings.xml": ENTITY.encode("utf-16")}), docx({"../../etc/cron.d/x": "x"}), docx({"/etc/x": "x"}),
        docx({"word\\..\\x.js": "x"}), docx({"word/run.js": "x"}), docx({"word/big.xml": b"\0" * (31 * 1024 * 1024)}),
        docx({f"word/media/{n}": b"\0" * (9 * 1024 * 1024) for n in range(12)}), docx()[:-40], docx()[:60],
        docx({f"word/{n}": "" for n in range(3001)}), docx().replace(b"word/document.xml", b"word/documens.xml"),
        b"PK\x03\x04", docx({"word/media/a:b": "x"}), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    ],
    "odt": [
        b"", HTML, EICAR, pdf(), docx(), odt(mimetype="text/html"), odt({"Basic/Standard/Module1.xml": "<x/>"}),
        odt({"Scripts/python/x.py": "x"}), odt({"content.xml": ENTITY}), odt({"styles.xml": "<!ENTITY x 'y'>"}),
        archive({"content.xml": "<x/>", "mimetype": ODT_TYPE, "META-INF/manifest.xml": "<m/>"}), odt() + b"x",
        odt({"META-INF/manifest.xml": '<!DOCTYPE m [<!ENTITY x "y">]><m/>'}), b"PK\x05\x06" + b"\0" * 18,
        odt(mimetype=ODT_TYPE + "-template"), odt({"../x": "x"}), odt()[10:], odt({"autoopen.vbs": "x"}),
    ],
    "jpg": [
        b"", HTML, EICAR, SVG, pdf(), docx(), picture("PNG"), picture("GIF", mode="P"), picture("BMP"), picture()[:200],
        b"\xff\xd8\xff\xe0" + HTML, b"\xff\xd8\xff", picture("WEBP"), picture("TIFF"), b"\xff\xd8" * 1000,
    ],
    "png": [
        b"", HTML, EICAR, SVG, pdf(), picture(), png_flood(100_000, 100_000), png_flood(7000, 7000),
        picture("PNG")[:50], b"\x89PNG\r\n\x1a\n" + HTML, picture("GIF", mode="P"), png_flood(1, 2**31 - 1),
    ],
}  # fmt: skip
"""Files that are not what their extension says, or that carry something else."""

OTHER_EXTENSIONS = (
    "svg", "html", "htm", "xhtml", "exe", "js", "docm", "doc", "dotm", "zip", "7z", "rar", "gif", "webp", "heic", "txt",
    "csv", "xlsx", "xlsm", "pptx", "rtf", "odtx", "pdf.exe", "jpg.php", "png\u202efdp.exe", "", "com", "scr", "bat",
    "sh", "xml", "json", "eml", "msg", "lnk", "iso", "jar", "ics", "vcf", "swf", "PDF\x00.exe", "pdf/..", "pdf%00.html",
)  # fmt: skip
"""Extensions that are not taken, whatever the content."""
