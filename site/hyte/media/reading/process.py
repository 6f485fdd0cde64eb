"""Read a file in a process of its own, so that whatever a hostile file does is done there."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO

import hyte
from hyte.media.reading.limits import MOST_ANSWERED, MOST_BYTES, WALL_SECONDS
from hyte.media.reading.outcome import Outcome, Reading

PIECE = 1024 * 1024
"""Bytes that are copied at once."""

GRACE = 5
"""Seconds after its own alarm that the process may take to end."""

CRASHES = (signal.SIGABRT, signal.SIGBUS, signal.SIGFPE, signal.SIGILL, signal.SIGSEGV, signal.SIGSYS, signal.SIGTRAP)
"""How a library ends the process when a file confuses it, or when there is no memory left."""


class ReaderFailed(Exception):
    """The process ended in a way that says nothing about the file: it was killed, hung, or could not be started."""


def read_apart(content: IO[bytes], extension: str) -> Reading:
    """Return the text of a file with this `extension`, in lower case.

    Raises `ReaderFailed` when another try may go better, and `OSError` when `content` cannot be read.
    """
    with tempfile.TemporaryFile() as copy, tempfile.TemporaryFile() as answer:
        if not copied(content, copy):
            return Reading(Outcome.TOO_LARGE)
        return judged(run(copy, answer, extension), answer)


def copied(content: IO[bytes], copy: IO[bytes]) -> bool:
    """Copy `content` to a local file that the process can be given; return whether it is small enough."""
    size = 0
    while piece := content.read(PIECE):
        size += len(piece)
        if size > MOST_BYTES:
            return False
        copy.write(piece)
    copy.seek(0)
    return True


def run(file: IO[bytes], answer: IO[bytes], extension: str) -> int:
    """Run the reading program and return its status: negative is the number of the signal that ended it."""
    process = subprocess.Popen(  # noqa: S603 — our own program, and an extension that is one word
        [sys.executable, "-m", "hyte.media.reading.child", extension],
        stdin=file,
        stdout=answer,
        stderr=subprocess.DEVNULL,
        cwd=tempfile.gettempdir(),
        env={"PYTHONPATH": str(Path(hyte.__file__).parent.parent), "PYTHONDONTWRITEBYTECODE": "1"},
        start_new_session=True,
    )
    try:
        return process.wait(WALL_SECONDS + GRACE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return -signal.SIGALRM


def judged(status: int, answer: IO[bytes]) -> Reading:
    """Return what the process has told, or what its end tells. Raises `ReaderFailed`."""
    if status == -signal.SIGXCPU:
        return Reading(Outcome.TOO_COSTLY)
    if -status in CRASHES:
        return Reading(Outcome.BROKEN)
    if status:
        raise ReaderFailed(f"status {status}")
    answer.seek(0)
    try:
        told = json.loads(answer.read(MOST_ANSWERED))
        return Reading(Outcome(told["outcome"]), str(told["text"]))
    except (KeyError, TypeError, ValueError):
        raise ReaderFailed("no answer") from None
