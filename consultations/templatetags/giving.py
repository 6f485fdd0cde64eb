"""What surrounds the form for a statement."""

from __future__ import annotations

from django import template

from hyte.pages.frame import Frame, Link

register = template.Library()

PRIVACY_SLUGS = ("tietosuojaseloste", "dataskyddsbeskrivning")
"""The last part of the privacy notice's address: the page that editors keep in the footer."""


@register.simple_tag
def privacy_page(frame: Frame) -> Link | None:
    """Return the link to the privacy notice in the language of the page, `None` where there is no such page."""
    return next((link for link in frame.footer if link.url.rstrip("/").endswith(PRIVACY_SLUGS)), None)
