"""What the tests need from the system's packages: installed through apt where that is possible, else named."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from services.console import Unavailable, step
from services.elasticsearch.requirements import find_compression
from services.java import find_java, find_maven
from services.postgresql.programs import find_programs
from services.programs import is_debian, is_root, run_logged
from services.voikko import system_has_voikko

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
JDK_PACKAGES = ("openjdk-25-jdk-headless", "openjdk-21-jdk-headless")


@dataclass(frozen=True)
class SystemNeed:
    """Something from outside Python: its name, Debian's packages for it, and whether it is there."""

    name: str
    packages: Sequence[str]
    is_met: Callable[[], object]


def system_needs(*, with_elasticsearch: bool) -> Iterator[SystemNeed]:
    """Yield what the tests need on this machine."""
    yield SystemNeed("PostgreSQL 15 or newer", ("postgresql",), has_postgresql)
    yield SystemNeed("Chromium", ("chromium", "fonts-liberation"), find_chromium)
    yield SystemNeed("gettext's programs", ("gettext",), lambda: shutil.which("xgettext"))
    if is_root() or not is_debian():
        yield SystemNeed("Voikko for Finnish", ("libvoikko1", "voikko-fi"), system_has_voikko)
    if with_elasticsearch:
        yield SystemNeed("a JDK 21 or newer", available(JDK_PACKAGES)[:1], find_java)
        yield SystemNeed("Maven", ("maven",), find_maven)
        yield SystemNeed("libzstd", ("libzstd1",), find_compression)


def ensure_system_packages(*, with_elasticsearch: bool) -> None:
    """Install what is missing, as root on Debian. Raises `Unavailable`, naming all of it, where that cannot be done.

    A missing JDK that Debian does not offer is left to Elasticsearch's own sentence: all other tests can run.
    """
    missing = [need for need in system_needs(with_elasticsearch=with_elasticsearch) if not need.is_met()]
    packages = [package for need in missing for package in need.packages]
    if not packages:
        return
    if not (is_root() and is_debian()):
        names = ", ".join(need.name for need in missing)
        raise Unavailable(
            f"The tests need {names}: install them (Debian and Ubuntu: apt-get install {' '.join(packages)})."
        )
    with step(f"Installing {', '.join(packages)}"):
        install(packages)


def install(packages: Sequence[str]) -> None:
    """Install Debian packages, with fresh package lists if the present ones do not suffice."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    what = f"The packages {' '.join(packages)} could not be installed"
    try:
        run_logged(command, log="apt", what=what, environment=environment)
    except Unavailable:
        run_logged(
            ["apt-get", "update"], log="apt", what="The package lists could not be fetched", environment=environment
        )
        run_logged(command, log="apt", what=what, environment=environment)


def available(packages: Sequence[str]) -> list[str]:
    """Return those of `packages` that apt offers."""
    if not is_debian():
        return []
    listed = subprocess.run(["apt-cache", "search", "--names-only", "^openjdk-.*-jdk-headless$"], capture_output=True)
    names = {line.split()[0] for line in listed.stdout.decode().splitlines()}
    return [package for package in packages if package in names]


def find_chromium() -> str | None:
    """Return the browser that the tests drive: the one `CHROMIUM` names, or the system's."""
    named = os.environ.get("CHROMIUM")
    return named or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def has_postgresql() -> bool:
    """Return whether the system has a PostgreSQL that is new enough."""
    try:
        find_programs()
    except Unavailable:
        return False
    return True
