"""Decisions are on the record, about the text that was seen, and the first one wins."""

from datetime import datetime

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from consultations.decisions import AlreadyDecided, ForbiddenTransition, TextChanged, decide
from consultations.models import Comment, Consultation, Decision, Section, Status, ThreadCount
from consultations.models.append_only import RecordIsFinal
from consultations.models.decision import TRANSITIONS, Actor
from hyte.mail.models import OutgoingMail
from hyte.users.models import User
from search import building
from search.documents import Kind
from search.models import Entry
from tests.consultations.factories import put_in_status, send, sent_comment

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]
EVERY_PAIR = [(before, after) for before in Status for after in Status]


def judge(comment: Comment, to: Status, by: User, at: datetime, **details: str) -> Decision:
    details = {"public_reason": "Ei koske asiaa.", "text_hash": comment.text_hash} | details
    return decide(comment=comment, to=to, by=by, at=at, **details)


@pytest.mark.parametrize(("before", "after"), EVERY_PAIR)
def test_a_moderator_can_go_the_allowed_ways_and_no_other(
    comment: Comment, moderator: User, now: datetime, before: Status, after: Status
) -> None:
    put_in_status(Comment.objects.filter(pk=comment.pk), before, now)
    Consultation.objects.update(published_comments=1, published_statements=1)
    Section.objects.update(published_comments=1)
    ThreadCount.objects.create(consultation=comment.consultation, language="fi", section=comment.section, published=1)
    comment.refresh_from_db()
    if (before, after) in TRANSITIONS[Actor.MODERATOR]:
        assert judge(comment, after, moderator, now).to_status == after
        assert Comment.objects.get().status == after
    else:
        with pytest.raises(ForbiddenTransition):
            judge(comment, after, moderator, now)
        assert not Decision.objects.exists()


def test_a_decision_records_who_when_why_and_on_which_text(comment: Comment, moderator: User, now: datetime) -> None:
    judge(comment, Status.REJECTED, moderator, now, rule="off_topic", internal_note="Soitettu.")
    row = Decision.objects.get()
    assert (row.by, row.at, row.from_status, row.to_status) == (moderator, now, Status.PENDING, Status.REJECTED)
    assert (row.rule, row.public_reason, row.internal_note) == ("off_topic", "Ei koske asiaa.", "Soitettu.")
    assert row.text_hash == comment.text_hash


def test_the_second_of_two_moderators_is_told_and_changes_nothing(
    comment: Comment, moderator: User, now: datetime
) -> None:
    as_second_saw_it = Comment.objects.get(pk=comment.pk)
    judge(comment, Status.PUBLISHED, moderator, now)
    with pytest.raises(AlreadyDecided) as refused:
        judge(as_second_saw_it, Status.REJECTED, moderator, now)
    assert refused.value.subject.status == Status.PUBLISHED
    assert Decision.objects.count() == 1


def test_a_text_that_changed_since_it_was_seen_is_not_approved(
    comment: Comment, moderator: User, now: datetime
) -> None:
    Comment.objects.filter(pk=comment.pk).update(text="Aivan muuta.", text_hash="another")
    with pytest.raises(TextChanged):
        judge(comment, Status.PUBLISHED, moderator, now)
    assert Comment.objects.get().status == Status.PENDING


def test_counts_follow_what_is_published(consultation: Consultation, moderator: User, now: datetime) -> None:
    def counts() -> tuple[int, int]:
        return Consultation.objects.values_list("published_statements", "published_comments").get()

    first, second = send(consultation, now, "Yksi.", "Kaksi.").statement.comments.all()
    assert counts() == (0, 0)
    judge(first, Status.PUBLISHED, moderator, now)
    assert counts() == (1, 1)
    judge(second, Status.PUBLISHED, moderator, now)
    assert counts() == (1, 2)
    judge(first, Status.HIDDEN, moderator, now)
    judge(second, Status.HIDDEN, moderator, now)
    assert counts() == (0, 0)


def test_a_hidden_comment_is_out_of_the_search_at_once_and_what_remains_public_returns(
    consultation: Consultation, moderator: User, now: datetime
) -> None:
    first, second = send(consultation, now, "Yksi.", "Kaksi.").statement.comments.all()
    for comment in (first, second):
        judge(comment, Status.PUBLISHED, moderator, now)
    building.build(at=now)
    entries = Entry.objects.public().filter(kind=Kind.STATEMENT)
    assert entries.count() == 1
    judge(first, Status.HIDDEN, moderator, now)
    assert entries.count() == 0
    building.build(at=now)
    assert "Yksi." not in entries.get().document["body"]


def test_the_author_is_told_the_reason_in_the_language_of_the_statement(
    consultation: Consultation, moderator: User, now: datetime
) -> None:
    comment = sent_comment(consultation, now, language="sv", email="sekreterare@forening.example")
    judge(comment, Status.REJECTED, moderator, now, public_reason="Gäller en annan sak.")
    mail = OutgoingMail.objects.get(key__startswith="statement-decided")
    assert mail.language == "sv"
    assert "Gäller en annan sak." in mail.body


@pytest.mark.parametrize("change", [{"public_reason": "Muu syy."}, {"to_status": Status.REJECTED}])
def test_a_decision_cannot_be_changed(comment: Comment, moderator: User, now: datetime, change: dict[str, str]) -> None:
    row = judge(comment, Status.PUBLISHED, moderator, now)
    with pytest.raises(RecordIsFinal):
        Decision.objects.filter(pk=row.pk).update(**change)
    with pytest.raises(RecordIsFinal):
        row.delete()


def test_the_database_itself_refuses_to_change_a_decision(comment: Comment, moderator: User, now: datetime) -> None:
    judge(comment, Status.PUBLISHED, moderator, now)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE consultations_decision SET public_reason = 'muu'")


@pytest.mark.parametrize(
    "broken",
    [
        {"by": None},
        {"to_status": Status.HIDDEN},
        {"to_status": Status.REJECTED, "public_reason": ""},
    ],
)
def test_the_database_refuses_a_decision_that_breaks_a_rule(
    comment: Comment, moderator: User, now: datetime, broken: dict[str, object]
) -> None:
    values = {"actor": Actor.MODERATOR, "by": moderator, "from_status": Status.PENDING, "to_status": Status.PUBLISHED}
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(**{"comment": comment, "at": now, "text_hash": "x"} | values | broken)


def test_the_first_publication_leaves_a_trace_that_hiding_keeps(
    comment: Comment, moderator: User, now: datetime
) -> None:
    judge(comment, Status.PUBLISHED, moderator, now)
    judge(comment, Status.HIDDEN, moderator, now)
    assert Comment.objects.in_thread().get().published_at == now


def test_a_section_and_the_consultation_count_what_is_published(
    comment: Comment, moderator: User, now: datetime
) -> None:
    judge(comment, Status.PUBLISHED, moderator, now)
    assert (Section.objects.first().published_comments, Consultation.objects.get().published_comments) == (1, 1)
    judge(comment, Status.HIDDEN, moderator, now)
    assert (Section.objects.first().published_comments, Consultation.objects.get().published_comments) == (0, 0)
