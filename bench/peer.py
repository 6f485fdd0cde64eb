"""django-comments-xtd in an environment of its own below `var/`: whom we are compared with."""

import shutil
import subprocess
import sys
from pathlib import Path

from bench.scratch import ROOT

PEER = ROOT / "var" / "bench-comments-xtd"
LOCK = ROOT / "bench" / "comments-xtd.lock"


def peer_python() -> Path:
    """Return the Python of the environment, which is made where there is none or the lock has changed."""
    python, installed = PEER / "bin" / "python", PEER / LOCK.name
    if not installed.exists() or installed.read_text() != LOCK.read_text():
        subprocess.run([sys.executable, "-m", "venv", "--clear", PEER], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", LOCK], check=True)
        shutil.copy(LOCK, installed)
    return python
