"""The comments of a consultation, twenty at a time, the same on both language pages.

A page of the thread starts beside a comment, not after a number of comments: its cost does not grow with the thread,
and nothing is shown twice when a new comment arrives meanwhile. What was published and is no longer leaves a trace.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Case, OuterRef, Prefetch, Q, QuerySet, Subquery, When
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from consultations.identifiers import place_in
from consultations.keyset import KeysetPage
from consultations.models.answer import Answer
from consultations.models.comment import Comment, Status
from consultations.models.consultation import Consultation
from consultations.models.decision import Decision
from consultations.models.document import Section
from consultations.models.thread_count import ThreadCount
from consultations.thread_request import OLDEST, WHOLE, ThreadRequest
from hyte.pages.listing import Filter

OLDEST_FIRST = ("statement_id", "pk")
NEWEST_FIRST = ("-statement_id", "pk")
"""In the order in which the statements came in here: by their numbers, which are given out as they are inserted, so
whatever the clock is put back or forward by. Of two within milliseconds the one with the higher number may be received
first (docs/adr/0015). What was keyed in stands where it was keyed in, with the day of its arrival; an import numbers by
arrival. What one statement says stands in the order of the draft."""


@dataclass(frozen=True)
class Thread:
    """One page of a thread and the ways of narrowing it.

    `matching` is how many comments, replies included, the narrowed thread has; `None` where it is whole.
    """

    page: KeysetPage
    filters: list[Filter]
    wanted: ThreadRequest
    matching: int | None = None

    @classmethod
    def of(cls, consultation: Consultation, parameters: Mapping[str, str], sections: Mapping[str, str]) -> Thread:
        """Return the page of the thread that the address asks for; `sections` are the headings by UUID."""
        wanted = ThreadRequest.of(parameters, sections)
        comments = narrowed(Comment.objects.filter(consultation=consultation).first_level(), consultation, wanted)
        shown = as_shown(comments)
        page = page_of(shown.annotate(matching=public_count(consultation, wanted)) if wanted.selects else shown, wanted)
        return cls(
            page=page,
            filters=ways_of_narrowing(wanted, sections),
            wanted=wanted,
            matching=((page.rows[0].matching or 0) if page.rows else 0) if wanted.selects else None,
        )


def public_count(consultation: Consultation, wanted: ThreadRequest) -> Subquery:
    """Return how many comments of the narrowed thread are public, with their replies, as kept and not counted now.

    It is asked within the query of the rows and costs no further one.
    """
    return narrowed(ThreadCount.objects.filter(consultation=consultation), consultation, wanted).total()


def page_of(comments: QuerySet[Comment], wanted: ThreadRequest) -> KeysetPage:
    """Return the page of `comments` that the address asks for, by arrival."""
    order = OLDEST_FIRST if wanted.order == OLDEST else NEWEST_FIRST
    return KeysetPage.of(comments, order, wanted.place, address=wanted.address)


def replies_to(comment: Comment, parameters: Mapping[str, str]) -> KeysetPage:
    """Return a page of the replies to `comment`, the oldest first."""
    wanted = ThreadRequest(order=OLDEST, place=place_in(parameters))
    return page_of(as_shown(comment.replies.all()), wanted)


def as_shown(comments: QuerySet[Comment]) -> QuerySet[Comment]:
    """Return `comments` with what a reader sees of them: statements, answers, and the traces of what is gone.

    A comment that is no longer public has `ended_at` and `ended_reason`: when that was decided, and why.
    """
    last = Decision.objects.filter(comment=OuterRef("pk")).order_by("-pk")
    gone = Q(status__in=(Status.HIDDEN, Status.WITHDRAWN))
    return (
        comments.in_thread()
        .select_related("statement__consultation__outcome", "section", "version", "assessment__theme")
        .prefetch_related(Prefetch("answers", Answer.objects.standing(), to_attr="standing_answers"))
        .annotate(
            ended_at=Case(When(gone, then=Subquery(last.values("at")[:1]))),
            ended_reason=Case(When(gone, then=Subquery(last.values("public_reason")[:1]))),
        )
    )


def narrowed(comments: QuerySet[Any], consultation: Consultation, wanted: ThreadRequest) -> QuerySet[Any]:
    """Return the comments, or the counts of them, in the language and on the section that the reader wants."""
    if wanted.language:
        comments = comments.filter(language=wanted.language)
    if wanted.section == WHOLE:
        return comments.filter(section=None)
    if wanted.section:
        section = Section.objects.filter(consultation=consultation, uuid=wanted.section)
        return comments.filter(section=Subquery(section.values("pk")[:1]))
    return comments


def ways_of_narrowing(wanted: ThreadRequest, sections: Mapping[str, str]) -> list[Filter]:
    """Return the filters above the thread."""
    filters = [Filter.of("language", _("Language"), dict(settings.LANGUAGES), wanted.narrowing)]
    if sections:
        offered = {**sections, WHOLE: _("On the whole")}
        filters.append(Filter.of("section", pgettext("consultation", "Section"), offered, wanted.narrowing))
    orders = Filter.of(
        "order", pgettext("list", "Order"), {OLDEST: _("Oldest first")}, wanted.narrowing, otherwise=_("Newest first")
    )
    return [*filters, orders]
