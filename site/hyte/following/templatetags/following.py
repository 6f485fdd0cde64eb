"""The way to following from the pages of the sections."""

from __future__ import annotations

from django import template

from hyte.following.addresses import follow_address
from hyte.following.topics import consultation_topic

register = template.Library()


@register.inclusion_tag("following/link.html")
def follow_link(topic: str = "", consultation: str = "") -> dict[str, str]:
    """Show the link to the form for a topic, or for the consultation with this public id."""
    return {"url": follow_address(topic or consultation_topic(consultation)), "topic": topic}
