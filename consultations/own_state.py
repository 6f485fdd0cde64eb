"""What a statement is like now, and what its author may still do: said on the author's page, asked by every act."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime

from consultations.corrections import is_correctable
from consultations.models import Attachment, Comment, Statement
from consultations.withdrawal import WITHDRAWABLE


@dataclass(frozen=True)
class OwnState:
    """A statement as its author sees it at one instant."""

    statement: Statement
    comments: list[Comment]
    attachments: list[Attachment]
    is_open: bool

    @classmethod
    def of(cls, statement: Statement, at: datetime) -> OwnState:
        comments = statement.comments.select_related("section", "version", "parent").prefetch_related("decisions")
        return cls(
            statement,
            list(comments.order_by("pk")),
            list(statement.attachments.prefetch_related("decisions").order_by("pk")),
            statement.consultation.takes_statements(at),
        )

    @property
    def correctable(self) -> list[Comment]:
        return [comment for comment in self.comments if self.is_open and is_correctable(comment)]

    @property
    def withdrawable(self) -> list[Comment]:
        return [comment for comment in self.comments if comment.status in WITHDRAWABLE]

    @property
    def is_erased(self) -> bool:
        return self.statement.erased_at is not None

    @property
    def digest(self) -> str:
        """Return a short hash that every act of anybody upon the statement changes."""
        parts = [
            str(self.statement.erased_at),
            *(f"{comment.public_id} {comment.status} {comment.text_hash}" for comment in self.comments),
            *(f"{file.public_id} {file.status} {file.erased_at}" for file in self.attachments),
        ]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]
