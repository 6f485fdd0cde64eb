"""What an author sends, before there is a row of it: cleaned once, and told apart from what was sent before."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, replace

from consultations.models.statement import Capacity
from consultations.text import clean_line, clean_text


@dataclass(frozen=True)
class CommentInput:
    """What is said on one section; `section` is its UUID as text, `None` for the whole."""

    section: str | None
    text: str
    title: str = ""

    def cleaned(self) -> CommentInput:
        return CommentInput(self.section, clean_text(self.text), clean_line(self.title))


@dataclass(frozen=True)
class StatementInput:
    """A statement as its author sent it.

    `parent` is the public id of the comment to which it replies; a reply has one comment, and none on a section.
    `attachments` are the SHA-256 of the files that were stored with the form's key and go with the statement.
    """

    language: str
    capacity: Capacity
    comments: tuple[CommentInput, ...]
    name: str = ""
    organisation: str = ""
    business_id: str = ""
    role: str = ""
    email: str = ""
    parent: str | None = None
    attachments: tuple[str, ...] = ()

    def cleaned(self) -> StatementInput:
        """Return the statement in the form in which it is stored, without empty comments."""
        speaks_for = self.capacity != Capacity.PERSON
        return replace(
            self,
            comments=tuple(cleaned for comment in self.comments if (cleaned := comment.cleaned()).text),
            name=clean_line(self.name),
            organisation=clean_line(self.organisation) if speaks_for else "",
            business_id=self.business_id if self.capacity == Capacity.ORGANISATION else "",
            role=clean_line(self.role) if speaks_for else "",
            email=self.email.strip(),
            attachments=tuple(sorted(self.attachments)),
        )

    def fingerprint(self) -> str:
        """Return a hash of all that was sent; it tells a repeated form from a changed one."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True, ensure_ascii=True).encode()).hexdigest()
