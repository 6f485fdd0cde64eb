"""What is scheduled is carried out when it is due."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from hyte.operations import publishing
from hyte.pages.models import ContentPage, HomePage
from search.models import Entry
from tests.pages.factories import ContentPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]


def scheduled(home: HomePage, at: datetime, **fields: Any) -> ContentPage:
    """Return a draft that is approved to go live at `at`."""
    page = ContentPageFactory(parent=home, live=False, **fields)
    page.go_live_at = at
    page.save_revision(approved_go_live_at=at)
    return page


def test_a_page_goes_live_when_it_is_due_and_not_before(home_fi: HomePage, now: datetime) -> None:
    page = scheduled(home_fi, now)
    assert publishing.drain(at=now - timedelta(microseconds=1)) == 0
    with time_machine.travel(now + timedelta(seconds=1)):
        assert publishing.drain(at=now) == 1
    page.refresh_from_db()
    assert page.live
    assert publishing.drain(at=now) == 0


@pytest.mark.parametrize(
    "due",
    [
        "2027-03-28T00:59:59Z",  # 2.59.59, a second before the clocks are put forward
        "2027-03-28T01:00:00Z",  # 4.00, the hour before is none
        "2026-10-25T00:30:00Z",  # 3.30 in summer time
        "2026-10-25T01:30:00Z",  # 3.30 again, in winter time
        "2026-10-24T21:00:00Z",  # the midnight that begins the day of 25 hours
        "2026-10-25T22:00:00Z",  # and the one that ends it
    ],
)
def test_on_the_days_when_the_clocks_change_a_page_goes_live_at_its_instant(home_fi: HomePage, due: str) -> None:
    at = datetime.fromisoformat(due)
    page = scheduled(home_fi, at)
    with time_machine.travel(at - timedelta(seconds=1), tick=False):
        assert publishing.drain(at=timezone.now()) == 0
    with time_machine.travel(at, tick=False):
        assert publishing.drain(at=timezone.now()) == 1
    page.refresh_from_db()
    assert page.live


def test_a_clock_that_steps_back_publishes_nothing_twice(home_fi: HomePage, now: datetime) -> None:
    page = scheduled(home_fi, now)
    with time_machine.travel(now, tick=False):
        assert publishing.drain(at=now) == 1
    with time_machine.travel(now - timedelta(minutes=5), tick=False):
        assert publishing.drain(at=timezone.now()) == 0
    page.refresh_from_db()
    assert page.live


def test_a_page_that_expires_is_taken_down_and_out_of_the_search(home_fi: HomePage, now: datetime) -> None:
    page = ContentPageFactory(parent=home_fi, expire_at=now)
    version = Entry.objects.get(object_id=page.pk).version
    assert publishing.drain(at=now) == 1
    page.refresh_from_db()
    assert (page.live, page.expired) == (False, True)
    entry = Entry.objects.get(object_id=page.pk)
    assert entry.version > version
    assert not entry.public


def test_a_page_that_cannot_be_published_keeps_no_other_back(
    home_fi: HomePage, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken, whole = scheduled(home_fi, now), scheduled(home_fi, now)
    save = ContentPage.save

    def fail(self: ContentPage, *args: Any, **kwargs: Any) -> Any:
        save(self, *args, **kwargs)
        if self.pk == broken.pk:
            raise ValueError

    monkeypatch.setattr(ContentPage, "save", fail)
    with time_machine.travel(now + timedelta(seconds=1)):
        assert publishing.drain(at=now) == 1
    assert list(ContentPage.objects.live()) == [whole]


def test_what_fails_half_way_leaves_nothing_behind(
    home_fi: HomePage, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = ContentPageFactory(parent=home_fi, expire_at=now)
    monkeypatch.setattr("search.outbox.remove_keys", lambda keys: 1 / 0)
    assert publishing.drain(at=now) == 0
    page.refresh_from_db()
    assert page.live
