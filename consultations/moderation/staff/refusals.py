"""What moderators are told when a decision was not made, and what has changed since they looked."""

from __future__ import annotations

from django.utils.translation import gettext as _

from consultations.decisions import (
    AlreadyDecided,
    AuthorChanged,
    ConflictOfInterest,
    CoversChanged,
    DecisionRefused,
    TextChanged,
)
from consultations.models import Comment
from consultations.models.comment import hash_of_words
from consultations.moderation.staff.forms import BOUND
from consultations.moderation.text_diff import Stretch, changes
from consultations.undoing import NotUndoable, TooLateToUndo


def refusal(refused: DecisionRefused) -> str:
    """Say what happened in the meantime."""
    if isinstance(refused, ConflictOfInterest):
        return str(BOUND[refused.stake])
    if isinstance(refused, TextChanged):
        return _("The author has changed the text since you opened it. Nothing was decided: read it again.")
    if isinstance(refused, AuthorChanged):
        return _(
            "Staff have corrected who gives the statement, its language or how it came since you opened it. Look again."
        )
    if isinstance(refused, CoversChanged):
        return _("Somebody else has changed what is covered since you opened the page. Look again before you decide.")
    if isinstance(refused, TooLateToUndo):
        return _("It is too late to take the decision back: its author is being told. Make a new decision.")
    if isinstance(refused, NotUndoable):
        return _("This cannot be taken back.")
    last = refused.subject.decisions.select_related("by").last()
    if isinstance(refused, AlreadyDecided) and last is not None:
        return _("%(who)s decided before you: %(status)s. Your decision was not recorded.") % {
            "who": last.by or last.get_actor_display(),
            "status": last.get_to_status_display(),
        }
    return _("This decision is not possible in the present status.")


def changes_since(comment: Comment, seen_hash: str) -> list[Stretch]:
    """Return how the text differs from the one that was seen, nothing where it is the same or no longer known."""
    if comment.text_hash == (words := hash_of_words(seen_hash)) or comment.erased_at is not None:
        return []
    seen = comment.earlier_texts.filter(text_hash=words).last()
    return changes(seen.text, comment.text) if seen is not None else []
