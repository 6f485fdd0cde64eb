"""The system's PostgreSQL programs, and the user the server runs as."""

import pwd
import re
import shutil
import subprocess
from pathlib import Path

from services.console import Unavailable
from services.programs import is_root

OLDEST_RELEASE = 15
"""The oldest release with UNIQUE NULLS NOT DISTINCT, which the schema uses."""
PROGRAM_PLACES = ("usr/lib/postgresql/*/bin", "usr/pgsql-*/bin", "opt/homebrew/opt/postgresql@*/bin")


def server_user() -> str | None:
    """Return the user the server runs as: this one (None), or `postgres` where this one is root."""
    return "postgres" if is_root() else None


def find_programs() -> Path:
    """Return the folder of the newest PostgreSQL on this machine. Raises `Unavailable` when it is too old or absent."""
    on_path = shutil.which("postgres")
    folders = [found for pattern in PROGRAM_PLACES for found in Path("/").glob(pattern)]
    if on_path:
        folders.append(Path(on_path).resolve().parent)
    releases = {release_of(folder): folder for folder in folders}
    newest = max(releases, default=0)
    if newest < OLDEST_RELEASE:
        raise Unavailable(f"PostgreSQL {OLDEST_RELEASE} or newer is needed: install it (Debian: postgresql).")
    if is_root() and "postgres" not in {user.pw_name for user in pwd.getpwall()}:
        raise Unavailable(
            "PostgreSQL does not run as root and there is no user postgres: install the system's package."
        )
    return releases[newest]


def release_of(folder: Path) -> int:
    """Return the release of the programs in `folder`, such as 15; 0 when they do not run or one is missing."""
    if not all((folder / name).exists() for name in ("initdb", "createdb", "pg_isready")):
        return 0
    try:
        said = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True).stdout
    except OSError:
        return 0
    found = re.search(r"\) (\d+)", said)
    return int(found.group(1)) if found else 0
