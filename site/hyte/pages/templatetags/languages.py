"""A filter that says in which language something is written."""

from __future__ import annotations

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

register = template.Library()

IN_WORDS = {"fi": _("in Finnish"), "sv": _("in Swedish"), "en": _("in English")}


@register.filter
def in_language(code: str) -> str | Promise:
    """Write a language as what something is in: "in Swedish"; the code itself of one that has no words here."""
    return IN_WORDS.get(code, code)
