"""The worker as a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "manage.py", "run_worker"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_cleanly_within_two_seconds_also_while_every_job_fails(number: signal.Signals, tmp_path: Path) -> None:
    empty = {"DATABASE_URL": f"sqlite:///{tmp_path / 'empty.sqlite3'}", "ELASTICSEARCH_URL": ""}
    with subprocess.Popen(COMMAND, cwd=ROOT, env=os.environ | empty, stdout=subprocess.PIPE, text=True) as worker:
        try:
            assert worker.stdout
            assert worker.stdout.readline() == "The background worker runs.\n"
            told = time.monotonic()
            worker.send_signal(number)
            assert worker.wait(timeout=20) == 0
            assert time.monotonic() - told < 2
        finally:
            worker.kill()
