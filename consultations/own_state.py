"""What a statement is like now, and what its author may still do: said on the author's page, asked by every act."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from consultations.corrections import is_correctable
from consultations.models import Attachment, Comment, Decision, Statement, Status
from consultations.withdrawal import WITHDRAWABLE


@dataclass(frozen=True)
class Judged:
    """A comment or a file with what was decided about it, in order."""

    subject: Comment | Attachment
    decisions: list[Decision]


@dataclass(frozen=True)
class OwnState:
    """A statement as its author sees it at one instant."""

    statement: Statement
    judged_comments: list[Judged]
    judged_files: list[Judged]
    is_open: bool

    @classmethod
    def of(cls, statement: Statement, at: datetime) -> OwnState:
        """Return the state in three queries, however many comments and files there are."""
        comments = statement.comments.select_related("section", "version", "parent").order_by("pk")
        files = statement.attachments.order_by("pk")
        made = Decision.objects.filter(Q(comment__statement=statement) | Q(attachment__statement=statement))
        by_comment: dict[int | None, list[Decision]] = defaultdict(list)
        by_file: dict[int | None, list[Decision]] = defaultdict(list)
        for decision in made.order_by("pk"):
            by_comment[decision.comment_id].append(decision)
            by_file[decision.attachment_id].append(decision)
        return cls(
            statement,
            [Judged(comment, by_comment[comment.pk]) for comment in comments],
            [Judged(file, by_file[file.pk]) for file in files],
            statement.consultation.takes_statements(at),
        )

    @property
    def comments(self) -> list[Comment]:
        return [judged.subject for judged in self.judged_comments]

    @property
    def correctable(self) -> list[Comment]:
        return [
            judged.subject
            for judged in self.judged_comments
            if self.is_open and is_correctable(judged.subject, decided=bool(judged.decisions))
        ]

    @property
    def withdrawable(self) -> list[Comment]:
        return [comment for comment in self.comments if comment.status in WITHDRAWABLE]

    @property
    def is_erased(self) -> bool:
        return self.statement.erased_at is not None

    @property
    def is_withdrawn(self) -> bool:
        """Return whether its author has taken back all of it."""
        return bool(self.comments) and all(comment.status == Status.WITHDRAWN for comment in self.comments)

    @property
    def due_at(self) -> datetime | None:
        """Return when all its waiting comments should be decided on; `None` while none waits for a moderator."""
        if self.statement.awaits_confirmation:
            return None
        waiting = (comment.due_at for comment in self.comments if comment.status == Status.PENDING)
        return max(filter(None, waiting), default=None)

    @property
    def digest(self) -> str:
        """Return a short hash that every act of anybody upon the statement changes."""
        parts = [
            str(self.statement.erased_at),
            *(f"{comment.public_id} {comment.status} {comment.text_hash}" for comment in self.comments),
            *(f"{each.subject.public_id} {each.subject.status}" for each in self.judged_files),
        ]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]
