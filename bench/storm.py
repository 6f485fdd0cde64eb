"""Send statements to one consultation as in its last minutes, while others read it; count what became of them.

    [DATABASE_URL=…] .venv/bin/python -m bench.storm [--minutes 0.33] [--rate 25] [--reads 10]

Starts the site in processes of its own, as `make run` does, on a free port of this machine. First the readers are
alone, then statements come beside them, both at the rates asked for, every tenth form sent twice at once. Each has a
word of its own: what was acknowledged is compared, as a set, with what is in the database. Nothing stands before the
site that would keep pages for readers, and clients, site and database share this machine's processors.
"""

import argparse
import os
import resource
import statistics
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit, urlunsplit
from uuid import uuid4

from bench.scratch import scratch_site
from services.ports import choose_port
from services.processes import Child, end_all
from services.serving import start_web, wait_until_served

SENDERS = 32
"""Statements under way at once, at most: as many people press the button at the same moment."""

READERS = 16
"""Readings under way at once, at most."""

TWICE = 10
"""Every so many forms are sent twice, as by a double click."""

ALONE_SECONDS = 5.0


def main() -> None:
    given = arguments()
    with scratch_site() as home:
        from django.db import connection
        from django.utils import timezone

        from tests.consultations.factories import open_consultation

        consultation = open_consultation(home, timezone.now())
        connection.close()
        with served() as port:
            told = storm(port, consultation, given)
        report(consultation, told, given)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.storm")
    parser.add_argument("--minutes", type=float, default=1 / 3)
    parser.add_argument("--rate", type=float, default=25, help="statements a second")
    parser.add_argument("--reads", type=float, default=10, help="readings of the page a second")
    return parser.parse_args()


@contextmanager
def served() -> Iterator[int]:
    """Serve the scratch site on a free port; its processes end with the block."""
    from django.db import connection

    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        address = f"sqlite:///{name}"
    else:
        address = urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))
    environment = os.environ | {"DATABASE_URL": address, "ELASTICSEARCH_URL": ""}
    port = choose_port()
    web: Child = start_web(port, environment)
    try:
        wait_until_served(web, f"http://127.0.0.1:{port}")
        yield port
    finally:
        end_all([web])


class Told:
    """What the clients saw, kept by many threads."""

    def __init__(self) -> None:
        self.statuses: Counter[int] = Counter()
        self.read_statuses: Counter[int] = Counter()
        self.seconds: list[float] = []
        self.acknowledged: set[str] = set()
        self.alone: list[float] = []
        self.beside: list[float] = []
        self.lock = threading.Lock()


def storm(port: int, consultation: object, given: argparse.Namespace) -> Told:
    """Let the readers read alone, and then beside the statements."""
    told, page = Told(), "/fi/kuulemiset/ohjelma/"
    with reading(port, page, given.reads, told) as told.alone:
        time.sleep(ALONE_SECONDS)
    with reading(port, page, given.reads, told) as told.beside, ThreadPoolExecutor(SENDERS) as senders:
        started, seconds = time.monotonic(), given.minutes * 60
        for number in range(int(seconds * given.rate)):
            due = started + number / given.rate
            time.sleep(max(0.0, due - time.monotonic()))
            form = filled(consultation)
            for _time in range(2 if number % TWICE == 0 else 1):
                senders.submit(send, port, consultation, form, due, told)
    return told


@contextmanager
def reading(port: int, page: str, rate: float, told: Told) -> Iterator[list[float]]:
    """Ask for the page at a steady rate while the block runs; gives the list to which each reading adds its seconds."""
    seconds: list[float] = []
    ending = threading.Event()

    def read(due: float) -> None:
        status = ask(port, "GET", page)[0]
        with told.lock:
            seconds.append(time.monotonic() - due)
            told.read_statuses[status] += 1

    def send_out() -> None:
        with ThreadPoolExecutor(READERS) as readers:
            due = time.monotonic()
            while rate and not ending.wait(max(0.0, due - time.monotonic())):
                readers.submit(read, due)
                due += 1 / rate

    clock = threading.Thread(target=send_out)
    clock.start()
    try:
        yield seconds
    finally:
        ending.set()
        clock.join()


def filled(consultation: object) -> dict[str, str]:
    """Return a form that was handed out ten minutes ago, with a word of its own in its text."""
    from django.utils import timezone

    from tests.consultations.test_give_statement import filled as filled_in_the_tests

    word = uuid4().hex
    return filled_in_the_tests(consultation, timezone.now(), comment=word, email=f"{word[:12]}@yhdistys.example")


def send(port: int, consultation: object, form: dict[str, str], due: float, told: Told) -> None:
    status, location = ask(port, "POST", f"/fi/lausu/{consultation.public_id}/", form)
    with told.lock:
        told.statuses[status] += 1
        told.seconds.append(time.monotonic() - due)
        if status == 303 and location:
            told.acknowledged.add(form["comment"])


def ask(port: int, method: str, path: str, form: dict[str, str] | None = None) -> tuple[int, str]:
    """Return status and Location of the answer; status 0 where there was none."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    head = {"Content-Type": "application/x-www-form-urlencoded", "Connection": "close"} if form else {}
    try:
        connection.request(method, path, urlencode(form) if form else None, head)
        answer = connection.getresponse()
        answer.read()
        return answer.status, answer.getheader("Location", "")
    except OSError:
        return 0, ""
    finally:
        connection.close()


def report(consultation: object, told: Told, given: argparse.Namespace) -> None:
    from django.db import connection

    from consultations.models import Comment, Statement
    from consultations.moderation.models import Arrival
    from hyte.mail.models import OutgoingMail

    texts = Counter(Comment.objects.filter(section=None).values_list("text", flat=True))
    stored = Statement.objects.filter(consultation_id=consultation.pk).count()
    print(
        f"{connection.vendor}, {given.minutes:.2f} min, {given.rate:g} statements and {given.reads:g} readings a second"
    )
    print(f"  sent {len(told.seconds)} times, answered {dict(told.statuses)}, acknowledged {len(told.acknowledged)}")
    print(f"  stored {stored}, lost {len(told.acknowledged - texts.keys())}, "
          f"duplicated {sum(number - 1 for number in texts.values())}, "
          f"never acknowledged {len(texts.keys() - told.acknowledged)}")  # fmt: skip
    print(f"  receipts {OutgoingMail.objects.count()}, arrivals {Arrival.objects.count()}")
    answers = sum((told.statuses, told.read_statuses), Counter())
    print(f"  5xx or no answer {sum(number for status, number in answers.items() if status >= 500 or not status)}")
    print("  from the moment that each was due:")
    print(f"  POST {spread(told.seconds)}")
    print(f"  GET alone {spread(told.alone)}, beside the statements {spread(told.beside)}")
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)  # of the site's processes, which have ended
    print(f"  the site took {(spent.ru_utime + spent.ru_stime) * 1000 / answers.total():.0f} ms of processor time "
          f"for each of {answers.total()} answers, its start included")  # fmt: skip


def spread(seconds: list[float]) -> str:
    """Return the median and the 95th percentile of some durations."""
    if len(seconds) < 2:
        return "none"
    slow = statistics.quantiles(seconds, n=20)[-1]
    return f"median {statistics.median(seconds) * 1000:.0f} ms, p95 {slow * 1000:.0f} ms"


if __name__ == "__main__":
    main()
