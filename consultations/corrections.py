"""The author corrects a comment while the period is open and nobody has decided about it.

Whoever may key in letters mends what was mistyped of one, until somebody decides about it or its author corrects it.

Authors correct the words only, never the name: who gave a wrong one withdraws the statement and sends it again. What
was mistyped of a letter's author is mended by `consultations.particulars`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from consultations import decision_mails
from consultations.locking import lock_consultation
from consultations.models import Comment, EarlierText, Statement, Status
from consultations.models.comment import hash_of
from consultations.refusals import ConsultationNotOpen
from consultations.text import clean_line, clean_text


class CorrectionRefused(Exception):
    """The comment was not corrected; `comment` is the comment as it is now."""

    def __init__(self, comment: Comment) -> None:
        super().__init__(comment.pk)
        self.comment = comment


class NotCorrectable(CorrectionRefused):
    """Something was decided about the comment, or it was withdrawn or erased."""


class NotKeyedIn(Exception):
    """What came by the form is corrected by its author alone."""


class CorrectedMeanwhile(CorrectionRefused):
    """The author has corrected the comment in another window since this one was opened."""


@dataclass(frozen=True)
class Correction:
    """The new words of the comment with this public id, and the hash of those that its author had before them."""

    comment: str
    text: str
    seen_hash: str
    title: str = ""

    def cleaned(self) -> Correction:
        return Correction(self.comment, clean_text(self.text), self.seen_hash, clean_line(self.title))

    @property
    def text_hash(self) -> str:
        return hash_of(self.title, self.text)


@transaction.atomic
def correct_statement(
    *, statement: Statement, corrections: Sequence[Correction], at: datetime, signals: Sequence[str] = ()
) -> list[Comment]:
    """Put the corrected words in place of the earlier ones, which are kept for staff; return what was corrected.

    A comment that has these words already is passed over: a correction sent twice is made once. All is corrected or
    nothing. `signals` are what the spam check found in the new words. Raises `ConsultationNotOpen` from the deadline
    on, `NotCorrectable`, `CorrectedMeanwhile`, `Comment.DoesNotExist`, and `ValueError` for an empty text, which is a
    withdrawal.
    """
    consultation = lock_consultation(statement.consultation_id)
    if not consultation.takes_statements(at):
        raise ConsultationNotOpen
    made = [correct(statement, correction.cleaned(), at) for correction in corrections]
    corrected = [comment for comment in made if comment is not None]
    if corrected and signals:
        now = Statement.objects.get(pk=statement.pk)
        Statement.objects.filter(pk=statement.pk).update(signals=sorted({*now.signals, *signals}))
    return corrected


@transaction.atomic
def correct_keying(
    *, statement: Statement, corrections: Sequence[Correction], by: AbstractBaseUser, at: datetime
) -> list[Comment]:
    """Put what the letter says in place of what was mistyped, which is kept with who did it; return what was corrected.

    The deadline does not matter, as it does not for keying in: nobody says anything new. Readers are not told that the
    author has changed the words. A comment that has these words already is passed over. All is corrected or nothing.
    Raises `NotKeyedIn`, `NotCorrectable` also once the author has corrected the comment,
    `CorrectedMeanwhile`, `Comment.DoesNotExist`, and `ValueError` for an empty text.
    """
    lock_consultation(statement.consultation_id)
    if statement.registered_at is None:
        raise NotKeyedIn
    made = [correct(statement, correction.cleaned(), at, by=by) for correction in corrections]
    return [comment for comment in made if comment is not None]


def correct(
    statement: Statement, correction: Correction, at: datetime, *, by: AbstractBaseUser | None = None
) -> Comment | None:
    """Correct one comment, for its author or by somebody of the staff; `None` where it has these words already."""
    if not correction.text:
        raise ValueError("an empty text is a withdrawal")
    comment = statement.comments.get(public_id=correction.comment)
    if comment.text_hash == correction.text_hash:
        return None
    if not is_correctable(comment, decided=comment.decisions.exists(), by_author=by is None):
        raise NotCorrectable(comment)
    if comment.text_hash != correction.seen_hash:
        raise CorrectedMeanwhile(comment)
    EarlierText.objects.create(
        comment=comment,
        title=comment.title,
        text=comment.text,
        text_hash=comment.text_hash,
        replaced_at=at,
        replaced_by=by,
    )
    uncover(comment)  # what was covered were places in the earlier words
    comment.title, comment.text, comment.text_hash = correction.title, correction.text, correction.text_hash
    if by is None:
        comment.corrected_at = at
    comment.save(update_fields=["title", "text", "text_hash", "redacted_title", "redacted_text", "corrected_at"])
    return comment


def uncover(comment: Comment) -> None:
    """Have what is covered lapse, to be saved by the caller: moderators are told of it, and the author not."""
    if comment.redacted_title or comment.redacted_text:
        decision_mails.forget_covers(comment=comment)
    comment.redacted_title = comment.redacted_text = ""


def is_correctable(comment: Comment, *, decided: bool, by_author: bool = True) -> bool:
    """Return whether nothing has been decided about the comment; `decided` counts what was taken back since, too.

    Nobody else mends what its author has corrected.
    """
    untouched = by_author or comment.corrected_at is None
    return untouched and comment.status == Status.PENDING and comment.erased_at is None and not decided
