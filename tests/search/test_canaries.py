"""What is hidden cannot be told from what is missing: by no answer of the search, whoever gives it, at any moment.

Canaries are words that stand nowhere else. Every channel is asked for them, for their beginnings, for misspelt forms
and for what they are filed under, and must answer as it does where the thing never was.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import datetime

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.test import Client
from wagtail.models import PageViewRestriction

from consultations.decisions import decide
from consultations.models import Comment, Consultation, Status
from hyte.pages.models import HomePage
from hyte.users.models import User
from search import outbox
from search.picks.models import StaffPick
from tests.consultations.factories import open_consultation, put_in_status, sent_comment
from tests.search.conftest import CatchUp, Publish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("either_engine")]

CANARY = "Quetzalkana"
TEXT = f"Kannatamme ohjelmaa, sanoo {CANARY}."
ORGANISATION = "Zyxabin Ystävät"
CHANNELS = [
    f"/fi/haku/?q={CANARY}",
    "/fi/haku/?q=quetzalkanna",
    "/fi/haku/?q=ohjelma",
    "/fi/haku/?q=ohjelma&organisation=zyxabin+yst%C3%A4v%C3%A4t",
    "/fi/haku/?q=ohjelma+quetzalkanna&type=statement&state=open&sort=newest",
    f"/sv/sok/?q={CANARY}",
    f"/api/v1/search?q={CANARY}",
    "/api/v1/search?q=ohjelma+zyxabin",
    "/api/v1/search?q=ohjelma&organisation=zyxabin+yst%C3%A4v%C3%A4t&sort=closing",
    "/api/v1/suggest?q=quetz",
    "/api/v1/suggest?q=zyx&language=sv",
]

Answers = Callable[[], dict[str, str]]


@pytest.fixture
def answers(client: Client, home_sv: HomePage) -> Answers:
    """Ask every channel; an answer is all of it but for how long it took."""

    def ask() -> dict[str, str]:
        cache.clear()
        bodies = {channel: client.get(channel).content.decode() for channel in CHANNELS}
        return {channel: re.sub(r'"took_ms": \d+', "", body) for channel, body in bodies.items()}

    return ask


@pytest.fixture
def consultation(home_fi: HomePage, publish: Publish, catch_up: CatchUp, now: datetime) -> Consultation:
    """An open consultation beside other things, with nothing said yet."""
    publish("Ohjelma", "Ohjelma on luettavissa.")
    consultation = open_consultation(home_fi, now)
    catch_up()
    return consultation


def commented(consultation: Consultation, status: Status, at: datetime) -> Comment:
    comment = sent_comment(consultation, at, TEXT, organisation=ORGANISATION)
    put_in_status(Comment.objects.filter(pk=comment.pk), status, at)
    return Comment.objects.get(pk=comment.pk)


def assert_silent(given: dict[str, str], before: dict[str, str]) -> None:
    for channel, body in given.items():
        # The reader's own words come back to the reader; everything else must be as before.
        assert body == before[channel], channel


def test_the_channels_would_tell_of_what_is_published(
    consultation: Consultation, answers: Answers, catch_up: CatchUp, now: datetime
) -> None:
    before = answers()
    commented(consultation, Status.PUBLISHED, now)
    catch_up()
    after = answers()
    # Swedish pages and the suggestion of a word from the text alone have nothing more to say.
    assert {channel for channel in CHANNELS if after[channel] == before[channel]} == {"/api/v1/suggest?q=quetz"}


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.PUBLISHED])
def test_a_comment_that_is_not_published_is_as_if_it_were_not(
    status: Status, consultation: Consultation, answers: Answers, catch_up: CatchUp, now: datetime
) -> None:
    before = answers()
    comment = commented(consultation, status, now)
    assert_silent(answers(), before)
    outbox.mark(comment.statement)
    catch_up()
    assert_silent(answers(), before)


def test_a_comment_is_gone_in_the_moment_in_which_it_is_hidden(
    consultation: Consultation, answers: Answers, catch_up: CatchUp, now: datetime
) -> None:
    before = answers()
    comment = sent_comment(consultation, now, TEXT, organisation=ORGANISATION)
    moderator = User.objects.create_superuser("moderaattori", "moderaattori@hyte.example", "salasana")
    decide(comment=comment, to=Status.PUBLISHED, by=moderator, at=now, text_hash=comment.text_hash)
    catch_up()
    comment.refresh_from_db()
    decide(
        comment=comment, to=Status.HIDDEN, by=moderator, at=now, text_hash=comment.text_hash, public_reason="Asiaton."
    )
    assert_silent(answers(), before)
    catch_up()
    assert_silent(answers(), before)


def test_a_draft_is_as_if_it_were_not(
    consultation: Consultation, answers: Answers, publish: Publish, catch_up: CatchUp
) -> None:
    before = answers()
    draft = publish(f"{CANARY} ohjelma", TEXT, live=False)
    StaffPick.objects.create(page=draft, searches=CANARY)
    catch_up()
    assert_silent(answers(), before)


def test_a_page_is_gone_in_the_moment_in_which_it_is_taken_back(
    consultation: Consultation, answers: Answers, publish: Publish, catch_up: CatchUp
) -> None:
    before = answers()
    page = publish(f"{CANARY} ohjelma", TEXT)
    catch_up()
    assert answers() != before
    page.unpublish()
    assert_silent(answers(), before)
    catch_up()
    assert_silent(answers(), before)


@pytest.mark.parametrize("kind", [PageViewRestriction.LOGIN, PageViewRestriction.PASSWORD, PageViewRestriction.GROUPS])
def test_a_private_page_is_as_if_it_were_not(
    kind: str, consultation: Consultation, answers: Answers, publish: Publish, catch_up: CatchUp
) -> None:
    before = answers()
    page = publish(f"{CANARY} ohjelma", TEXT)
    StaffPick.objects.create(page=page, searches=CANARY)
    catch_up()
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=kind, password="salainen")
    restriction.groups.add(Group.objects.first())
    assert_silent(answers(), before)
    catch_up()
    assert_silent(answers(), before)


def test_contact_data_and_notes_are_in_no_answer(
    consultation: Consultation, client: Client, catch_up: CatchUp, now: datetime
) -> None:
    comment = sent_comment(consultation, now, TEXT, organisation=ORGANISATION, email="quetzal@kana.example")
    put_in_status(Comment.objects.filter(pk=comment.pk), Status.PUBLISHED, now)
    outbox.mark(comment.statement)
    catch_up()
    for query in ("quetzal@kana.example", "kana.example"):
        answer = json.loads(client.get("/api/v1/search", {"q": query}).content)
        assert (answer["total"], answer["results"]) == (0, [])
