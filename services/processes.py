"""Starting, watching and ending other programs without leaving any behind."""

import functools
import os
import pwd
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NoReturn

from services.console import Interrupted
from services.failures import last_line
from services.paths import ROOT
from services.programs import works

ENDING_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PATIENCE_SECONDS = 10.0
"""How long a program may take to end after SIGTERM before it is killed."""


class Child:
    """A program that this one started, its output in a log."""

    def __init__(
        self,
        command: Sequence[str | Path],
        *,
        log: Path,
        environment: Mapping[str, str],
        user: str | None = None,
        detached: bool = False,
        ending: signal.Signals = signal.SIGTERM,
    ) -> None:
        """Start `command` as `user`, if given. A detached child outlives this process; `ending` asks it to end."""
        log.parent.mkdir(parents=True, exist_ok=True)
        self.log = log
        self.ending = ending
        self.started = time.monotonic()
        with log.open("wb") as output:
            self.process = subprocess.Popen(
                [*wrapper(user=user, parent_gone=None if detached else ending), *command],
                cwd=ROOT if user is None else "/",
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=detached,
            )

    @property
    def status(self) -> int | None:
        """The exit status, None while it runs, negative when a signal ended it."""
        return self.process.poll()

    @property
    def lived(self) -> float:
        """Seconds since it was started."""
        return time.monotonic() - self.started

    def last_words(self) -> str:
        """Return the last line it wrote and where the rest is."""
        output = self.log.read_text(encoding="utf-8", errors="replace")
        return f"{last_line(output)} (log: {self.log.relative_to(ROOT) if self.log.is_relative_to(ROOT) else self.log})"


def end_all(children: Sequence[Child], *, patience: float = PATIENCE_SECONDS) -> None:
    """Ask every child to end, and kill those that still run after `patience` seconds."""
    for child in children:
        if child.status is None:
            child.process.send_signal(child.ending)
    deadline = time.monotonic() + patience
    for child in children:
        try:
            child.process.wait(timeout=max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.process.kill()
            child.process.wait()


def wrapper(*, user: str | None, parent_gone: signal.Signals | None = None) -> list[str]:
    """Return what to put before a command to run it as `user` and to end it even when this process is killed."""
    words = []
    if parent_gone and can_follow_parent():
        words += ["--pdeathsig", parent_gone.name.removeprefix("SIG")]
    if user:
        words += [f"--reuid={user}", f"--regid={pwd.getpwnam(user).pw_gid}", "--init-groups"]
    return ["setpriv", *words] if words else []


@functools.cache
def can_follow_parent() -> bool:
    """Return whether this system can end a process when its parent is gone: Linux with a full `setpriv`."""
    return works(["setpriv", "--pdeathsig", "TERM", "true"])


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Turn Ctrl-C, SIGTERM and SIGHUP into `Interrupted` within the block; only the first one counts."""

    def interrupt(signal_number: int, frame: FrameType | None) -> NoReturn:
        ignore_signals()
        raise Interrupted(signal_number)

    for ending in ENDING_SIGNALS:
        signal.signal(ending, interrupt)
    yield


def ignore_signals() -> None:
    """Let nothing but SIGKILL disturb what follows: ending children, each within a bounded time."""
    for ending in ENDING_SIGNALS:
        signal.signal(ending, signal.SIG_IGN)


def runs_with(pid: int, word: str) -> bool:
    """Return whether process `pid` runs and `word` is in its command line, that is, whether it is still the same."""
    try:
        return word in Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8", errors="replace")
    except OSError:
        if Path("/proc/self").exists():
            return False
    shown = subprocess.run(["ps", "-o", "args=", "-p", str(pid)], capture_output=True, text=True)
    return word in shown.stdout


def end_process(pid: int, word: str, *, ending: signal.Signals, patience: float = PATIENCE_SECONDS) -> None:
    """End the process that `runs_with` `word`: ask with `ending`, and kill it after `patience` seconds."""
    for asked, seconds in ((ending, patience), (signal.SIGKILL, 2.0)):
        try:
            os.kill(pid, asked)
            for _ in range(int(seconds * 10)):
                if not runs_with(pid, word):
                    return
                time.sleep(0.1)
        except ProcessLookupError:
            return
