"""Running a program to its end, its output kept in a log and not on the screen."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from services.console import Unavailable
from services.failures import explain
from services.paths import LOGS, ROOT


def run_logged(
    command: Sequence[str | Path], *, log: str, what: str, environment: Mapping[str, str] | None = None
) -> str:
    """Run `command` in the project's root with its output in `var/log/<log>.log` and return that output.

    Raises `Unavailable`, a sentence beginning with `what`, when it cannot be run or does not succeed.
    """
    LOGS.mkdir(parents=True, exist_ok=True)
    file = LOGS / f"{log}.log"
    with file.open("wb") as output:
        try:
            status = subprocess.run(
                command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
            ).returncode
        except OSError as error:
            raise Unavailable(f"{what}: {command[0]} cannot be run ({error.strerror}).") from error
    text = file.read_text(encoding="utf-8", errors="replace")
    if status:
        raise Unavailable(explain(what, text, file.relative_to(ROOT)))
    return text


def works(command: Sequence[str | Path]) -> bool:
    """Return whether `command` is installed and succeeds."""
    try:
        return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True).returncode == 0
    except OSError:
        return False


def is_root() -> bool:
    """Return whether this process may do everything on the machine."""
    return os.geteuid() == 0


def is_debian() -> bool:
    """Return whether the system's packages come through apt: Debian, Ubuntu and their relatives."""
    return bool(shutil.which("apt-get") and shutil.which("dpkg"))
