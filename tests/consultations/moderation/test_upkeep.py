"""Moderators are reminded of what is overdue, once a working day; what need not be remembered is forgotten."""

from datetime import datetime, timedelta

import pytest

from consultations.models import Comment, ModerationSettings, Status
from consultations.moderation.models import Report
from consultations.moderation.reporting import report_comment
from consultations.moderation.upkeep import drain, remind
from hyte.mail.models import OutgoingMail
from hyte.pages.moments import HELSINKI
from hyte.users.models import User
from hyte.users.roles import Role
from tests.users.factories import member_of

pytestmark = pytest.mark.django_db
DUE = datetime(2026, 10, 13, 16, 15, tzinfo=HELSINKI)
OVERDUE = DUE + timedelta(microseconds=1)
REMINDERS = OutgoingMail.objects.filter(key__startswith="moderation-overdue")


@pytest.fixture(autouse=True)
def team(db: None) -> None:
    for name, role in (("mia", Role.MODERATOR), ("kai", Role.COORDINATOR), ("nils", Role.MODERATOR)):
        member_of(role, name)
    User.objects.filter(username="nils").update(email="")


def test_nobody_is_reminded_until_something_is_overdue(comment: Comment) -> None:
    assert remind(at=DUE) == 0
    assert remind(at=OVERDUE) == 1


def test_those_who_moderate_and_the_deputy_are_reminded_without_any_text(comment: Comment) -> None:
    ModerationSettings.objects.create(pk=1, deputy_email="sijainen@hyte.example")
    remind(at=OVERDUE)
    assert sorted(REMINDERS.values_list("recipient", flat=True)) == ["mia@hyte.example", "sijainen@hyte.example"]
    mail = REMINDERS.first()
    assert mail.subject == "1 kommentti odottaa yli määräajan"
    assert "Kannatamme" not in mail.body
    assert "/admin/moderation/" in mail.body


def test_once_a_day_and_again_on_the_next_working_day(comment: Comment) -> None:
    assert [remind(at=OVERDUE), remind(at=OVERDUE + timedelta(hours=2))] == [1, 0]
    assert remind(at=datetime(2026, 10, 14, 7, 59, tzinfo=HELSINKI)) == 0
    assert remind(at=datetime(2026, 10, 14, 8, 0, tzinfo=HELSINKI)) == 1


def test_nobody_is_reminded_on_a_day_off(comment: Comment) -> None:
    assert remind(at=datetime(2026, 10, 17, 12, 0, tzinfo=HELSINKI)) == 0


def test_a_report_can_be_overdue_too(published: Comment, now: datetime) -> None:
    report_comment(comment=published, reason="insult", text="", language="fi", reporter="x", at=now)
    assert remind(at=OVERDUE) == 1


def test_reports_of_what_its_author_has_withdrawn_are_closed(published: Comment, now: datetime) -> None:
    report_comment(comment=published, reason="insult", text="", language="fi", reporter="x", at=now)
    Comment.objects.update(status=Status.WITHDRAWN)
    assert drain(at=now) == 1
    assert Report.objects.get().outcome == "gone"
