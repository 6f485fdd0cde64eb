"""Who may change how moderation works. Who may moderate is said in the core."""

from __future__ import annotations

from wagtail.permission_policies import ModelPermissionPolicy

from consultations.models import ModerationSettings

SETTINGS = ModelPermissionPolicy(ModerationSettings)
