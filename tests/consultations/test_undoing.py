"""A decision can be taken back for ten minutes; the record keeps both, and the author hears of neither."""

from datetime import datetime, timedelta

import pytest

from consultations.conflict_of_interest import Stake
from consultations.decision_mails import UNDO_WINDOW
from consultations.decisions import AlreadyDecided, ConflictOfInterest, decide
from consultations.models import Comment, Consultation, Decision, Section, Status
from consultations.undoing import NotUndoable, TooLateToUndo, undo
from hyte.mail.models import OutgoingMail
from hyte.mail.outbox import drain
from hyte.users.models import User
from search import building
from search.documents import Kind
from search.models import Entry
from tests.consultations.factories import sent_comment
from tests.consultations.stakes import give_stake

pytestmark = pytest.mark.django_db
DECIDED = OutgoingMail.objects.filter(key__startswith="statement-decided")


@pytest.fixture
def comment(consultation: Consultation, now: datetime) -> Comment:
    return sent_comment(consultation, now, email="sihteeri@yhdistys.example")


def judge(comment: Comment, to: Status, by: User, at: datetime, reason: str = "Syy.") -> Decision:
    return decide(comment=comment, to=to, by=by, at=at, text_hash=comment.text_hash, public_reason=reason)


def test_undoing_puts_back_the_status_the_counts_and_the_search(
    comment: Comment, moderator: User, now: datetime
) -> None:
    decision = judge(comment, Status.PUBLISHED, moderator, now)
    building.build(at=now)
    undo(decision=decision, by=moderator, at=now)
    comment.refresh_from_db()
    assert (comment.status, comment.published_at) == (Status.PENDING, None)
    counts = Consultation.objects.get()
    assert (counts.published_comments, counts.published_statements) == (0, 0)
    assert Section.objects.first().published_comments == 0
    assert not Entry.objects.public().filter(kind=Kind.STATEMENT).exists()


def test_the_record_keeps_the_decision_and_its_undoing(comment: Comment, moderator: User, now: datetime) -> None:
    decision = judge(comment, Status.REJECTED, moderator, now)
    undoing = undo(decision=decision, by=moderator, at=now)
    assert list(Decision.objects.all()) == [decision, undoing]
    assert (undoing.undoes, undoing.from_status, undoing.to_status) == (decision, Status.REJECTED, Status.PENDING)
    assert not Decision.objects.standing().exists()


def test_the_author_is_told_when_the_time_for_undoing_is_over_and_not_before(
    comment: Comment, moderator: User, now: datetime
) -> None:
    drain(at=now)
    judge(comment, Status.PUBLISHED, moderator, now)
    assert drain(at=now + UNDO_WINDOW - timedelta(microseconds=1)) == 0
    assert drain(at=now + UNDO_WINDOW) == 1


def test_an_undone_decision_is_never_mailed(comment: Comment, moderator: User, now: datetime) -> None:
    undo(decision=judge(comment, Status.PUBLISHED, moderator, now), by=moderator, at=now + timedelta(minutes=9))
    assert not DECIDED.exists()


def test_one_mail_tells_what_was_decided_together_and_stands(comment: Comment, moderator: User, now: datetime) -> None:
    judge(comment, Status.PUBLISHED, moderator, now)
    hiding = judge(comment, Status.HIDDEN, moderator, now, "Piilotuksen syy.")
    undo(decision=hiding, by=moderator, at=now)
    judge(comment, Status.HIDDEN, moderator, now, "Oikea syy.")
    body = DECIDED.get().body
    assert "Oikea syy." in body
    assert "Piilotuksen syy." not in body


def test_what_an_earlier_mail_told_is_not_told_again(comment: Comment, moderator: User, now: datetime) -> None:
    judge(comment, Status.PUBLISHED, moderator, now)
    drain(at=now + UNDO_WINDOW)
    judge(comment, Status.HIDDEN, moderator, now + UNDO_WINDOW)
    assert "Julkaistu" not in DECIDED.get(sent_at=None).body


@pytest.mark.parametrize(("late", "refused"), [(-1, False), (0, True)])
def test_the_window_is_half_open(comment: Comment, moderator: User, now: datetime, late: int, refused: bool) -> None:
    decision = judge(comment, Status.PUBLISHED, moderator, now)
    at = now + UNDO_WINDOW + timedelta(microseconds=late)
    if refused:
        with pytest.raises(TooLateToUndo):
            undo(decision=decision, by=moderator, at=at)
    else:
        assert undo(decision=decision, by=moderator, at=at).undoes == decision


def test_a_decision_whose_mail_is_on_its_way_stays(comment: Comment, moderator: User, now: datetime) -> None:
    decision = judge(comment, Status.PUBLISHED, moderator, now)
    DECIDED.update(attempts=1)
    with pytest.raises(TooLateToUndo):
        undo(decision=decision, by=moderator, at=now)


def test_only_the_latest_decision_is_undone(comment: Comment, moderator: User, now: datetime) -> None:
    first = judge(comment, Status.PUBLISHED, moderator, now)
    judge(comment, Status.HIDDEN, moderator, now)
    with pytest.raises(AlreadyDecided):
        undo(decision=first, by=moderator, at=now)


def test_an_undoing_is_not_undone(comment: Comment, moderator: User, now: datetime) -> None:
    undoing = undo(decision=judge(comment, Status.PUBLISHED, moderator, now), by=moderator, at=now)
    with pytest.raises(NotUndoable):
        undo(decision=undoing, by=moderator, at=now)


def test_a_decision_is_undone_once(comment: Comment, moderator: User, now: datetime) -> None:
    decision = judge(comment, Status.PUBLISHED, moderator, now)
    undo(decision=decision, by=moderator, at=now)
    with pytest.raises(AlreadyDecided):
        undo(decision=decision, by=moderator, at=now)


def test_a_text_that_its_author_has_withdrawn_stays_withdrawn(comment: Comment, moderator: User, now: datetime) -> None:
    decision = judge(comment, Status.PUBLISHED, moderator, now)
    Comment.objects.update(status=Status.WITHDRAWN)
    with pytest.raises(AlreadyDecided):
        undo(decision=decision, by=moderator, at=now)
    assert Comment.objects.get().status == Status.WITHDRAWN


@pytest.mark.parametrize("stake", Stake)
def test_whose_matter_it_is_takes_back_an_own_publication_only(
    comment: Comment, moderator: User, now: datetime, stake: Stake
) -> None:
    owner = User.objects.create_superuser("omistaja", "omistaja@hyte.example", "salasana")
    give_stake(owner, stake)
    decision = judge(comment, Status.PUBLISHED, moderator, now)
    with pytest.raises(ConflictOfInterest):
        undo(decision=decision, by=owner, at=now)
    undo(decision=decision, by=moderator, at=now)
    comment.refresh_from_db()
    assert undo(decision=judge(comment, Status.PUBLISHED, owner, now), by=owner, at=now).to_status == Status.PENDING
