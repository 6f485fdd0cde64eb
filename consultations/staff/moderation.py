"""Who may moderate, and in which language the staff interface writes dates."""

from __future__ import annotations

from django.utils.translation import get_language
from wagtail.permission_policies import ModelPermissionPolicy

from consultations.models import Comment

MODERATORS = ModelPermissionPolicy(Comment)


def staff_language() -> str:
    """Return the language of the staff interface where dates can be written in it, Finnish otherwise."""
    return "sv" if get_language() == "sv" else "fi"
