"""Facts about files, as readers are told them."""

from __future__ import annotations

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _

register = template.Library()

KILOBYTE, MEGABYTE = 1_000, 1_000_000


@register.filter
def file_size(size: int) -> str:
    """Write a size in bytes: "12 kt" and "1,3 Mt" in Finnish, "12 kB" and "1,3 MB" in Swedish; never less than 1 kB."""
    if size < MEGABYTE:
        return _("%(size)s kB") % {"size": number_format(max(1, round(size / KILOBYTE)))}
    return _("%(size)s MB") % {"size": number_format(round(size / MEGABYTE, 1), decimal_pos=1)}
