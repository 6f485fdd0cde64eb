"""The fixtures of the consultations' tests, and a comment that the public reads."""

from __future__ import annotations

from datetime import datetime

import pytest

from consultations.models import Comment, Status
from hyte.users.models import User
from tests.consultations.moderation.deciding import judged


@pytest.fixture
def published(comment: Comment, moderator: User, now: datetime) -> Comment:
    return judged(comment, Status.PUBLISHED, moderator, now)


@pytest.fixture
def colleague(db: None) -> User:
    return User.objects.create_superuser("kollega", "kollega@hyte.example", "salasana")
