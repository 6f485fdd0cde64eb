"""Web addresses in plain text become links that lend the site's good name to nobody."""

from __future__ import annotations

import re

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

ADDRESS = re.compile(r"https?://[^\s<>\"'\[\]{}|\\^`]{1,500}")
CLOSING_PUNCTUATION = ".,;:!?)…"


def linkify(text: str) -> SafeString:
    """Return `text` escaped, its line breaks kept and its http and https addresses linked."""
    parts = []
    end = 0
    for match in ADDRESS.finditer(text):
        address = match[0].rstrip(CLOSING_PUNCTUATION)
        parts.append(escape(text[end : match.start()]))
        parts.append(f'<a href="{escape(address)}" rel="nofollow ugc">{escape(address)}</a>')
        end = match.start() + len(address)
    parts.append(escape(text[end:]))
    return mark_safe("".join(parts).replace("\n", "<br>"))  # noqa: S308 (each part is escaped above)
