"""An open consultation, and somebody who moderates it."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.contrib.auth import get_user_model

from consultations.models import Comment, Consultation
from hyte.pages.models import HomePage
from hyte.users.models import User
from tests.consultations.factories import open_consultation, sent_comment


@pytest.fixture
def consultation(home_fi: HomePage, now: datetime) -> Consultation:
    return open_consultation(home_fi, now)


@pytest.fixture
def comment(consultation: Consultation, now: datetime) -> Comment:
    return sent_comment(consultation, now)


@pytest.fixture
def moderator(db: None) -> User:
    return get_user_model().objects.create_superuser("moderaattori", "moderaattori@hyte.example", "salasana")
