"""Finding a JDK that Elasticsearch runs on, and Maven, wherever this machine keeps them."""

import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

OLDEST_RELEASE = 21
"""Elasticsearch 9 is compiled for Java 21."""
TRIED_RELEASE = 25
"""The newest release with which this arrangement was tried; a newer one is taken only when there is nothing else."""
USUAL_PLACES = (
    "/usr/lib/jvm/*",
    "/usr/java/*",
    "/opt/java/*",
    "/opt/jdk*",
    "/Library/Java/JavaVirtualMachines/*/Contents/Home",
    "/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home",
    "/usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home",
    "~/.sdkman/candidates/java/*",
    "~/.jdks/*",
    "~/.asdf/installs/java/*",
    "~/.local/share/mise/installs/java/*",
)


@dataclass(frozen=True)
class JavaKit:
    """A JDK: where it lies and the release it is, such as 25."""

    home: Path
    release: int

    @property
    def java(self) -> Path:
        return self.home / "bin" / "java"

    @property
    def compiler(self) -> Path:
        return self.home / "bin" / "javac"


def find_java(environment: Mapping[str, str] = os.environ) -> JavaKit | None:
    """Return the JDK to use: the one `ES_JAVA_HOME` or `JAVA_HOME` names if it is new enough, else the best found."""
    for variable in ("ES_JAVA_HOME", "JAVA_HOME"):
        kit = kit_at(Path(environment[variable])) if environment.get(variable) else None
        if kit and kit.release >= OLDEST_RELEASE:
            return kit
    return best_of(kit for kit in map(kit_at, candidate_homes(environment)) if kit)


def best_of(kits: Iterable[JavaKit]) -> JavaKit | None:
    """Return the newest kit up to the release that was tried, else the oldest newer one, else None."""
    usable = [kit for kit in kits if kit.release >= OLDEST_RELEASE]
    tried = [kit for kit in usable if kit.release <= TRIED_RELEASE]
    if tried:
        return max(tried, key=lambda kit: kit.release)
    return min(usable, key=lambda kit: kit.release, default=None)


def candidate_homes(environment: Mapping[str, str]) -> Iterator[Path]:
    """Yield the folders in which a JDK may lie, the one on the PATH first."""
    on_path = shutil.which("javac", path=environment.get("PATH"))
    if on_path:
        yield Path(on_path).resolve().parent.parent
    for pattern in USUAL_PLACES:
        place = Path(pattern).expanduser()
        yield from sorted(Path(place.anchor).glob(str(place.relative_to(place.anchor))))


def kit_at(home: Path) -> JavaKit | None:
    """Return the JDK in `home`, or None when there is none, or only a runtime without a compiler."""
    try:
        release = release_in((home / "release").read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return None
    if release and os.access(home / "bin" / "javac", os.X_OK) and os.access(home / "bin" / "java", os.X_OK):
        return JavaKit(home=home, release=release)
    return None


def release_in(description: str) -> int | None:
    """Return the release number in the text of a JDK's `release` file: 25 for `"25.0.3"`, 8 for `"1.8.0_392"`."""
    found = re.search(r'^JAVA_VERSION="(?:1\.)?(\d+)', description, re.MULTILINE)
    return int(found.group(1)) if found else None


def find_maven() -> str | None:
    """Return the path of Maven's program."""
    return shutil.which("mvn")


def maven_environment(kit: JavaKit, local_repository: Path) -> dict[str, str]:
    """Return the environment in which Maven works, also for a user whose home folder is not what Java takes it for.

    Java asks the system's user database for the home folder, not `HOME`. Where `HOME` may not be written either, what
    Maven fetches goes to `local_repository`.
    """
    environment = dict(os.environ)
    named = environment.get("JAVA_HOME")
    if (named and not os.access(Path(named) / "bin" / "java", os.X_OK)) or not (named or shutil.which("java")):
        environment["JAVA_HOME"] = str(kit.home)
    home = Path.home()
    option = f"-Duser.home={home}" if os.access(home, os.W_OK) else f"-Dmaven.repo.local={local_repository}"
    environment["MAVEN_OPTS"] = f"{environment.get('MAVEN_OPTS', '')} {option}".strip()
    return environment
