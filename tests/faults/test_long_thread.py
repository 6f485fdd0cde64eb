"""A thread of ten thousand comments is read to its end without a script, in no more requests than it has pages."""

from __future__ import annotations

from datetime import datetime, timedelta
from math import ceil

import pytest
import time_machine
from django.test import Client

from consultations.keyset import PAGE_SIZE
from hyte.pages.models import HomePage
from tests.consultations.factories import open_consultation
from tests.consultations.long_threads import fill, reply_to
from tests.consultations.test_thread_crawl import crawl
from tests.faults.scale import scaled

pytestmark = pytest.mark.django_db
LENGTH = scaled(10_000)
ANSWERED, REPLIES = 10, 25
"""How many of the comments have replies, and how many each: more than fit on a page."""


def test_every_comment_of_a_long_thread_and_every_reply_is_reached_by_links_alone(
    client: Client, home_fi: HomePage, now: datetime
) -> None:
    consultation = open_consultation(home_fi, now)
    comments = fill(consultation, LENGTH, now - timedelta(hours=12))
    wanted = {comment.public_id for comment in comments}
    for comment in comments[:: LENGTH // ANSWERED]:
        wanted |= {reply.public_id for reply in reply_to(comment, REPLIES, now)}
    with time_machine.travel(now + timedelta(hours=1), tick=False):
        reached, to_replies, requests = crawl(client, "/fi/kuulemiset/ohjelma/", most=LENGTH)
        for address in to_replies:
            replies, _further, pages = crawl(client, address, most=LENGTH)
            reached += replies
            requests += pages
    assert set(reached) == wanted
    assert requests <= ceil(LENGTH / PAGE_SIZE) + ANSWERED * ceil(REPLIES / PAGE_SIZE)
