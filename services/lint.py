"""`make lint`: style, types, the order of imports between apps, migrations and translations."""

import os
import subprocess

from services.console import say, step
from services.failures import last_line
from services.locks import waiting_turn
from services.paths import PYTHON, ROOT, VAR
from services.python_packages import TEST_LOCK, ensure_python_packages

CHECKS = {
    "style (ruff)": (PYTHON, "-m", "ruff", "check", "."),
    "format (ruff)": (PYTHON, "-m", "ruff", "format", "--check", "."),
    "types (mypy)": (PYTHON, "-m", "mypy"),
    "imports (import-linter)": (PYTHON.parent / "lint-imports",),
    "the project (Django)": (PYTHON, "manage.py", "check", "--fail-level", "WARNING"),
    "migrations (Django)": (PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"),
    "translations": (PYTHON, "manage.py", "compile_messages", "--check"),
}
"""What is checked, and the command that does it."""


def lint() -> int:
    """Run every check, show what the failing ones printed, and return 1 if one failed."""
    with waiting_turn("prepare"):
        ensure_python_packages(TEST_LOCK)
    (VAR / "assets").mkdir(parents=True, exist_ok=True)
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "hyte.settings.test",
        "DATABASE_URL": "sqlite://:memory:",
        "ELASTICSEARCH_URL": "",
        "PYTHONPATH": f"site{os.pathsep}.",
    }
    failed = []
    for name, command in CHECKS.items():
        with step(f"Checking {name}"):
            checked = subprocess.run(
                command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
            )
        if checked.returncode:
            failed.append(name)
            say(checked.stdout.strip() or last_line(""))
    say(f"Not in order: {', '.join(failed)}." if failed else "All in order.")
    return 1 if failed else 0
