"""From installed packages to a site that can be served: assets, messages, static files, tables, demo content.

What takes long is skipped while its inputs are the same as last time.
"""

import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from services.console import Unavailable, step
from services.node_packages import LOCK as NODE_LOCK
from services.paths import LOGS, PYTHON, ROOT, VAR
from services.programs import run_logged
from services.python_packages import RUNTIME_LOCK
from services.stamps import Stamp

ASSETS = ROOT / "services" / "assets.py"
MESSAGES = ROOT / "site" / "locale"
MESSAGES_OF_WAGTAIL = ROOT / "site" / "wagtail_locale"
ANALYSIS = ROOT / "search" / "analysis"
STATIC_SOURCES = (ROOT / "site" / "static", VAR / "assets", ROOT / "site" / "hyte" / "settings", RUNTIME_LOCK)
APPS = ("blog", "consultations", "materials", "search", "site/hyte")
SETTINGS = "hyte.settings.embedded"


def site_environment(given: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return the given environment for the site's own programs, on the embedded profile unless it names another."""
    return {"DJANGO_SETTINGS_MODULE": SETTINGS, "PYTHONUNBUFFERED": "1", **given}


def manage(*words: str, what: str, environment: Mapping[str, str] | None = None) -> str:
    """Run a management command and return what it printed. Raises `Unavailable`, beginning with `what`."""
    return run_logged(
        [PYTHON, "manage.py", *words],
        log=f"manage-{words[0]}",
        what=what,
        environment=environment or site_environment(),
    )


def prepare_files(environment: Mapping[str, str]) -> None:
    """Bring the styles, the compiled messages and the word lists of the search up to date."""
    (VAR / "assets").mkdir(parents=True, exist_ok=True)
    if ASSETS.exists():
        when_changed(
            "Assembling the styles",
            [ASSETS, NODE_LOCK, ROOT / "site" / "static"],
            VAR / "assets",
            lambda: run_logged([PYTHON, ASSETS], log="assets", what="The styles could not be assembled"),
        )
    when_changed(
        "Compiling the messages",
        sorted([*MESSAGES.rglob("*.po"), *MESSAGES_OF_WAGTAIL.rglob("*.po")]),
        MESSAGES_OF_WAGTAIL / "sv" / "LC_MESSAGES" / "djangojs.mo",
        lambda: manage("compile_messages", what="The messages could not be compiled", environment=environment),
    )
    when_changed(
        "Preparing the language analysis",
        [RUNTIME_LOCK, VAR / "embedded.json", *sorted(ANALYSIS.glob("*.py"))],
        VAR / "search",
        lambda: manage("prepare_analysis", what="The language analysis could not be prepared", environment=environment),
    )


def collect_static_files(environment: Mapping[str, str]) -> None:
    """Gather the static files, with their digests in their names, where the web server serves them from."""
    when_changed(
        "Collecting the static files",
        [*STATIC_SOURCES, *sorted(folder for app in APPS for folder in ROOT.glob(f"{app}/**/static"))],
        VAR / "static" / "staticfiles.json",
        lambda: manage(
            *("collectstatic", "--noinput", "--clear"),
            what="The static files could not be collected",
            environment=environment,
        ),
    )


def when_changed(what: str, inputs: list[Path] | list[Path | str], result: Path, work: Callable[[], object]) -> None:
    """Do `work` as a step named `what` unless it was completed with these inputs and its result is still there."""
    stamp = Stamp(VAR / "stamps" / what.lower().replace(" ", "-"), inputs)
    if stamp.is_current() and result.exists():
        return
    with step(what):
        work()
    stamp.set()


def prepare_database(environment: Mapping[str, str]) -> list[list[str]]:
    """Create or update the tables and load the demo content once. Return the accounts: user, role, password."""
    finished = subprocess.run(
        [PYTHON, "-m", "services.site_database"], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    )
    if finished.returncode:
        raise Unavailable("The site was not started, for the reason above.")
    return [line.split("\t") for line in finished.stdout.splitlines() if line.count("\t") == 2]


def refuse_foreign_files() -> None:
    """Raise `Unavailable` when a folder may not be written, such as one that root made with a `sudo make run`."""
    for folder in (ROOT, VAR, LOGS, PYTHON.parent, VAR / "elasticsearch"):
        if folder.exists() and not os.access(folder, os.W_OK):
            raise Unavailable(f"{folder} may not be written by this user: change its owner or use another clone.")
