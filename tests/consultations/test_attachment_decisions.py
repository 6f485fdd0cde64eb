"""A file is decided about on the same record as a comment: by the hash of the file, with a reason, once."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from consultations.attachment_decisions import decide_attachment
from consultations.conflict_of_interest import Stake
from consultations.decisions import AlreadyDecided, ConflictOfInterest, ForbiddenTransition, TextChanged
from consultations.models import Attachment, Comment, Decision, FileKind, StatementContact, Status
from consultations.undoing import undo
from hyte.mail.models import OutgoingMail
from hyte.users.models import User
from tests.consultations.stakes import give_stake

pytestmark = pytest.mark.django_db


def attach(statement: object, now: datetime) -> Attachment:
    return Attachment.objects.create(
        statement=statement, form_key=uuid4(), name="liite.pdf", kind=FileKind.PDF, size=9, sha256="a" * 64,
        file="statements/liite", uploaded_at=now,
    )  # fmt: skip


@pytest.fixture
def attachment(comment: Comment, now: datetime) -> Attachment:
    return attach(comment.statement, now)


def judge(attachment: Attachment, to: Status, by: User, at: datetime, sha256: str = "a" * 64) -> Decision:
    return decide_attachment(attachment=attachment, to=to, by=by, at=at, sha256=sha256, public_reason="Henkilötietoja.")


def test_an_approved_file_is_public_and_the_decision_on_record(
    attachment: Attachment, moderator: User, now: datetime
) -> None:
    decision = judge(attachment, Status.PUBLISHED, moderator, now)
    assert Attachment.objects.published().get() == attachment
    assert (decision.attachment, decision.comment, decision.by) == (attachment, None, moderator)


def test_a_file_that_nobody_has_seen_is_not_approved(attachment: Attachment, moderator: User, now: datetime) -> None:
    with pytest.raises(TextChanged):
        judge(attachment, Status.PUBLISHED, moderator, now, sha256="b" * 64)


def test_the_second_moderator_is_told(attachment: Attachment, moderator: User, now: datetime) -> None:
    seen = Attachment.objects.get()
    judge(attachment, Status.PUBLISHED, moderator, now)
    with pytest.raises(AlreadyDecided):
        judge(seen, Status.REJECTED, moderator, now)


@pytest.mark.parametrize("to", [Status.PUBLISHED, Status.REJECTED])
def test_nothing_is_decided_about_a_file_without_a_statement(
    attachment: Attachment, moderator: User, now: datetime, to: Status
) -> None:
    attachment.statement = None
    with pytest.raises(ForbiddenTransition):
        judge(attachment, to, moderator, now)


def test_a_file_has_been_public_since_it_was_published_whatever_was_seen_before(
    attachment: Attachment, moderator: User, now: datetime
) -> None:
    published = judge(attachment, Status.PUBLISHED, moderator, now)
    seen = Attachment.objects.get()
    undo(decision=published, by=moderator, at=now)
    later = now + timedelta(hours=1)
    judge(Attachment.objects.get(), Status.PUBLISHED, moderator, later)
    judge(seen, Status.HIDDEN, moderator, later)
    assert Attachment.objects.get().published_at == later


@pytest.mark.parametrize("stake", Stake)
def test_whose_matter_it_is_does_not_reject_a_file(
    attachment: Attachment, moderator: User, now: datetime, stake: Stake
) -> None:
    give_stake(moderator, stake)
    with pytest.raises(ConflictOfInterest):
        judge(attachment, Status.REJECTED, moderator, now)


def test_a_decision_about_a_file_can_be_undone(attachment: Attachment, moderator: User, now: datetime) -> None:
    undo(decision=judge(attachment, Status.PUBLISHED, moderator, now), by=moderator, at=now)
    assert not Attachment.objects.published().exists()


def test_the_author_is_told_which_file_was_refused_and_why(
    comment: Comment, attachment: Attachment, moderator: User, now: datetime
) -> None:
    StatementContact.objects.create(statement=comment.statement, email="sihteeri@yhdistys.example")
    judge(attachment, Status.REJECTED, moderator, now)
    body = OutgoingMail.objects.get(key__startswith="statement-decided").body
    assert "liite.pdf" in body
    assert "Henkilötietoja." in body
