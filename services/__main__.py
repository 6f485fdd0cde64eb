"""The command line behind the Makefile: `python3 -m services VERB`.

This file alone must also be readable by a Python that is too old, to be able to say so.
"""

import os
import subprocess
import sys

OLDEST_PYTHON = (3, 11)
NEWER_NAMES = ("python3.14", "python3.13", "python3.12", "python3.11")


def find_newer_python() -> "str | None":
    """Return the name of an installed Python that is new enough, or None."""
    question = "import sys; sys.exit(sys.version_info < %r)" % (OLDEST_PYTHON,)  # noqa: UP031 — read by old Pythons
    for name in NEWER_NAMES:
        try:
            if subprocess.call([name, "-c", question], stderr=subprocess.DEVNULL) == 0:
                return name
        except OSError:
            continue
    return None


def main() -> None:
    """Run one verb; every failure that can be foreseen is one sentence and a non-zero exit."""
    if sys.version_info < OLDEST_PYTHON:
        newer = find_newer_python()
        if newer:
            os.execvp(newer, [newer, "-m", "services"] + sys.argv[1:])  # noqa: S606, RUF005
        sys.exit("Python 3.11 or newer is needed, this is %d.%d: install one and run again." % sys.version_info[:2])  # noqa: UP031
    from services.command_line import run_verb  # noqa: PLC0415 — not in what old Pythons read

    sys.exit(run_verb(sys.argv[1:]))


if __name__ == "__main__":
    main()
