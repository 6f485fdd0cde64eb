"""Who may moderate."""

from __future__ import annotations

from wagtail.permission_policies import ModelPermissionPolicy

from consultations.models import Comment

MODERATORS = ModelPermissionPolicy(Comment)
