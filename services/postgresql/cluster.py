"""Making, starting and reaching one data folder."""

import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from services.console import Unavailable
from services.failures import last_line
from services.paths import LOGS
from services.ports import choose_port, is_free
from services.postgresql.programs import find_programs, server_user
from services.processes import Child, runs_with, wrapper
from services.programs import works

NAME = "hyte"
"""The name of the database and of its owner."""
LONGEST_START_SECONDS = 30.0
CONSTANT_SETTINGS = {"listen_addresses": "127.0.0.1", "unix_socket_directories": "", "max_connections": "200"}
THROWAWAY_SETTINGS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
"""Much faster, and a power cut would destroy the data: for tests only."""


@dataclass(frozen=True)
class Cluster:
    """A data folder with what is needed to reach it."""

    folder: Path
    programs: Path
    port: int
    password: str

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def url(self) -> str:
        return f"postgresql://{NAME}:{self.password}@127.0.0.1:{self.port}/{NAME}"

    def running(self) -> int | None:
        """Return the process id of the server on this data, None when there is none."""
        try:
            pid = int((self.data / "postmaster.pid").read_text(encoding="ascii").split()[0])
        except (OSError, ValueError, IndexError):
            return None
        return pid if runs_with(pid, str(self.data)) else None

    def start(self, *, throwaway: bool) -> Child:
        """Start the server and return when it takes connections. It outlives this process unless `throwaway`."""
        settings = CONSTANT_SETTINGS | (THROWAWAY_SETTINGS if throwaway else {}) | {"port": str(self.port)}
        server = Child(
            [self.programs / "postgres", "-D", self.data, *(f"--{name}={value}" for name, value in settings.items())],
            log=LOGS / ("postgresql-test.log" if throwaway else "postgresql-services.log"),
            environment=os.environ,
            user=server_user(),
            detached=not throwaway,
            ending=signal.SIGINT,  # the fast end; SIGTERM would wait for every client to leave
        )
        while not works([self.programs / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port)]):
            if server.status is not None or server.lived > LONGEST_START_SECONDS:
                raise Unavailable(f"PostgreSQL could not be started: {server.last_words()}")
            time.sleep(0.1)
        return server

    def make_database(self) -> None:
        """Create the database, unless it is there."""
        made = subprocess.run(
            [self.programs / "createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", NAME, NAME],
            env=os.environ | {"PGPASSWORD": self.password},
            capture_output=True,
            text=True,
        )
        if made.returncode and "already exists" not in made.stderr:
            raise Unavailable(f"PostgreSQL could not create the database: {last_line(made.stderr)}")


def open_cluster(folder: Path, *, throwaway: bool) -> Cluster:
    """Return the cluster in `folder`, made when there is none, on its last port if that is free or its own."""
    programs = find_programs()
    if not (folder / "data" / "PG_VERSION").exists():
        make_cluster(folder, programs, throwaway=throwaway)
    kept = folder / "port"
    cluster = Cluster(folder, programs, int(kept.read_text() or 0), (folder / "password").read_text(encoding="ascii"))
    if cluster.running() or (cluster.port and is_free(cluster.port)):
        return cluster
    port = choose_port()
    kept.write_text(str(port))
    return Cluster(folder, programs, port, cluster.password)


def make_cluster(folder: Path, programs: Path, *, throwaway: bool) -> None:
    """Make a data folder whose owner is `hyte`, with a password of its own: other users of the machine stay out."""
    shutil.rmtree(folder / "data", ignore_errors=True)
    (folder / "password").write_text(secrets.token_urlsafe(16), encoding="ascii")
    (folder / "port").touch()
    user = server_user()
    if user:
        shutil.chown(folder / "password", user)
    made = subprocess.run(
        [
            *(*wrapper(user=user), str(programs / "initdb"), "--pgdata", str(folder / "data"), "--username", NAME),
            *("--pwfile", str(folder / "password"), "--auth", "scram-sha-256", "--encoding", "UTF8"),
            *("--locale", "C.UTF-8" if sys.platform == "linux" else "en_US.UTF-8"),
            *(["--no-sync"] if throwaway else []),
        ],
        cwd="/",
        capture_output=True,
        text=True,
    )
    if made.returncode:
        raise Unavailable(f"PostgreSQL could not make its data folder {folder}: {last_line(made.stderr)}")
