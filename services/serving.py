"""The web server and the background worker as children of `make run`."""

import time
import urllib.error
import urllib.request
from collections.abc import Mapping

from services.console import Unavailable, say
from services.paths import LOGS, PYTHON
from services.processes import Child

LONGEST_START_SECONDS = 60.0
LONGEST_DELAY_SECONDS = 30.0
STEADY_SECONDS = 60.0
"""A worker that has lived this long is taken to be well; its next end is again treated as the first."""


def start_web(port: int, environment: Mapping[str, str]) -> Child:
    """Start the web server on the loopback interface: two processes of four threads, enough for one machine."""
    command = [
        *(str(PYTHON), "-m", "gunicorn", "hyte.wsgi", "--pythonpath", "site,.", "--bind", f"127.0.0.1:{port}"),
        *("--worker-class", "gthread", "--workers", "2", "--threads", "4"),
        # However long a search is, the site itself answers it, in the reader's language.
        *("--limit-request-line", "0"),
        *("--timeout", "60", "--graceful-timeout", "5", "--no-control-socket"),
    ]
    return Child(command, log=LOGS / "web.log", environment=environment)


def wait_until_served(web: Child, site: str) -> None:
    """Return when the site answers. Raises `Unavailable` when the web server ends or is silent for a minute."""
    while not answers(f"{site}/livez"):
        if web.status is not None:
            raise Unavailable(f"The web server could not be started: {web.last_words()}")
        if web.lived > LONGEST_START_SECONDS:
            raise Unavailable(f"The web server did not answer within a minute: {web.last_words()}")
        time.sleep(0.1)


def answers(url: str) -> bool:
    """Return whether `url` answers with success."""
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 — the loopback address of this site
            return bool(answer.status == 200)
    except (OSError, urllib.error.URLError):
        return False


class KeptWorker:
    """The background worker, started again whenever it ends, each time after a longer pause."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.environment = environment
        self.ends = 0
        self.due = 0.0
        self.child = self.start()

    def start(self) -> Child:
        return Child([PYTHON, "manage.py", "run_worker"], log=LOGS / "worker.log", environment=self.environment)

    def tick(self) -> None:
        """Notice that it has ended, and start it again when that is due."""
        if self.child.status is None:
            return
        if not self.due:
            self.ends = 1 if self.child.lived > STEADY_SECONDS else self.ends + 1
            delay = min(2.0**self.ends, LONGEST_DELAY_SECONDS)
            self.due = time.monotonic() + delay
            say(f"The background worker has ended, it is started again in {delay:.0f} s: {self.child.last_words()}")
        elif time.monotonic() >= self.due:
            self.due = 0.0
            self.child = self.start()
