"""The switch for a surge: every new statement waits for a moderator, whatever its consultation says."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from wagtail.log_actions import log

from consultations.models import ModerationSettings


@transaction.atomic
def hold_everything(*, by: AbstractBaseUser, at: datetime) -> ModerationSettings:
    """Make every new statement wait from now on; who switches it on first is on record."""
    row = locked()
    if not row.holds_everything:
        row.holding_since, row.holding_by = at, by
        row.save()
        log(instance=row, action="moderation.hold", user=by)
    return row


@transaction.atomic
def release(*, by: AbstractBaseUser) -> ModerationSettings:
    """Let new statements go their consultation's way again; what waits stays in the queue."""
    row = locked()
    if row.holds_everything:
        held_since = row.holding_since
        row.holding_since = row.holding_by = None
        row.save()
        log(instance=row, action="moderation.release", user=by, data={"since": held_since.isoformat()})
    return row


def locked() -> ModerationSettings:
    ModerationSettings.objects.get_or_create(pk=ModerationSettings.THE_ONE)
    return ModerationSettings.objects.select_for_update().get(pk=ModerationSettings.THE_ONE)
