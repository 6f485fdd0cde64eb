"""Documents of word processors: the right members, no macros, no XML that reaches outside itself."""

from __future__ import annotations

import re

from consultations.file_checks.archives import Archive
from consultations.file_checks.refusal import FileRefused, FileSignal, Refusal

DOCX_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
DOCX_MEMBERS = ("[Content_Types].xml", "_rels/.rels", "word/document.xml")
ODT_MIMETYPE = b"application/vnd.oasis.opendocument.text"
ODT_MEMBERS = ("mimetype", "META-INF/manifest.xml", "content.xml")

MACROS = re.compile(
    r"(^|/)(vbaproject\.bin|vbadata\.xml|basic/.+|scripts/.+)$"
    r"|\.(exe|dll|jse?|vb[se]|wsf|hta|bat|cmd|ps1|scr|jar|lnk|msi)$",
    re.IGNORECASE,
)
EMBEDDED = re.compile(r"^word/embeddings/|^word/activex/|(^|/)oleobject|\.(bin|html?|mht)$", re.IGNORECASE)
OUTSIDE = re.compile(rb"TargetMode\s*=\s*[\"']External[\"']")
HYPERLINK = b"relationships/hyperlink"
DECLARATION = re.compile(rb"<!\s*(DOCTYPE|ENTITY)")
ENTITY = re.compile(rb"<!\s*ENTITY")
ODT_SCRIPT = re.compile(rb"<(script:event-listener|office:script)\b")


def check_docx(content: bytes) -> list[FileSignal]:
    """Return what a moderator should know of a Word document. Raises `FileRefused` for anything else."""
    archive = with_members(content, DOCX_MEMBERS)
    types = archive.read("[Content_Types].xml")
    if DOCX_MAIN not in types or b"macroEnabled" in types:
        raise FileRefused(Refusal.MACROS if b"macroEnabled" in types else Refusal.CONTENT)
    signals = set(embedded_signals(archive))
    for name in archive.xml_members():
        part = plain_xml(archive, name, DECLARATION)
        if name.endswith(".rels") and reaches_outside(part):
            signals.add(FileSignal.OUTSIDE_REFERENCE)
    return sorted(signals)


def reaches_outside(relations: bytes) -> bool:
    """Return whether a relation other than a link in the text leads out of the document, as a remote template does."""
    return any(OUTSIDE.search(tag) and HYPERLINK not in tag for tag in relations.split(b">"))


def check_odt(content: bytes) -> list[FileSignal]:
    """Return what a moderator should know of an OpenDocument text. Raises `FileRefused` for anything else."""
    archive = with_members(content, ODT_MEMBERS)
    if archive.names[0] != "mimetype" or archive.read("mimetype") != ODT_MIMETYPE:
        raise FileRefused(Refusal.CONTENT)
    signals = set(embedded_signals(archive))
    for name in archive.xml_members():
        # Older writers declare the type of the manifest, and of nothing else.
        part = plain_xml(archive, name, ENTITY if name == "META-INF/manifest.xml" else DECLARATION)
        if ODT_SCRIPT.search(part):
            signals.add(FileSignal.ACTIVE_CONTENT)
        if name == "META-INF/manifest.xml" and b"encryption-data" in part:
            signals.add(FileSignal.ENCRYPTED)
    return sorted(signals)


def with_members(content: bytes, needed: tuple[str, ...]) -> Archive:
    archive = Archive(content)
    if not set(needed) <= set(archive.names):
        raise FileRefused(Refusal.CONTENT)
    if any(MACROS.search(name) for name in archive.names):
        raise FileRefused(Refusal.MACROS)
    return archive


def embedded_signals(archive: Archive) -> list[FileSignal]:
    return [FileSignal.EMBEDDED_FILE] if any(EMBEDDED.search(name) for name in archive.names) else []


def plain_xml(archive: Archive, name: str, forbidden: re.Pattern[bytes]) -> bytes:
    """Return an XML part in UTF-8. Raises `FileRefused` where it declares entities, which can reach or grow outside."""
    part = archive.read(name)
    if part[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in part[:64]:
        try:
            part = part.decode("utf-16").encode()
        except UnicodeError as error:
            raise FileRefused(Refusal.BROKEN) from error
    if forbidden.search(part):
        raise FileRefused(Refusal.CONTENT)
    return part
