"""`make services` and `make services-stop`: PostgreSQL and Elasticsearch that stay until they are stopped."""

import signal

from services.console import Unavailable, say, step
from services.elasticsearch.instance import USABLE, Instance, status_of
from services.elasticsearch.node import start_node, wait_until_usable
from services.locks import waiting_turn
from services.paths import VAR
from services.ports import is_free
from services.postgresql.cluster import open_cluster
from services.postgresql.folders import kept_folder
from services.processes import end_process, runs_with

DATABASE = VAR / "postgresql"
SEARCH = VAR / "elasticsearch" / "services"
SEARCH_PROCESS = SEARCH / "process"
"""Holds the node's process id and port."""


def start() -> int:
    """Start both, or find them running, and print their addresses. What cannot be had is said; the other is started."""
    missing = 0
    with waiting_turn("services"):
        for start_one in (start_database, start_search):
            try:
                print(start_one(), flush=True)
            except Unavailable as reason:
                say(str(reason))
                missing += 1
    return 1 if missing else 0


def start_database() -> str:
    """Return the setting that leads to a running PostgreSQL."""
    cluster = open_cluster(kept_folder(DATABASE), throwaway=False)
    if not cluster.running():
        with step("Starting PostgreSQL"):
            cluster.start(throwaway=False)
    cluster.make_database()
    return f"DATABASE_URL={cluster.url}"


def start_search() -> str:
    """Return the setting that leads to a running Elasticsearch."""
    pid, port = search_process()
    instance = Instance(folder=SEARCH, port=port)
    if not pid or status_of(instance.url) not in USABLE:
        instance, child = start_node(SEARCH, port=port if port and is_free(port) else None, detached=True)
        SEARCH_PROCESS.write_text(f"{child.process.pid} {instance.port}", encoding="ascii")
        with step("Starting Elasticsearch"):
            wait_until_usable(instance, child)
    return f"ELASTICSEARCH_URL={instance.url}"


def search_process() -> tuple[int, int]:
    """Return the running node's process id, 0 when it does not run, and the port it has or had."""
    try:
        pid, port = map(int, SEARCH_PROCESS.read_text(encoding="ascii").split())
    except (OSError, ValueError):
        return 0, 0
    return (pid if runs_with(pid, str(SEARCH)) else 0), port


def stop() -> int:
    """End what `start` started in this clone, and nothing else."""
    with waiting_turn("services"):
        remembered = DATABASE.exists() or DATABASE.with_suffix(".elsewhere").exists()
        cluster = open_cluster(kept_folder(DATABASE), throwaway=False) if remembered else None
        end_one("PostgreSQL", cluster.running() if cluster else None, "postgres", signal.SIGINT)
        end_one("Elasticsearch", search_process()[0], str(SEARCH), signal.SIGTERM)
    return 0


def end_one(name: str, pid: int | None, word: str, ending: signal.Signals) -> None:
    """End one server, known by its process id and a word of its command line, or say that it does not run."""
    if not pid:
        say(f"{name} was not running.")
        return
    with step(f"Ending {name}"):
        end_process(pid, word, ending=ending)
