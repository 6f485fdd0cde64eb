"""Whatever the engine does, people's acts succeed, none is lost, and afterwards everything is right by itself."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.db import transaction
from django.utils import timezone

from hyte.mail.models import OutgoingMail
from hyte.pages.models import ContentPage, HomePage
from search.models import Entry
from search.service import Engine
from tests.consultations.factories import sent_comment
from tests.faults.acts import Acts
from tests.faults.conftest import RIGHT_WITHIN, Running, everything_is_right, seconds_until
from tests.faults.faults import FAULTS
from tests.faults.scale import scaled
from tests.search.conftest import CatchUp, Publish, Search
from tests.search.line import Line

pytestmark = [pytest.mark.engine, pytest.mark.usefixtures("engine")]

ACTS = 300


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("languages")
def test_nothing_is_lost_however_the_engine_breaks(
    home_fi: HomePage, line: Line, running_worker: Running, search: Search, monkeypatch: pytest.MonkeyPatch
) -> None:
    acts = Acts(home_fi, timezone.now())
    # A busy machine must not pass for a loss.
    monkeypatch.setattr("search.engine.BUDGET", 10.0)
    with running_worker():
        seconds_until(everything_is_right, RIGHT_WITHIN)
        for break_engine in FAULTS.values():
            break_engine(line)
            for _ in range(scaled(ACTS)):
                acts.one()
            seconds_until(Entry.objects.to_send().exists, RIGHT_WITHIN)  # the worker has met the fault
            line.mend()
            seconds_until(everything_is_right, RIGHT_WITHIN)
            assert search("avustus", at=timezone.now()).engine == Engine.ELASTICSEARCH


ROLLED_BACK = 200


@pytest.mark.django_db
def test_what_is_rolled_back_reaches_nobody(
    home_fi: HomePage, catch_up: CatchUp, search: Search, now: datetime
) -> None:
    acts = Acts(home_fi, now)
    catch_up()
    before = set(Entry.objects.values_list("pk", "version", "public")), OutgoingMail.objects.count()
    for number in range(scaled(ROLLED_BACK)):
        with transaction.atomic():
            acts.add(f"Peruttuasia {number}")
            page = ContentPage.objects.get(pk=acts.pages[number % 3].pk)
            page.title = f"Peruttuasia {number}"
            page.save_revision().publish()
            sent_comment(acts.consultation, now, f"Peruttuasia {number}")
            transaction.set_rollback(True)
        catch_up()
    assert before == (set(Entry.objects.values_list("pk", "version", "public")), OutgoingMail.objects.count())
    assert search("peruttuasia").total == 0


@pytest.mark.django_db
def test_a_removed_page_is_gone_at_once_while_the_engine_is_silent(
    publish: Publish, catch_up: CatchUp, search: Search, line: Line
) -> None:
    page = publish("Avustus")
    catch_up()
    line.fall_silent()
    page.unpublish()
    assert search("avustus").total == 0
