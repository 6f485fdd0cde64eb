"""`make test`: every test on real services with fresh data, then a smoke pass on what a newcomer gets by default.

`ARGS` is handed to pytest and leaves out the smoke pass; `SEARCH=fallback` does without Elasticsearch.
"""

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from services.console import Interrupted, Unavailable, say, step
from services.debian import ensure_system_packages, find_chromium
from services.elasticsearch.node import start_node, wait_until_usable
from services.locks import waiting_turn
from services.node_packages import ensure_node_packages
from services.paths import PYTHON, ROOT
from services.postgresql.cluster import NAME, open_cluster
from services.postgresql.folders import throwaway_folder
from services.processes import end_all, ignore_signals, wrapper
from services.python_packages import TEST_LOCK, ensure_python_packages
from services.site_preparation import prepare_files, refuse_foreign_files
from services.voikko import ensure_voikko

PROCESSES = min(os.cpu_count() or 1, 4)
"""How many share the whole run; what `ARGS` narrows runs in one, since each makes a database of its own first."""
IN_REAL_TIME = ("tests/browser/story", "tests/faults", "tests/operations/test_run_worker.py")
APART = [f"--ignore={folder}" for folder in IN_REAL_TIME]
INTERRUPTED = 2
"""The exit status of a pytest that was interrupted from the keyboard."""
PATIENCE_SECONDS = 30.0
"""How long pytest may take to tidy up after it was asked to end."""


def test() -> int:
    """Return pytest's exit status; not 0 either when Elasticsearch was wanted and could not be had."""
    words = shlex.split(os.environ.get("ARGS", ""))
    with_elasticsearch = os.environ.get("SEARCH") != "fallback"
    refuse_foreign_files()
    environment = prepare(with_elasticsearch=with_elasticsearch)
    with ExitStack() as stack:
        stack.callback(say, "Everything that was started for the tests has ended.")
        folder = Path(tempfile.mkdtemp(prefix="hyte-test-"))
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        environment["TMPDIR"] = str(folder)
        services, missing = start_services(stack, folder, environment, with_elasticsearch=with_elasticsearch)
        stack.callback(ignore_signals)
        waived = [] if with_elasticsearch else ["-m", "not engine"]
        on_defaults = {"DATABASE_URL": f"sqlite:///{folder / 'smoke.sqlite3'}", "ELASTICSEARCH_URL": ""}
        shared = ["--numprocesses", str(PROCESSES)]
        passes = {
            "All but what needs the machine to itself.": ([*waived, *shared, *APART], services),
            "What holds the site to seconds, or breaks it.": ([*waived, *IN_REAL_TIME], services),
            "The smoke pass: SQLite and the built-in search.": (["-m", "smoke and not engine", *shared], on_defaults),
        }
        if words:
            passes = {"What ARGS names.": ([*waived, *words], services)}
        status = 0
        for what, (options, settings) in passes.items():
            if status != INTERRUPTED:
                say(what)
                status = run_pytest(options, environment | settings) or status
    for sentence in missing:
        say(sentence)
    return status or len(missing)


def prepare(*, with_elasticsearch: bool) -> dict[str, str]:
    """Install all that the tests need and return their environment."""
    with waiting_turn("prepare"):
        ensure_system_packages(with_elasticsearch=with_elasticsearch)
        ensure_python_packages(TEST_LOCK)
        ensure_node_packages()
        environment = os.environ | {"DJANGO_SETTINGS_MODULE": "hyte.settings.test", "CHROMIUM": find_chromium() or ""}
        environment.setdefault("VOIKKO_PATH", str(ensure_voikko() or ""))
        prepare_files(environment | {"DATABASE_URL": "sqlite://:memory:"})
    return environment


def start_services(
    stack: ExitStack, folder: Path, environment: Mapping[str, str], *, with_elasticsearch: bool
) -> tuple[dict[str, str], list[str]]:
    """Start PostgreSQL and Elasticsearch on fresh data until `stack` closes.

    Returns the settings that lead to them, and a sentence for Elasticsearch if it was wanted and cannot be had.
    """
    data = throwaway_folder()
    stack.callback(shutil.rmtree, data, ignore_errors=True)
    with step("Starting PostgreSQL"):
        cluster = open_cluster(data, throwaway=True)
        server = cluster.start(throwaway=True)
        stack.callback(end_all, [server])
        cluster.make_database()
    settings = {"DATABASE_URL": cluster.url, "ELASTICSEARCH_URL": "", "TEST_DATABASE_TEMPLATE": NAME}
    with step("Migrating the database of which each test process gets a copy"):
        migrate({**environment, **settings})
    if not with_elasticsearch:
        return settings, []
    try:
        instance, node = start_node(folder / "test")
        stack.callback(end_all, [node])
        with step("Starting Elasticsearch"):
            wait_until_usable(instance, node)
    except Unavailable as reason:
        say(str(reason))
        return settings, [f"{reason} SEARCH=fallback leaves out the tests that need it."]
    return settings | {"ELASTICSEARCH_URL": instance.url}, []


def migrate(environment: Mapping[str, str]) -> None:
    """Bring the tables of the database up to date. Raises `Unavailable` with the last words of what failed."""
    command = [str(PYTHON), "manage.py", "migrate", "--verbosity", "0"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise Unavailable(f"The database could not be migrated: {(done.stderr.strip().splitlines() or [''])[-1]}")


def run_pytest(words: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run pytest on this terminal and return its exit status; when this command is ended, pytest ends first."""
    command = [*wrapper(user=None, parent_gone=signal.SIGINT), str(PYTHON), "-m", "pytest", *words]
    pytest = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        return pytest.wait()
    except Interrupted as interrupted:
        if (
            interrupted.signal != signal.SIGINT
        ):  # Ctrl-C has reached pytest already; a second one would break its tidying
            pytest.send_signal(signal.SIGINT)
        raise
    finally:
        try:
            pytest.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            pytest.kill()
