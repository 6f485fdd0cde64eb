"""The counts of a narrowed thread are kept: they are what counting would give, and nobody counts at reading."""

from __future__ import annotations

from datetime import datetime
from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from consultations.decisions import decide
from consultations.models import Comment, Consultation, Status, ThreadCount
from consultations.thread import Thread
from consultations.undoing import undo
from hyte.users.models import User
from tests.consultations.factories import SECTIONS, TITLES, send, sent_comment

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]
HEADINGS = dict(zip(SECTIONS, TITLES["fi"], strict=True))
PARTS = [
    {"language": language, "section": section}
    for language in ("", "fi", "sv")
    for section in ("", "whole", *SECTIONS)
    if language or section
]
filling = import_module("consultations.migrations.0018_counts_of_a_narrowed_thread")


@pytest.fixture
def thread(consultation: Consultation, moderator: User, now: datetime) -> Consultation:
    """Comments in both languages on every part, one hidden, one shown again, a Swedish reply to a Finnish one."""

    def judge(comment: Comment, to: Status) -> object:
        comment = Comment.objects.get(pk=comment.pk)
        return decide(
            comment=comment, to=to, by=moderator, at=now, text_hash=comment.text_hash, public_reason="Mainos."
        )

    for language in ("fi", "sv"):
        send(consultation, now, "Tavoite.", "Avustus.", language=language)
        sent_comment(consultation, now, language=language)
    first, second, *others = Comment.objects.order_by("pk")
    for comment in (first, second, *others):
        judge(comment, Status.PUBLISHED)
    for _number in range(2):
        reply = send(consultation, now, parent=first.public_id, language="sv").statement.comments.get()
        judge(reply, Status.PUBLISHED)
    judge(reply, Status.HIDDEN)
    judge(second, Status.HIDDEN)
    undo(decision=judge(others[0], Status.HIDDEN), by=moderator, at=now)
    return consultation


def counted(chosen: dict[str, str]) -> int:
    """Count what is public in one part of the thread, with the replies to it."""
    leading = [comment.parent or comment for comment in Comment.objects.published()]
    return sum(
        chosen["language"] in ("", comment.language)
        and chosen["section"] in ("", str(comment.section.uuid) if comment.section else "whole")
        for comment in leading
    )


@pytest.mark.parametrize("chosen", PARTS)
def test_what_matches_is_what_counting_would_give(thread: Consultation, chosen: dict[str, str]) -> None:
    with CaptureQueriesContext(connection) as queries:
        shown = Thread.of(thread, chosen, HEADINGS)
    assert shown.matching == counted(chosen)
    assert not any("COUNT(" in query["sql"] for query in queries)


def test_what_was_public_before_the_counts_were_kept_is_counted_once(thread: Consultation) -> None:
    columns = ("language", "section", "published")
    kept = set(ThreadCount.objects.exclude(published=0).values_list(*columns))
    ThreadCount.objects.all().delete()
    filling.count_what_is_public(apps, None)
    assert set(ThreadCount.objects.values_list(*columns)) == kept


def test_each_part_has_one_count(thread: Consultation) -> None:
    for row in ThreadCount.objects.all():
        row.pk = None
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)


def test_the_whole_has_no_more_than_it_says(thread: Consultation) -> None:
    thread.refresh_from_db()
    assert sum(ThreadCount.objects.values_list("published", flat=True)) == thread.published_comments
