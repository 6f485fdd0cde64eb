"""The loops of the background worker."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Barrier, Event, Thread, Timer
from threading import enumerate as enumerate_threads

import pytest

from hyte.operations.models import Heartbeat
from hyte.operations.worker import BEAT_EVERY, LONGEST_PAUSE, Job, Loop, run_until

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]

MORE_THAN_THE_POOL = 12
"""Jobs; the pool has 8 connections, of which the test itself holds one."""


def loop_over(drain: Callable[..., int], now: datetime, idle: float = 0.25) -> Loop:
    return Loop(Job("search", drain, idle=idle), Event(), now=lambda: now)


def fail(*, at: datetime) -> int:
    raise ValueError


def test_while_there_is_work_nobody_rests(now: datetime) -> None:
    assert loop_over(lambda *, at: 3, now).round() == 0.0


def test_when_nothing_waits_it_looks_again_soon(now: datetime) -> None:
    assert loop_over(lambda *, at: 0, now).round() == 0.25


def test_every_round_has_one_instant(now: datetime) -> None:
    seen = []
    loop_over(lambda *, at: seen.append(at) or 0, now).round()
    assert seen == [now]


def test_a_failing_job_is_tried_again_after_longer_and_longer_pauses(now: datetime) -> None:
    loop = loop_over(fail, now)
    pauses = [loop.round() for _ in range(7)]
    assert pauses == [0.5, 1.0, 2.0, 4.0, 8.0, LONGEST_PAUSE, LONGEST_PAUSE]


def test_a_round_that_works_forgets_the_failures(now: datetime) -> None:
    outcomes = iter([True, False, True])
    loop = loop_over(lambda *, at: fail(at=at) if next(outcomes) else 1, now)
    assert [loop.round(), loop.round(), loop.round()] == [0.5, 0.0, 0.5]


def test_a_sign_of_life_is_left_every_ten_seconds(now: datetime) -> None:
    loop = loop_over(lambda *, at: 0, now)
    loop.round()
    loop.now = lambda: now + BEAT_EVERY - timedelta(microseconds=1)
    loop.round()
    assert Heartbeat.objects.get(job="search").beat_at == now
    loop.now = lambda: now + BEAT_EVERY
    loop.round()
    assert Heartbeat.objects.get(job="search").beat_at == now + BEAT_EVERY


def test_a_job_that_fails_leaves_no_sign_of_life(now: datetime) -> None:
    loop_over(fail, now).round()
    assert not Heartbeat.objects.exists()


def test_it_ends_when_it_is_told_to(now: datetime) -> None:
    stopping = Event()
    rounds = []

    def stop_after_three(*, at: datetime) -> int:
        rounds.append(at)
        if len(rounds) == 3:
            stopping.set()
        return 1

    loop = Loop(Job("search", stop_after_three, idle=60.0), stopping, now=lambda: now)
    loop.beat_at = now
    thread = Thread(target=loop.run)
    thread.start()
    thread.join(timeout=10)
    assert len(rounds) == 3


def test_a_job_that_hangs_holds_up_neither_the_others_nor_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Loop, "beat", lambda loop, at: None)
    stopping, hanging, goes_on = Event(), Event(), Event()

    def hang(*, at: datetime) -> int:
        hanging.set()
        goes_on.wait(30)
        return 0

    def finish(*, at: datetime) -> int:
        assert hanging.wait(30)
        stopping.set()
        return 0

    run_until(stopping, [Job("hanging", hang, idle=1.0), Job("other", finish, idle=1.0)], patience=0.1)
    (still_hanging,) = [thread for thread in enumerate_threads() if thread.name == "hanging"]
    goes_on.set()
    still_hanging.join(timeout=10)


def test_all_jobs_that_hang_are_waited_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Loop, "beat", lambda loop, at: None)
    stopping, goes_on, all_hang = Event(), Event(), Barrier(MORE_THAN_THE_POOL)

    def hang(*, at: datetime) -> int:
        all_hang.wait(30)
        stopping.set()
        goes_on.wait(5)  # less than the patience as many times as there are jobs
        return 0

    jobs = [Job(f"hanging {number}", hang, idle=1.0) for number in range(MORE_THAN_THE_POOL)]
    run_until(stopping, jobs, patience=0.5)
    hanging = [thread for thread in enumerate_threads() if thread.name.startswith("hanging ")]
    goes_on.set()
    for thread in hanging:
        thread.join(timeout=10)
    assert len(hanging) == MORE_THAN_THE_POOL


@pytest.mark.django_db(transaction=True)
def test_more_jobs_rest_than_the_pool_has_connections() -> None:
    stopping, jobs_done = Event(), set()

    def job(name: str) -> Job:
        def ask_the_database(*, at: datetime) -> int:
            Heartbeat.objects.exists()
            jobs_done.add(name)
            if len(jobs_done) == MORE_THAN_THE_POOL:
                stopping.set()
            return 0

        return Job(name, ask_the_database, idle=60.0)

    jobs = [job(f"job {number}") for number in range(MORE_THAN_THE_POOL)]
    too_late = Timer(20.0, stopping.set)
    too_late.start()
    run_until(stopping, jobs, patience=5.0)
    assert too_late.is_alive(), f"only {len(jobs_done)} jobs had their turn in time"
    too_late.cancel()
