"""Cover words of a comment, on the record: the author's text stays as it is, the public reads it with a marker."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from consultations import decision_mails
from consultations.conflict_of_interest import stake_of
from consultations.decisions import (
    AuthorChanged,
    ConflictOfInterest,
    CoversChanged,
    ForbiddenTransition,
    TextChanged,
)
from consultations.locking import lock_consultation
from consultations.models import Comment, CoverReason, Redaction, Status
from consultations.models.comment import hash_of_words, mark_of_particulars
from consultations.moderation.covers import Covers, Span, covered, merged, places_again
from search import outbox

COVERABLE = (Status.PENDING, Status.PUBLISHED, Status.HIDDEN)


@transaction.atomic
def redact(
    *,
    comment: Comment,
    spans: Iterable[Span],
    title_spans: Iterable[Span] = (),
    reason: CoverReason,
    by: AbstractBaseUser,
    at: datetime,
    seen_hash: str,
) -> Redaction:
    """Cover `spans` of the comment's text, `title_spans` of its title and nothing else; without any, lift every cover.

    `seen_hash` is that of the words in which the places were chosen, and of what was covered of them then. Raises
    `TextChanged` and `CoversChanged` when they have changed since, `ForbiddenTransition` for a comment that is
    withdrawn, rejected or erased, `ConflictOfInterest` when somebody whose own matter it is would cover
    something, and `ValueError` for a place outside them.
    """
    places = Covers(merged(spans), merged(title_spans))
    now = check_covers(comment, seen_hash)
    if now.status not in COVERABLE or now.erased_at is not None:
        raise ForbiddenTransition(now)
    if now.text_hash != hash_of_words(seen_hash):
        raise TextChanged(now)
    if places and (stake := stake_of(by, now.consultation_id)):
        raise ConflictOfInterest(now, stake)
    public_text = covered(now.text, places.text, now.language) if places.text else ""
    public_title = covered(now.title, places.title, now.language) if places.title else ""
    row = Redaction.objects.create(
        comment=now,
        at=at,
        by=by,
        spans=[list(span) for span in places.text],
        title_spans=[list(span) for span in places.title],
        reason=reason,
        text_hash=now.text_hash,
    )
    Comment.objects.filter(pk=now.pk).update(redacted_text=public_text, redacted_title=public_title)
    decision_mails.queue_cover(redaction=row)
    if now.status == Status.PUBLISHED:
        # Out of every answer at once; the covered text comes back with the worker's next round.
        outbox.remove(now.statement)
    return row


def check_covers(comment: Comment, seen_hash: str) -> Comment:
    """Lock the consultation and return the comment as it is now.

    Raises `CoversChanged` when in the very words that were seen something else is covered than was seen covered, and
    `AuthorChanged` when they have become somebody else's.
    """
    lock_consultation(comment.consultation_id)
    now = Comment.objects.select_related("statement").get(pk=comment.pk)
    if mark_of_particulars(now.seen_hash) != mark_of_particulars(seen_hash):
        raise AuthorChanged(now)
    if now.seen_hash != seen_hash and now.text_hash == hash_of_words(seen_hash):
        raise CoversChanged(now)
    return now


def current_covers(comment: Comment) -> Covers:
    """Return what is covered of the comment's present title and text."""
    is_covered = comment.redacted_text or comment.redacted_title
    latest = comment.latest_redaction if is_covered else None
    if latest is None or latest.text_hash != comment.text_hash:
        return Covers()
    return Covers([(start, end) for start, end in latest.spans], [(start, end) for start, end in latest.title_spans])


def lapsed_covers(comment: Comment) -> Covers:
    """Return where the words that were covered before a correction stand in the words of now: what to cover anew.

    Nothing is covered by it: a correction may have said what was private in other words, so a moderator looks again.
    """
    if not comment.covers_have_lapsed:
        return Covers()
    latest = comment.latest_redaction
    versions = [*comment.earlier_texts.all(), comment]
    seen = next((words for words in versions if words.text_hash == latest.text_hash), None)
    if seen is None:
        return Covers()
    wanted = [seen.text[start:end] for start, end in latest.spans]
    wanted += [seen.title[start:end] for start, end in latest.title_spans]
    return places_again(comment.text, wanted, comment.title)
