"""Tables, demo content and demo accounts in one process, because each start of Django takes seconds.

Runs under the project's own interpreter: `.venv/bin/python -m services.site_database`. Steps go to standard error, the
accounts to standard output, everything else to `var/log/database.log`.
"""

import os
import sys
import traceback
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from typing import TextIO

import django
from django.core.management import call_command

from services.console import say, step
from services.failures import explain
from services.paths import LOGS, ROOT

LOG = LOGS / "database.log"


def main() -> int:
    """Return the exit status; every failure has been told in one sentence."""
    sys.path.insert(0, str(ROOT / "site"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hyte.settings.embedded")
    LOGS.mkdir(parents=True, exist_ok=True)
    accounts = StringIO()
    with LOG.open("w+", encoding="utf-8") as log:
        try:
            with step("Updating the database"):
                quietly(log, set_up_django)
                quietly(log, lambda: command("migrate", interactive=False))
            with step("Looking after the demo content"):
                quietly(log, lambda: command("load_demo"))
                quietly(log, lambda: command("demo_accounts", stdout=accounts))
        except SystemExit:
            say(LOG.read_text(encoding="utf-8").strip())  # the settings have named each bad value in a line
            return 1
        except Exception:
            traceback.print_exc(file=log)
            log.flush()
            say(explain("The database could not be prepared", LOG.read_text(encoding="utf-8"), LOG.relative_to(ROOT)))
            return 1
    print(accounts.getvalue(), end="")
    return 0


def quietly(log: TextIO, work: Callable[[], object]) -> None:
    """Do `work` with all it prints in `log`."""
    with redirect_stdout(log), redirect_stderr(log):
        work()
        log.flush()


def set_up_django() -> None:
    """Load the settings and the apps."""
    django.setup()


def command(name: str, **options: object) -> object:
    """Run one management command."""
    return call_command(name, **options)


if __name__ == "__main__":
    sys.exit(main())
