"""A moderator covers personal data: on record, in the text that was seen, out of the search at once."""

from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from consultations.conflict_of_interest import Stake
from consultations.corrections import Correction, correct_statement
from consultations.decision_mails import UNDO_WINDOW
from consultations.decisions import ConflictOfInterest, CoversChanged, ForbiddenTransition, TextChanged
from consultations.models import Comment, Consultation, CoverReason, Redaction, Status
from consultations.models.append_only import RecordIsFinal
from consultations.moderation.covering import current_covers, lapsed_covers, redact
from consultations.moderation.covers import Covers
from consultations.moderation.judging import Verdict, judge
from hyte.mail import outbox
from hyte.mail.models import OutgoingMail
from hyte.users.models import User
from search import building
from search.documents import Kind
from search.models import Entry
from tests.consultations.factories import sent_comment
from tests.consultations.moderation.deciding import judged
from tests.consultations.stakes import give_stake

pytestmark = pytest.mark.django_db


def cover(comment: Comment, by: User, at: datetime, *spans: tuple[int, int], seen_hash: str = "") -> Redaction:
    return redact(
        comment=comment,
        spans=spans,
        reason=CoverReason.PERSONAL_DATA,
        by=by,
        at=at,
        seen_hash=seen_hash or Comment.objects.get(pk=comment.pk).seen_hash,
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


def test_who_saw_other_covers_neither_covers_nor_lifts_anything(
    published: Comment, moderator: User, now: datetime
) -> None:
    seen = published.seen_hash
    cover(published, moderator, now, (0, 4), seen_hash=seen)
    for spans in ([(5, 9)], []):
        with pytest.raises(CoversChanged):
            cover(published, moderator, now, *spans, seen_hash=seen)
    published.refresh_from_db()
    assert (published.public_text, Redaction.objects.count()) == ("[henkilötieto peitetty]atamme.", 1)


def test_who_saw_words_covered_does_not_publish_them_uncovered(
    consultation: Consultation, moderator: User, now: datetime
) -> None:
    comment = sent_comment(consultation, now)
    cover(comment, moderator, now, (0, 4))
    seen = Comment.objects.get().seen_hash
    cover(comment, moderator, now)
    with pytest.raises(CoversChanged):
        judge(comment=comment, verdict=Verdict(Status.PUBLISHED), by=moderator, at=now, seen_hash=seen)
    assert Comment.objects.get().status == Status.PENDING


@pytest.fixture
def reachable(consultation: Consultation, moderator: User, now: datetime) -> Comment:
    """A published comment whose author gave an address."""
    comment = sent_comment(consultation, now, email="a@yhdistys.example")
    return judged(comment, Status.PUBLISHED, moderator, now)


def covered_mails() -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(key__startswith="comment-covered:"))


def test_the_author_is_told_once_of_all_that_is_covered_in_ten_minutes(
    reachable: Comment, moderator: User, now: datetime
) -> None:
    cover(reachable, moderator, now, (0, 4))
    cover(reachable, moderator, now + timedelta(minutes=9), (0, 9))
    (mail,) = covered_mails()
    assert mail.due_at == now + timedelta(minutes=9) + UNDO_WINDOW
    assert "Henkilötietoja" in mail.body
    assert "Kannatamme" not in mail.body


def test_covers_that_are_lifted_at_once_are_told_to_nobody(reachable: Comment, moderator: User, now: datetime) -> None:
    cover(reachable, moderator, now, (0, 4))
    cover(reachable, moderator, now)
    assert covered_mails() == []


def test_lifting_what_an_author_was_told_of_is_told_too(reachable: Comment, moderator: User, now: datetime) -> None:
    cover(reachable, moderator, now, (0, 4))
    outbox.drain(at=now + UNDO_WINDOW)
    cover(reachable, moderator, now + UNDO_WINDOW)
    assert [mail.sent_at is None for mail in covered_mails()] == [False, True]


CORRECTED = "Äitini Aino Lahti sairastaa diabetesta. Kannatamme ohjelmaa."


@pytest.fixture
def lapsed(consultation: Consultation, moderator: User, now: datetime) -> Comment:
    """A comment whose author mends a slip of the pen after a moderator has covered a name and an illness."""
    comment = sent_comment(
        consultation, now, "Äitini Aino Lahti sairasta diabetesta.", organisation="Y ry", email="a@yhdistys.example"
    )
    cover(comment, moderator, now, (7, 17), (27, 37))
    correction = Correction(comment.public_id, CORRECTED, comment.text_hash)
    correct_statement(statement=comment.statement, corrections=[correction], at=now)
    return Comment.objects.get()


def test_a_correction_proposes_what_was_covered_and_covers_nothing_by_itself(lapsed: Comment) -> None:
    assert lapsed.covers_have_lapsed
    assert (lapsed.public_text, current_covers(lapsed)) == (CORRECTED, Covers())
    assert [CORRECTED[start:end] for start, end in lapsed_covers(lapsed).text] == ["Aino Lahti", "diabetesta"]


def test_the_author_is_not_told_of_covers_that_have_lapsed(lapsed: Comment) -> None:
    assert covered_mails() == []


def test_a_moderator_who_covers_or_lifts_has_seen_that_covers_had_lapsed(
    lapsed: Comment, moderator: User, now: datetime
) -> None:
    cover(lapsed, moderator, now)
    assert not Comment.objects.get().covers_have_lapsed
    assert lapsed_covers(Comment.objects.get()) == Covers()


def test_who_decides_about_the_corrected_words_is_not_told_again(
    lapsed: Comment, moderator: User, now: datetime
) -> None:
    assert not judged(lapsed, Status.PUBLISHED, moderator, now).covers_have_lapsed


def test_the_card_and_the_queue_say_that_covers_have_lapsed_and_the_words_are_ticked(
    client: Client, lapsed: Comment, moderator: User
) -> None:
    client.force_login(moderator)
    pages = [reverse("moderation:index"), page := reverse("moderation:statement", args=[lapsed.statement_id])]
    told = "joten mitään ei ole nyt peitetty"
    assert all(told in client.get(address).content.decode() for address in pages)
    card = client.get(page).context["cards"][0]
    assert card.cover["places"].value() == ["7-17", "28-38"]
    sent = {"places": ["7-17", "28-38"], "reason": "health_data", "seen_hash": lapsed.seen_hash}
    client.post(
        reverse("moderation:cover", args=[lapsed.statement_id, lapsed.pk]),
        {f"cover-{lapsed.pk}-{name}": value for name, value in sent.items()},
    )
    assert "Aino" not in Comment.objects.get().public_text
    assert not any(told in client.get(address).content.decode() for address in pages)


def test_places_in_another_text_are_refused(published: Comment, moderator: User, now: datetime) -> None:
    with pytest.raises(TextChanged):
        cover(published, moderator, now, (0, 4), seen_hash="another")
    assert not Redaction.objects.exists()


@pytest.mark.parametrize("status", [Status.REJECTED, Status.WITHDRAWN])
def test_what_nobody_reads_is_not_covered(comment: Comment, moderator: User, now: datetime, status: Status) -> None:
    Comment.objects.update(status=status)
    with pytest.raises(ForbiddenTransition):
        cover(comment, moderator, now, (0, 4))


@pytest.mark.parametrize("stake", Stake)
def test_whose_matter_it_is_covers_nothing(published: Comment, moderator: User, now: datetime, stake: Stake) -> None:
    give_stake(moderator, stake)
    with pytest.raises(ConflictOfInterest):
        cover(published, moderator, now, (0, 4))


def test_a_place_outside_the_text_leaves_no_trace(published: Comment, moderator: User, now: datetime) -> None:
    with pytest.raises(ValueError, match="no place"):
        cover(published, moderator, now, (0, 400))
    assert not Redaction.objects.exists()
