"""A moderator covers personal data: on record, in the text that was seen, out of the search at once."""

from datetime import datetime

import pytest
from django.db import DatabaseError, connection, transaction

from consultations.decisions import ConflictOfInterest, ForbiddenTransition, TextChanged
from consultations.models import Comment, ConsultationPage, CoverReason, Redaction, Status
from consultations.models.append_only import RecordIsFinal
from consultations.moderation.covering import current_covers, redact
from consultations.moderation.covers import Covers
from hyte.users.models import User
from search import building
from search.documents import Kind
from search.models import Entry

pytestmark = pytest.mark.django_db


def cover(comment: Comment, by: User, at: datetime, *spans: tuple[int, int], text_hash: str = "") -> Redaction:
    return redact(
        comment=comment,
        spans=spans,
        reason=CoverReason.PERSONAL_DATA,
        by=by,
        at=at,
        text_hash=text_hash or comment.text_hash,
    )


def test_the_public_reads_a_marker_and_the_authors_text_stays(
    published: Comment, moderator: User, now: datetime
) -> None:
    cover(published, moderator, now, (0, 9))
    published.refresh_from_db()
    assert (published.text, published.public_text) == ("Kannatamme.", "[henkilötieto peitetty]e.")


def test_the_record_says_who_covered_what_and_why(published: Comment, moderator: User, now: datetime) -> None:
    row = cover(published, moderator, now, (3, 5), (0, 3))
    assert (row.by, row.at, row.spans, row.reason) == (moderator, now, [[0, 5]], CoverReason.PERSONAL_DATA)
    with pytest.raises(RecordIsFinal):
        row.delete()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE consultations_redaction SET reason = 'secret'")


def test_covers_are_lifted_by_a_row_without_places(published: Comment, moderator: User, now: datetime) -> None:
    cover(published, moderator, now, (0, 9))
    cover(published, moderator, now)
    published.refresh_from_db()
    assert (published.public_text, current_covers(published)) == ("Kannatamme.", Covers())
    assert Redaction.objects.count() == 2


def test_a_covered_word_leaves_the_search_in_the_same_transaction(
    published: Comment, moderator: User, now: datetime
) -> None:
    entries = Entry.objects.public().filter(kind=Kind.STATEMENT)
    building.build(at=now)
    cover(published, moderator, now, (0, 9))
    assert not entries.exists()
    building.build(at=now)
    assert "Kannatamm" not in str(entries.get().document)


def test_places_in_another_text_are_refused(published: Comment, moderator: User, now: datetime) -> None:
    with pytest.raises(TextChanged):
        cover(published, moderator, now, (0, 4), text_hash="another")
    assert not Redaction.objects.exists()


@pytest.mark.parametrize("status", [Status.REJECTED, Status.WITHDRAWN])
def test_what_nobody_reads_is_not_covered(comment: Comment, moderator: User, now: datetime, status: Status) -> None:
    Comment.objects.update(status=status)
    with pytest.raises(ForbiddenTransition):
        cover(comment, moderator, now, (0, 4))


def test_the_owner_of_the_page_covers_nothing(published: Comment, moderator: User, now: datetime) -> None:
    ConsultationPage.objects.update(owner=moderator)
    with pytest.raises(ConflictOfInterest):
        cover(published, moderator, now, (0, 4))


def test_a_place_outside_the_text_leaves_no_trace(published: Comment, moderator: User, now: datetime) -> None:
    with pytest.raises(ValueError, match="no place"):
        cover(published, moderator, now, (0, 400))
    assert not Redaction.objects.exists()
