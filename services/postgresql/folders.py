"""Folders that the server's user can reach: as root that is another user, who may not enter a private clone."""

import pwd
import secrets
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from services.console import Unavailable
from services.postgresql.programs import server_user
from services.processes import wrapper
from services.programs import is_root, works

PUBLIC_PLACES = ("/tmp", "/var/tmp")  # noqa: S108 — a new folder with a random name and for its owner alone


def reachable_folder(candidates: Sequence[Path]) -> Path:
    """Return a new or existing folder, the first of `candidates` that the server's user can use, owned by that user."""
    user = server_user()
    for folder in candidates:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if user:
            shutil.chown(folder, user, pwd.getpwnam(user).pw_gid)
        if works([*wrapper(user=user), "test", "-w", folder]):
            return folder
        folder.rmdir()
    raise Unavailable("PostgreSQL's user can write to none of these folders: " + ", ".join(map(str, candidates)))


def kept_folder(own: Path) -> Path:
    """Return the folder for data that stays: `own`, or one outside the clone that is remembered beside it."""
    remembered = own.with_suffix(".elsewhere")
    if remembered.exists() and (folder := Path(remembered.read_text(encoding="utf-8"))).is_dir():
        return folder
    home = Path(pwd.getpwnam("postgres").pw_dir) if is_root() else Path(tempfile.gettempdir())
    folder = reachable_folder([own, home / f"hyte-{secrets.token_hex(4)}"])
    if folder != own:
        remembered.write_text(str(folder), encoding="utf-8")
    return folder


def throwaway_folder() -> Path:
    """Return a new folder that the caller removes."""
    name = f"hyte-postgresql-{secrets.token_hex(4)}"
    places = [tempfile.gettempdir(), *PUBLIC_PLACES]
    return reachable_folder([Path(place) / name for place in places])
