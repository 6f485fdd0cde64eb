"""Read what a mail server says of a mail that it took and could not deliver: the reports of RFC 3464 and RFC 6533.

Anybody may send anything to the address at which they arrive. So a report is split here, once, at its own boundary, and
the library reads heads only: nothing recurses, and nothing is read twice, however the parts are nested.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesHeaderParser, HeaderParser
from email.utils import collapse_rfc2231_value
from itertools import groupby, islice

MOST_BYTES = 512 * 1024
"""What stands behind them is not read: no report needs more before the head of what it returns."""

LONGEST_FIELD = 1_000
"""Characters. The library takes the square of their number to read what a part says of its kind."""

MOST_PARTS = 10
MOST_RECIPIENTS = 50
LONGEST_REASON = 1_000

REPORTS = {"message/delivery-status", "message/global-delivery-status"}
ORIGINALS = {"message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers"}
MESSAGE_ID = re.compile(r"<[!-;=?-~]{3,298}>")


@dataclass(frozen=True)
class Bounce:
    """A mail that came back for good: its Message-ID, and why, in the server's words, which may tell anything."""

    message_id: str
    reason: str


def read_bounce(raw: bytes) -> Bounce | None:
    """Return what the mail `raw` tells of another one that finally failed; None where it tells of none."""
    try:
        return bounce_in(raw[:MOST_BYTES])
    except Exception:  # the library knows no one exception for what is broken, and what is broken is no bounce
        return None


def bounce_in(raw: bytes) -> Bounce | None:
    report, body = opened(raw)
    boundary = report.get_boundary() if is_report(report) else None
    if not boundary:
        return None
    reasons: list[str] = []
    names: list[str] = []
    for part in islice(parts(body, boundary), MOST_PARTS):
        head, content = opened(part)
        if kind(head) in REPORTS:
            reasons += failures(content)
        elif kind(head) in ORIGINALS:
            names += message_ids(opened(content.lstrip())[0], "Message-ID")
    names += message_ids(report, "In-Reply-To")  # where nothing was returned
    return Bounce(names[0], reasons[0]) if names and reasons else None


def opened(raw: bytes) -> tuple[Message, bytes]:
    """Return the head of a mail, or of a part, and what follows it, decoded."""
    head = BytesHeaderParser().parsebytes(raw)
    content = head.get_payload(decode=True)
    return head, content if isinstance(content, bytes) else b""


def kind(part: Message) -> str:
    """Return the content type of a part; nothing where it is told at a length that nobody needs."""
    return part.get_content_type() if len(str(part.get("Content-Type", ""))) <= LONGEST_FIELD else ""


def is_report(mail: Message) -> bool:
    """Return whether `mail` is a report on a delivery, and not on having been read or on abuse."""
    if kind(mail) != "multipart/report":
        return False
    return collapse_rfc2231_value(mail.get_param("report-type", "")).lower() == "delivery-status"


def parts(body: bytes, boundary: str) -> Iterator[bytes]:
    """Yield what stands behind each line with the boundary."""
    line = re.compile(rb"^--" + re.escape(boundary.encode()) + rb"(?:--)?[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
    start = None
    for found in line.finditer(body):
        if start is not None:
            yield body[start : found.start()]
        start = found.end()
    if start is not None:
        yield body[start:]


def failures(status: bytes) -> Iterator[str]:
    """Yield why, for each recipient whom the mail finally did not reach; what is only late is no failure."""
    filled = groupby(status.splitlines(), key=lambda line: bool(line.strip()))
    for lines in islice((lines for full, lines in filled if full), MOST_RECIPIENTS):
        fields = HeaderParser().parsestr(b"\n".join(lines).decode("utf-8", "replace"))
        if first_word(fields, "Action").lower() == "failed":
            yield reason_in(fields)


def reason_in(fields: Message) -> str:
    """Return what the server said, in one line, with the code of RFC 3463 unless it is in the words already."""
    status, said = first_word(fields, "Status"), str(fields.get("Diagnostic-Code", ""))
    _kind, typed, words = said.partition(";")
    words = in_one_line(words if typed else said)
    return (words if status in words else f"{status} {words}").strip()[:LONGEST_REASON]


def first_word(fields: Message, name: str) -> str:
    """Return the first word of a field; a comment may follow it."""
    return next(iter(in_one_line(str(fields.get(name, ""))).partition("(")[0].split()), "")


def in_one_line(words: str) -> str:
    """Return `words` without what cannot be seen: line breaks, marks that turn the direction of writing, zero bytes."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in words).split())


def message_ids(head: Message, name: str) -> list[str]:
    """Return the first Message-ID in a field, in small letters, as the site's own are."""
    return [found.lower() for found in MESSAGE_ID.findall(str(head.get(name, "")))][:1]
