"""What arrives gets the time by which somebody should have decided, and waits where everything is held."""

from datetime import datetime

import pytest
from django.db import IntegrityError, transaction

from consultations.models import Channel, Comment, Consultation, Moderation, ModerationSettings, Status
from consultations.submission import register_statement
from hyte.pages.moments import HELSINKI
from hyte.users.models import User
from tests.consultations.factories import sent_comment, written

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2026, 10, 13, 16, 15, tzinfo=HELSINKI)


def test_a_statement_that_arrives_on_monday_is_due_on_tuesday(comment: Comment) -> None:
    assert comment.due_at == TUESDAY


def test_the_target_is_what_the_settings_say(consultation: Consultation, now: datetime) -> None:
    ModerationSettings.objects.create(pk=1, target_days=3)
    assert sent_comment(consultation, now).due_at == datetime(2026, 10, 15, 16, 15, tzinfo=HELSINKI)


def test_what_came_by_post_is_due_as_well(consultation: Consultation, now: datetime) -> None:
    register_statement(consultation=consultation, statement=written(), channel=Channel.POST, submitted_at=now)
    assert Comment.objects.get().due_at == TUESDAY


def test_everything_waits_while_everything_is_held(consultation: Consultation, now: datetime, moderator: User) -> None:
    Consultation.objects.update(moderation=Moderation.POST)
    ModerationSettings.objects.create(pk=1, holding_since=now, holding_by=moderator)
    held = sent_comment(consultation, now)
    assert (held.status, held.statement.signals) == (Status.PENDING, ["hold"])
    ModerationSettings.objects.update(holding_since=None, holding_by=None)
    assert sent_comment(consultation, now).status == Status.PUBLISHED


@pytest.mark.parametrize(
    "broken",
    [{"pk": 2}, {"target_days": 0}, {"target_days": 31}, {"holding_since": datetime(2026, 1, 1, tzinfo=HELSINKI)}],
)
def test_the_database_refuses_settings_that_break_a_rule(db: None, broken: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        ModerationSettings.objects.create(**{"pk": 1} | broken)
