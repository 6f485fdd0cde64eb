"""Make a decision in one line."""

from __future__ import annotations

from datetime import datetime

from consultations.decisions import decide
from consultations.models import Comment, Status
from hyte.users.models import User


def judged(comment: Comment, to: Status, by: User, at: datetime) -> Comment:
    """Return the comment after a decision about it."""
    decide(comment=comment, to=to, by=by, at=at, text_hash=comment.text_hash, public_reason="Syy.")
    return Comment.objects.select_related("statement").get(pk=comment.pk)
