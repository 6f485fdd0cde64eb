"""A web process that is killed while it takes statements: whoever sends again until answered is received once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from random import Random
from urllib.parse import quote, urlencode, urlsplit

import pytest
from django.db import connection
from django.db.models import Count
from django.utils import timezone

from consultations.addresses import form_address, own_statement_address
from consultations.models import Consultation, Statement
from consultations.tokens import issue_form_key, link_token, read_form_key
from hyte.mail.models import OutgoingMail
from hyte.pages.models import HomePage
from services.paths import ROOT
from services.ports import choose_port
from tests.consultations.factories import open_consultation
from tests.faults.scale import scaled

pytestmark = pytest.mark.django_db(transaction=True)

POSTS, SENDERS, SEED = 300, 4, 20_261_012
MOST_SECONDS_AFTER_AN_ANSWER = 0.05
SEE_OTHER = 303
FORM = {
    "action": "send",
    "capacity": "organisation",
    "organisation": "Rannikon Yhdistys ry",
    "email": "meri@yhdistys.example",
    "comment": "Kannatamme.",
}


@pytest.fixture
def consultation(languages: None, home_fi: HomePage) -> Consultation:
    return open_consultation(home_fi, timezone.now())


@pytest.fixture
def gunicorn(consultation: Consultation, tmp_path: Path) -> Iterator[tuple[int, int]]:
    """The site as it is served, on the database of the test; gives the process and the port of its server."""
    port, database = choose_port(), connection.settings_dict
    user, password = quote(database["USER"]), quote(database["PASSWORD"])
    address = f"postgresql://{user}:{password}@{database['HOST']}:{database['PORT']}/{database['NAME']}"
    surroundings = os.environ | {"DATABASE_URL": address, "ELASTICSEARCH_URL": "", "PYTHONPATH": "site:."}
    surroundings.pop("TEST_DATABASE_TEMPLATE", None)
    options = [
        "--config",
        "tests/faults/gunicorn_conf.py",
        "--pythonpath",
        "site,.",
        "--bind",
        f"127.0.0.1:{port}",
        "--no-control-socket",
    ]
    with (tmp_path / "log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "hyte.wsgi", *options],
            cwd=ROOT, env=surroundings, stdout=log, stderr=log,
        )  # fmt: skip
    try:
        wait_until_served(port, server)
        yield server.pid, port
    finally:
        server.terminate()
        server.wait(timeout=30)


def wait_until_served(port: int, server: subprocess.Popen[bytes]) -> None:
    ends = time.monotonic() + 90
    while asked(port, "GET", "/fi/")[0] != 200:
        assert server.poll() is None
        assert time.monotonic() < ends
        time.sleep(0.2)


def asked(port: int, method: str, path: str, body: str = "") -> tuple[int, str]:
    """Return the status and the place that the answer leads to; 0 where no answer came."""
    with suppress(OSError, HTTPException):
        line = HTTPConnection("127.0.0.1", port, timeout=20)
        try:
            line.request(method, path, body, {"Content-Type": "application/x-www-form-urlencoded"})
            answer = line.getresponse()
            answer.read()
            return answer.status, urlsplit(answer.headers.get("Location", "")).path
        finally:
            line.close()
    return 0, ""


def workers_of(server: int) -> list[int]:
    return [int(pid) for pid in Path(f"/proc/{server}/task/{server}/children").read_text().split()]


def test_a_form_that_is_sent_until_it_is_answered_is_one_statement_whatever_is_killed(
    gunicorn: tuple[int, int], consultation: Consultation
) -> None:
    """Four senders at once, each with one form after the other; a worker dies at moments that chance picks."""
    server, port = gunicorn
    issued_at = timezone.now() - timedelta(minutes=10)
    form_keys = [issue_form_key(consultation=consultation.public_id, at=issued_at) for _n in range(scaled(POSTS))]
    address, unanswered = form_address(consultation.public_id, "fi"), []

    def send(form_key: str) -> str:
        body = urlencode(FORM | {"key": form_key})
        while not (answer := asked(port, "POST", address, body))[0]:
            unanswered.append(form_key)
        assert answer[0] == SEE_OTHER
        return answer[1]

    with ThreadPoolExecutor(SENDERS) as senders:
        sendings = [senders.submit(send, form_key) for form_key in form_keys]
        deaths = kill_now_and_then(server, while_going_on=sendings)
    assert deaths, f"seed {SEED}"
    assert unanswered, f"{deaths} deaths, seed {SEED}"
    keys = [read_form_key(form_key, consultation=consultation.public_id).key for form_key in form_keys]
    stored = Statement.objects.annotate(parts=Count("comments")).values_list("key", "parts")
    assert sorted(stored) == sorted((key, 1) for key in keys)
    assert OutgoingMail.objects.count() == len(keys)
    receipts = {own_statement_address(each, link_token(each.key), "fi") for each in Statement.objects.all()}
    assert {sending.result() for sending in sendings} == receipts


def kill_now_and_then(server: int, *, while_going_on: Sequence[Future[str]]) -> int:
    """Kill a worker at some moment after every few answers, until all are there; return how many died."""
    chance, deaths, enough = Random(SEED), 0, 0
    while (answered := sum(each.done() for each in while_going_on)) < len(while_going_on):
        time.sleep(chance.uniform(0, MOST_SECONDS_AFTER_AN_ANSWER))
        if answered >= enough and (workers := workers_of(server)):
            with suppress(ProcessLookupError):
                os.kill(chance.choice(workers), signal.SIGKILL)
                deaths, enough = deaths + 1, answered + chance.randint(1, 5)
    return deaths
