"""What a moderator decided a moment ago stands above the queue, and is taken back from there."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from consultations.models import Comment, Consultation, Decision, Status
from consultations.moderation.judging import Seen
from consultations.moderation.staff.lately import rounds_of
from consultations.undoing import undo
from hyte.users.models import User
from tests.consultations.factories import send, sent_comment
from tests.consultations.moderation.deciding import judged

pytestmark = pytest.mark.django_db
QUEUE = "moderation:index"


@pytest.fixture
def decided(client: Client, consultation: Consultation, moderator: User, now: datetime) -> object:
    """Two comments that were published by one press of a button; the moderator still sits there."""
    comments = [sent_comment(consultation, now, organisation=f"Yhdistys {number} ry") for number in (1, 2)]
    with time_machine.travel(now, tick=False):
        client.force_login(moderator)
        seen = [Seen.written(comment) for comment in comments]
        client.post(reverse("moderation:bulk"), {"seen": seen, "to": "published"})
        yield comments


def take_back(client: Client) -> None:
    (each, *_others) = client.get(reverse(QUEUE)).context["rounds"]
    client.post(reverse("moderation:undo_round"), {"round": each.key})


def test_it_is_said_what_is_possible_for_ten_minutes(client: Client, decided: list[Comment]) -> None:
    assert "Päätöksen voi kumota kymmenen minuutin ajan" in client.get(reverse(QUEUE)).content.decode()


def statuses() -> set[str]:
    return set(Comment.objects.values_list("status", flat=True))


def test_all_that_was_decided_at_once_is_taken_back_at_once(client: Client, decided: object) -> None:
    page = client.get(reverse(QUEUE)).content.decode()
    assert "Yhdistys 1 ry" in page
    assert "Yhdistys 2 ry" in page
    take_back(client)
    assert statuses() == {Status.PENDING}
    assert client.get(reverse(QUEUE)).context["rounds"] == []


def test_a_statement_that_was_published_as_a_whole_is_taken_back_as_a_whole(
    client: Client, consultation: Consultation, moderator: User, now: datetime
) -> None:
    statement = send(consultation, now, "Yksi.", "Kaksi.").statement
    seen = [f"{comment.pk}:{comment.text_hash}" for comment in statement.comments.all()]
    client.force_login(moderator)
    client.post(reverse("moderation:publish_all", args=[statement.pk]), {"seen": seen})
    take_back(client)
    assert statuses() == {Status.PENDING}


def test_after_ten_minutes_nothing_is_offered_and_nothing_taken_back(
    client: Client, decided: object, moderator: User, now: datetime
) -> None:
    (each,) = client.get(reverse(QUEUE)).context["rounds"]
    with time_machine.travel(now + timedelta(minutes=10), tick=False):
        client.force_login(moderator)
        assert client.get(reverse(QUEUE)).context["rounds"] == []
        client.post(reverse("moderation:undo_round"), {"round": each.key})
    assert statuses() == {Status.PUBLISHED}


@pytest.mark.parametrize("sent", [{}, {"round": "x"}, {"round": "2026-13-45T99:99"}, {"round": "2026-10-12T12:00:00"}])
def test_what_is_no_round_of_ones_own_takes_nothing_back(client: Client, decided: object, sent: dict[str, str]) -> None:
    assert client.post(reverse("moderation:undo_round"), sent).status_code == 302
    assert statuses() == {Status.PUBLISHED}


def test_only_what_is_ones_own_and_still_stands_is_listed(comment: Comment, moderator: User, now: datetime) -> None:
    other = User.objects.create_superuser("toinen", "toinen@hyte.example", "salasana")
    judged(comment, Status.PUBLISHED, moderator, now)
    assert rounds_of(other, now) == []
    assert [len(each.decisions) for each in rounds_of(moderator, now)] == [1]
    undo(decision=Decision.objects.get(), by=other, at=now)
    assert rounds_of(moderator, now) == []
