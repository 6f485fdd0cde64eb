"""The published comments of a consultation, twenty at a time, the same on both language pages.

A page of the thread starts after a comment, not after a number of comments: its cost does not grow with the thread, and
nothing is shown twice when a new comment arrives meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from consultations.identifiers import is_public_id
from consultations.models import Comment, Consultation

PAGE_SIZE = 20


@dataclass(frozen=True)
class Thread:
    """One page of a thread. `older` is the public id after which the next page starts, empty at the end."""

    comments: list[Comment]
    older: str
    is_first: bool

    @classmethod
    def of(cls, consultation: Consultation, *, older: str = "") -> Thread:
        """Return the page of the thread that starts after the comment `older`, the newest page without one.

        An id that is not that of a published comment in this thread gives the newest page.
        """
        comments = (
            Comment.objects.published()
            .filter(consultation=consultation)
            .select_related("statement", "section", "version")
            .newest_first()
        )
        start = comments.filter(public_id=older).first() if is_public_id(older) else None
        rows = list(after(comments, start)[: PAGE_SIZE + 1])
        shown = rows[:PAGE_SIZE]
        return cls(shown, shown[-1].public_id if len(rows) > PAGE_SIZE else "", is_first=start is None)


def after(comments: QuerySet[Comment], start: Comment | None) -> QuerySet[Comment]:
    """Return the comments that come after `start` in the order of the thread."""
    if start is None:
        return comments
    earlier = Q(submitted_at__lt=start.submitted_at)
    same_instant = Q(submitted_at=start.submitted_at, pk__lt=start.pk)
    return comments.filter(submitted_at__lte=start.submitted_at).filter(earlier | same_instant)
