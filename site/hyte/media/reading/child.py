"""The program that reads one file: from standard input, under limits that it sets itself before it looks at it.

It has no database, no settings and no environment, so that a file that takes it over finds nothing there. It prints the
outcome and the text as JSON.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys

from hyte.media.reading.limits import CPU_SECONDS, MEMORY, MOST_ANSWERED, WALL_SECONDS
from hyte.media.reading.outcome import Outcome, Reading
from hyte.media.reading.reader import read

LIMITS = {
    resource.RLIMIT_AS: MEMORY,
    resource.RLIMIT_CPU: CPU_SECONDS,
    resource.RLIMIT_FSIZE: MOST_ANSWERED,
    resource.RLIMIT_NOFILE: 32,
    resource.RLIMIT_NPROC: 0,
    resource.RLIMIT_CORE: 0,
}


def limit() -> None:
    """Take away what reading a file does not need. The alarm ends the process also when its parent is gone."""
    os.nice(10)
    signal.alarm(WALL_SECONDS)
    for what, most in LIMITS.items():
        resource.setrlimit(what, (most, most))


def main() -> None:
    """Read standard input as a file with the extension that is the only argument."""
    limit()
    try:
        reading = read(sys.stdin.buffer, sys.argv[1])
    except (MemoryError, RecursionError):
        reading = Reading(Outcome.TOO_COSTLY)
    json.dump({"outcome": reading.outcome, "text": reading.text}, sys.stdout, ensure_ascii=True)


if __name__ == "__main__":
    main()
