"""The worker as a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from hyte.operations.management.commands.run_worker import JOBS, PATIENCE

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "manage.py", "run_worker"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_cleanly_also_while_every_job_fails(number: signal.Signals, tmp_path: Path) -> None:
    empty = {"DATABASE_URL": f"sqlite:///{tmp_path / 'empty.sqlite3'}", "ELASTICSEARCH_URL": ""}
    with subprocess.Popen(COMMAND, cwd=ROOT, env=os.environ | empty, stdout=subprocess.PIPE, text=True) as worker:
        try:
            assert worker.stdout
            assert worker.stdout.readline() == "The background worker runs.\n"
            worker.send_signal(number)
            assert worker.wait(timeout=20) == 0
        finally:
            worker.kill()


def test_what_is_under_way_has_less_than_two_seconds_to_end() -> None:
    assert PATIENCE < 2


def test_whatever_has_something_to_drain_is_a_job_of_the_worker() -> None:
    folders = [ROOT / "site" / "hyte", *(ROOT / name for name in ("blog", "consultations", "materials", "search"))]
    modules = [file for folder in folders for file in folder.rglob("*.py")]
    drained = [file for file in modules if "\ndef drain(*, at: datetime" in file.read_text(encoding="utf-8")]
    assert {job.drain.__module__ for job in JOBS} == {module_of(file) for file in drained}


def module_of(file: Path) -> str:
    inside = file.relative_to(ROOT / "site" if (ROOT / "site") in file.parents else ROOT)
    return ".".join(inside.with_suffix("").parts)
