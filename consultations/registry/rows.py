"""The rows of an export: one for each comment, with the statement that it came with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from consultations.models import Comment, Consultation
from consultations.thread import OLDEST_FIRST
from hyte.pages.moments import HELSINKI

CHUNK = 500


def comments_of(consultation: Consultation, *, whole_record: bool) -> QuerySet[Comment]:
    """Return the comments in the order of their arrival: what is published, or the whole record with every status."""
    comments = Comment.objects.filter(consultation=consultation)
    if not whole_record:
        comments = comments.published()
    return comments.select_related("statement__consultation", "section", "version", "parent").order_by(*OLDEST_FIRST)


def header() -> list[str]:
    """Return the names of the columns in the language of the staff member."""
    return [
        _("Statement"),
        pgettext("consultation", "Comment"),
        _("Arrived"),
        _("Late"),
        _("Channel"),
        _("Language"),
        _("Capacity"),
        _("Organisation"),
        _("Name"),
        _("Role"),
        _("Business ID"),
        pgettext("consultation", "Section"),
        _("Version"),
        _("Reply to"),
        pgettext("comment", "Title"),
        _("Text"),
        _("Status"),
    ]


def rows(comments: QuerySet[Comment], language: str) -> Iterator[list[str]]:
    """Yield the rows of `comments` as text, fetched by `CHUNK`: a long record is never held as a whole."""
    for comment in comments.iterator(chunk_size=CHUNK):
        yield row(comment, language)


def row(comment: Comment, language: str) -> list[str]:
    statement = comment.statement
    return [
        statement.public_id,
        comment.public_id,
        written(statement.submitted_at),
        _("yes") if statement.is_late else "",
        str(statement.get_channel_display()),
        statement.language,
        str(statement.get_capacity_display()),
        statement.organisation,
        statement.name,
        statement.role,
        statement.business_id,
        comment.section.title_in(language) if comment.section else "",
        str(comment.version.number) if comment.version else "",
        comment.parent.public_id if comment.parent else "",
        comment.public_title,
        comment.public_text,
        str(comment.get_status_display()),
    ]


def written(instant: datetime) -> str:
    """Return an instant by the clocks of Finland, to the second and with its offset."""
    return instant.astimezone(HELSINKI).isoformat(timespec="seconds")
