"""The switch says since when and by whom everything waits; both ways are logged."""

from datetime import datetime, timedelta

import pytest
from wagtail.models import ModelLogEntry

from consultations.models import ModerationSettings
from consultations.moderation.holding import hold_everything, release
from hyte.users.models import User

pytestmark = pytest.mark.django_db


def test_the_first_to_switch_on_is_the_one_on_record(moderator: User, colleague: User, now: datetime) -> None:
    hold_everything(by=moderator, at=now)
    hold_everything(by=colleague, at=now + timedelta(minutes=1))
    row = ModerationSettings.current()
    assert (row.holding_since, row.holding_by) == (now, moderator)


def test_switching_off_lets_new_ones_pass_and_is_logged(moderator: User, colleague: User, now: datetime) -> None:
    hold_everything(by=moderator, at=now)
    release(by=colleague)
    release(by=colleague)
    assert not ModerationSettings.current().holds_everything
    assert sorted(ModelLogEntry.objects.filter(action__startswith="moderation.").values_list("action", "user")) == [
        ("moderation.hold", moderator.pk),
        ("moderation.release", colleague.pk),
    ]
