"""Many comments are decided about at once, each by itself and each by the text that was seen."""

from datetime import datetime

import pytest

from consultations.decisions import AlreadyDecided, TextChanged
from consultations.models import Comment, Consultation, Status
from consultations.moderation.judging import Seen, Verdict, judge, judge_many
from consultations.moderation.models import Outcome, Report
from consultations.moderation.reporting import report_comment
from hyte.users.models import User
from tests.consultations.factories import send
from tests.consultations.moderation.deciding import judged

pytestmark = pytest.mark.django_db
HIDE = Verdict(Status.HIDDEN, rule="insult", public_reason="Loukkaava.")


@pytest.fixture
def three(consultation: Consultation, now: datetime) -> list[Comment]:
    return [send(consultation, now, f"Lausuma {number}.").statement.comments.get() for number in range(3)]


def test_each_is_decided_by_itself(three: list[Comment], moderator: User, now: datetime) -> None:
    seen = [Seen.read(Seen.written(comment)) for comment in three]
    judged(three[0], Status.REJECTED, moderator, now)
    Comment.objects.filter(pk=three[1].pk).update(text="Muuta.", text_hash="muuta")
    outcomes = judge_many(seen=seen, verdict_in=lambda _language: Verdict(Status.PUBLISHED), by=moderator, at=now)
    assert [type(refused) for refused in outcomes.refused] == [AlreadyDecided, TextChanged]
    assert [decision.comment for decision in outcomes.decided] == [three[2]]


@pytest.mark.parametrize("value", ["", "1:pending", "x:pending:h:0", "1:unknown:h:0", "1:pending:h:x"])
def test_what_a_browser_did_not_get_from_us_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="."):
        Seen.read(value)


def test_hiding_answers_the_reports(published: Comment, moderator: User, now: datetime) -> None:
    report_comment(comment=published, reason="insult", text="", language="fi", reporter="lukija", at=now)
    judge(comment=published, verdict=HIDE, by=moderator, at=now, seen_hash=published.seen_hash)
    assert Report.objects.get().outcome == Outcome.ACTED
    assert Report.objects.get().handled_by == moderator
