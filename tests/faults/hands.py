"""What hands may do to a consultation and its comments at the same time, each by what it had on its screen before."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from uuid import uuid4

from consultations import acts
from consultations.acts import ActRefused
from consultations.corrections import Correction, CorrectionRefused, correct_statement
from consultations.decisions import DecisionRefused, decide
from consultations.erasure import erase_statement
from consultations.models import Capacity, Comment, Consultation, CoverReason, Decision, Status
from consultations.moderation.covering import redact
from consultations.refusals import ConsultationNotOpen
from consultations.statement_input import CommentInput, StatementInput
from consultations.submission import submit_statement
from consultations.undoing import undo
from consultations.withdrawal import withdraw_statement
from hyte.users.models import User
from tests.consultations.factories import announce

FEWEST, MOST = 2, 20
DAY, INSTANT = timedelta(days=1), timedelta(microseconds=1)
REASONS = {"reason_fi": "Syy.", "reason_sv": "Skäl.", "by": None}
REFUSED = (ActRefused, ConsultationNotOpen, CorrectionRefused, DecisionRefused)


def about_the_whole(text: str) -> StatementInput:
    return StatementInput("fi", Capacity.ORGANISATION, (CommentInput(None, text),), organisation="Yhdistys ry")


@dataclass(frozen=True)
class Hand:
    """Does `act` to the comment with this place, `wait` milliseconds after all were let go.

    What has to be in time arrives `after` so long after the first deadline.
    """

    act: str
    place: int
    wait: int
    after: timedelta


@dataclass
class Deed:
    """What came of a hand, and between which two readings of one steady clock."""

    hand: Hand
    began: float
    ended: float = 0.0
    made: object = None
    """What was recorded; `None` where it was refused."""


@dataclass
class Scene:
    """An open consultation without pages; what everybody has on the screen is what the comments were at first."""

    moderator: User
    now: datetime
    waiting: int
    public: int
    consultation: Consultation = field(init=False)
    comments: list[Comment] = field(init=False)

    def __post_init__(self) -> None:
        made = Consultation.objects.create()
        announce(made, self.now - DAY, self.now + DAY)
        self.consultation = Consultation.objects.get(pk=made.pk)
        self.comments = [self.arrived(f"Teksti {place}.") for place in range(self.waiting + self.public)]
        for comment in self.comments[self.waiting :]:
            self.judge(comment, Status.PENDING, Status.PUBLISHED)

    def arrived(self, text: str) -> Comment:
        receipt = submit_statement(
            consultation=self.consultation, statement=about_the_whole(text), key=uuid4(), at=self.now
        )
        return receipt.statement.comments.get()

    def do(self, hand: Hand) -> Deed:
        """Do what the hand does; whatever the rules refuse it is refused by name, and nothing else goes wrong."""
        time.sleep(hand.wait / 1000)
        deed = Deed(hand, time.monotonic())
        with suppress(*REFUSED):
            deed.made = ACTS[hand.act](self, self.comments[hand.place % len(self.comments)], hand) or None
        deed.ended = time.monotonic()
        return deed

    def judge(self, comment: Comment, seen_in: Status, to: Status) -> Decision:
        seen = Comment.objects.get(pk=comment.pk)
        seen.status = seen_in
        return decide(
            comment=seen, to=to, by=self.moderator, at=self.now, text_hash=comment.text_hash, public_reason="Syy."
        )

    def publish(self, comment: Comment, _hand: Hand) -> object:
        return self.judge(comment, Status.PENDING, Status.PUBLISHED)

    def reject(self, comment: Comment, _hand: Hand) -> object:
        return self.judge(comment, Status.PENDING, Status.REJECTED)

    def hide(self, comment: Comment, _hand: Hand) -> object:
        return self.judge(comment, Status.PUBLISHED, Status.HIDDEN)

    def undo(self, comment: Comment, _hand: Hand) -> object:
        latest = Decision.objects.filter(comment=comment).order_by("pk").last()
        return latest and undo(decision=latest, by=self.moderator, at=self.now)

    def cover(self, comment: Comment, hand: Hand) -> object:
        reason, span = CoverReason.PERSONAL_DATA, (0, 1 + hand.wait)
        return redact(
            comment=comment, spans=[span], reason=reason, by=self.moderator, at=self.now, seen_hash=comment.seen_hash
        )

    def correct(self, comment: Comment, hand: Hand) -> object:
        words = [Correction(comment.public_id, f"Korjattu {uuid4()}.", comment.text_hash)]
        return correct_statement(statement=comment.statement, corrections=words, at=self.arrival(hand))

    def withdraw(self, comment: Comment, _hand: Hand) -> object:
        return withdraw_statement(statement=comment.statement, at=self.now)

    def erase(self, comment: Comment, _hand: Hand) -> object:
        return erase_statement(statement=comment.statement, at=self.now)

    def post(self, _comment: Comment, hand: Hand) -> object:
        return submit_statement(
            consultation=self.consultation, statement=about_the_whole("Lähetetty."), key=uuid4(), at=self.arrival(hand)
        ).statement

    def extend(self, _comment: Comment, hand: Hand) -> object:
        later = self.consultation.closes_at + (1 + hand.wait) * DAY
        return acts.extend(consultation=self.consultation, closes_at=later, at=self.now, **REASONS)

    def close_early(self, _comment: Comment, _hand: Hand) -> object:
        return acts.close_early(consultation=self.consultation, at=self.now, **REASONS)

    def arrival(self, hand: Hand) -> datetime:
        return self.consultation.closes_at + hand.after


ACTS: dict[str, Callable[[Scene, Comment, Hand], object]] = {
    name: getattr(Scene, name)
    for name in (
        "publish", "reject", "hide", "undo", "cover", "correct", "withdraw", "erase", "post", "extend", "close_early",
    )
}  # fmt: skip

SIZES = (FEWEST, 2, 3, 3, 4, 5, 6, 8, 12, MOST)
WAITS = (0, 0, 0, 1, 2, 4)
AFTER = (-DAY - INSTANT, -DAY - INSTANT, -DAY, -INSTANT, -INSTANT, timedelta(0), INSTANT, 3 * DAY)
"""An early end is a day before the first deadline, an extension goes beyond it."""


def drawn_by(chance: Random) -> list[Hand]:
    """Return the hands of one release, in the order in which their threads are started."""
    return [
        Hand(chance.choice(sorted(ACTS)), chance.randrange(3), chance.choice(WAITS), chance.choice(AFTER))
        for _number in range(chance.choice(SIZES))
    ]
