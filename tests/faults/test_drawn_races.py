"""Chance picks what moderators, authors, coordinators and senders do at the same time: on real connections there is one
true story afterwards, whoever was first."""

from __future__ import annotations

from datetime import datetime
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from hyte.users.models import User
from tests.consultations.conftest import moderator  # noqa: F401 — the fixture
from tests.faults.hands import MOST, Scene, drawn_by
from tests.faults.scale import scaled
from tests.faults.story import is_one_story
from tests.threads import a_connection_each, at_once

pytestmark = pytest.mark.django_db(transaction=True)

INTERLEAVINGS = 2_500
"""Releases. One is counted for all its hands together, however many and in whatever order the database takes them."""


@pytest.mark.usefixtures("languages")
def test_whatever_hands_do_at_once_there_is_one_story_afterwards(
    moderator: User,  # noqa: F811 — the fixture
    now: datetime,
) -> None:
    """Hypothesis draws each release: 2 to 20 hands, what each does to which of up to three comments, and when."""

    @settings(
        max_examples=scaled(INTERLEAVINGS),
        phases=[Phase.generate],  # a race that was lost once is not made smaller by running it again
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(chance=st.randoms(use_true_random=True))  # evenly: drawn by likeness, hands would mostly do the same
    def release(chance: Random) -> None:
        scene = Scene(moderator, now, waiting=chance.choice([1, 2]), public=chance.choice([0, 1]))
        hands = drawn_by(chance)
        is_one_story(scene, at_once(len(hands), lambda number: scene.do(hands[number])))

    with a_connection_each(MOST):
        release()
