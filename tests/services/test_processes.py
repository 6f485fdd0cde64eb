"""Nothing that was started is left behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from services.console import Unavailable
from services.locks import only_one
from services.processes import Child, can_follow_parent, end_all, runs_with

STUBBORN = (
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('ready', flush=True); time.sleep(60)"
)
PARENT = """
import os, sys, time
from pathlib import Path
from services.processes import Child
code = "import os, time; print(os.getpid(), flush=True); time.sleep(60)"
Child([sys.executable, "-c", code], log=Path(sys.argv[1]), environment=os.environ)
time.sleep(60)
"""


def start(code: str, log: Path) -> Child:
    return Child([sys.executable, "-u", "-c", code], log=log, environment=os.environ)


def wait_until(holds: Callable[[], bool]) -> None:
    for _ in range(200):
        if holds():
            return
        time.sleep(0.05)
    pytest.fail("waited ten seconds in vain")


def test_a_child_that_heeds_the_signal_ends_at_once(tmp_path: Path) -> None:
    child = start("import time; time.sleep(60)", tmp_path / "log")
    end_all([child])
    assert child.status == -signal.SIGTERM


def test_a_child_that_ignores_the_signal_is_killed(tmp_path: Path) -> None:
    child = start(STUBBORN, tmp_path / "log")
    wait_until(lambda: child.log.read_text() != "")
    end_all([child], patience=0.2)
    assert child.status == -signal.SIGKILL


@pytest.mark.skipif(not can_follow_parent(), reason="only Linux can end a process when its parent is killed")
def test_a_child_ends_even_when_its_parent_is_killed(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with subprocess.Popen([sys.executable, "-c", PARENT, log]) as parent:
        wait_until(lambda: log.exists() and log.read_text().endswith("\n"))
        parent.kill()
    pid = int(log.read_text())
    wait_until(lambda: not runs_with(pid, "time.sleep"))


def test_the_last_words_of_a_child_are_kept_with_their_place(tmp_path: Path) -> None:
    child = start("raise SystemExit('no settings')", tmp_path / "worker.log")
    child.process.wait()
    assert child.last_words() == f"no settings (log: {tmp_path / 'worker.log'})"


def test_a_process_number_that_now_belongs_to_another_program_is_not_taken_for_ours() -> None:
    assert runs_with(os.getpid(), "python")
    assert not runs_with(os.getpid(), "no-such-word")


def test_a_second_run_of_one_clone_is_sent_to_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("services.locks.VAR", tmp_path)
    with only_one("run", here="http://127.0.0.1:8000"):
        second = only_one("run", here="http://127.0.0.1:8001")
        with pytest.raises(Unavailable, match="already runs at http://127.0.0.1:8000: end that one first"):
            second.__enter__()
    with only_one("run", here="http://127.0.0.1:8001"):
        assert (tmp_path / "run.lock").read_text() == "http://127.0.0.1:8001"
