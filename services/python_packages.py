"""The virtual environment `.venv` and the Python packages in it, installed from a lock with hashes."""

import os
import sys
from pathlib import Path

from services.console import Unavailable, step
from services.paths import PYTHON, ROOT, VIRTUAL_ENVIRONMENT
from services.programs import run_logged, works
from services.stamps import Stamp

RUNTIME_LOCK = ROOT / "requirements.lock"
TEST_LOCK = ROOT / "requirements-test.lock"
NO_VENV = "This Python has no working venv module: install it (on Debian and Ubuntu python3-venv) and run again."


def ensure_python_packages(lock: Path, *, what: str = "Python packages") -> None:
    """Install what `lock` names into `.venv`, made when it is missing. Does nothing when the lock is unchanged."""
    if stamp_of(lock).is_current() and os.access(PYTHON, os.X_OK):
        return
    ensure_virtual_environment()
    with step(f"Installing {what}"):
        run_logged(
            [PYTHON, "-m", "pip", "install", "--no-input", "--require-hashes", "-r", lock],
            log="pip",
            what=f"{what} could not be installed",
        )
    stamp_of(lock).set()


def stamp_of(lock: Path) -> Stamp:
    """Return the stamp of `lock` in this environment; another interpreter underneath makes it stale."""
    return Stamp(VIRTUAL_ENVIRONMENT / f".installed-{lock.stem}", [lock, os.path.realpath(PYTHON)])


def ensure_virtual_environment() -> None:
    """Make `.venv`, or make it anew when its interpreter is gone or has no pip."""
    if works([PYTHON, "-m", "pip", "--version"]):
        return
    if not works([sys.executable, "-c", "import venv, ensurepip"]):
        raise Unavailable(NO_VENV)
    with step("Making the virtual environment"):
        run_logged(
            [sys.executable, "-m", "venv", "--clear", VIRTUAL_ENVIRONMENT],
            log="venv",
            what="The virtual environment could not be made",
        )
