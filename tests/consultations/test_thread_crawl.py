"""Every comment of a long thread is reached by following plain links, in as many requests as there are pages."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from math import ceil

import pytest
import time_machine
from django.test import Client

from consultations.keyset import PAGE_SIZE
from consultations.models import Comment, Consultation, Status
from tests.consultations.factories import put_in_status, send, sent_comment

pytestmark = pytest.mark.django_db

FIRST_LEVEL, REPLIES = 205, 25
COMMENT = re.compile(r'<article [^>]*id="comment-(\w+)"')
ONWARDS = re.compile(r'<a [^>]*rel="next" href="([^"#]+)')
TO_REPLIES = re.compile(r'href="([^"#]+)#replies"')


@pytest.fixture
def long_thread(consultation: Consultation, now: datetime) -> Consultation:
    """Comments of which many arrived at the same instant; the first has more replies than fit on a page."""
    for number in range(FIRST_LEVEL // 2):
        send(consultation, now + timedelta(minutes=number // 30), "Tavoite.", "Avustus.")
    first = sent_comment(consultation, now + timedelta(hours=1))
    put_in_status(Comment.objects.all(), Status.PUBLISHED, now)
    for _number in range(REPLIES):
        send(consultation, now + timedelta(hours=2), parent=first.public_id)
    put_in_status(Comment.objects.all(), Status.PUBLISHED, now)
    Comment.objects.filter(pk=first.pk).update(published_replies=REPLIES)
    return consultation


def crawl(client: Client, start: str, most: int = FIRST_LEVEL) -> tuple[list[str], list[str], int]:
    """Return the comments and the ways to replies on the pages from `start` on, and how many pages there were."""
    comments: list[str] = []
    replies: list[str] = []
    page, pages = start, 0
    while page and pages < most:
        content = client.get(page).content.decode()
        comments += COMMENT.findall(content)
        replies += TO_REPLIES.findall(content)
        onwards = ONWARDS.search(content)
        page, pages = f"{start.split('?')[0]}{onwards[1].replace('&amp;', '&')}" if onwards else "", pages + 1
    return comments, replies, pages


@pytest.mark.parametrize("start", ["/fi/kuulemiset/ohjelma/", "/fi/kuulemiset/ohjelma/?order=oldest"])
def test_every_comment_is_reached_by_links_alone_and_shown_once(
    client: Client, long_thread: Consultation, now: datetime, start: str
) -> None:
    with time_machine.travel(now + timedelta(hours=3), tick=False):
        comments, to_replies, pages = crawl(client, start)
        replies, _further, pages_of_replies = crawl(client, to_replies[0])
    alone, *replies = replies
    assert pages == ceil(FIRST_LEVEL / PAGE_SIZE)
    assert pages_of_replies == ceil(REPLIES / PAGE_SIZE)
    assert len(to_replies) == 1
    first_level = set(Comment.objects.first_level().values_list("public_id", flat=True))
    assert sorted(comments) == sorted(first_level)
    assert set(replies) - {alone} == set(Comment.objects.exclude(parent=None).values_list("public_id", flat=True))
