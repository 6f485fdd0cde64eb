"""Voikko, the Finnish morphology: the system's, or unpacked below `var/voikko` without root.

The folder has `lib/` with the shared libraries that the system lacks, and `5/mor-standard/`, the dictionary, so it is
what `Voikko("fi", path=…)` and `Voikko.setLibrarySearchPath(…/lib)` ask for.
"""

import ctypes
import re
import shutil
import subprocess
import sys
from pathlib import Path

from services.console import Unavailable, step
from services.paths import VAR
from services.programs import is_debian, run_logged

FOLDER = VAR / "voikko"
PACKAGES = ("libvoikko1", "voikko-fi")
DICTIONARY = Path("5") / "mor-standard"
SYSTEM_DICTIONARIES = tuple(
    f"{place}/voikko" for place in ("/usr/lib", "/usr/share", "/usr/local/lib", "/usr/local/share", "/opt/homebrew/lib")
)
HINT = "install Voikko and its Finnish dictionary (Debian and Ubuntu: apt-get install libvoikko1 voikko-fi)"


def ensure_voikko() -> Path | None:
    """Return the folder of an unpacked Voikko, or None when the system has its own.

    Raises `Unavailable` when there is neither; the site then uses Snowball and simplemma.
    """
    if system_has_voikko():
        return None
    if not (FOLDER / DICTIONARY).is_dir():
        if not is_debian():
            raise Unavailable(f"No Voikko here, so Finnish words are analysed by Snowball and simplemma: {HINT}.")
        with step("Fetching Voikko, the Finnish morphology"):
            unpack_voikko()
    return FOLDER


def system_has_voikko() -> bool:
    """Return whether the system has both the library and a dictionary."""
    try:
        ctypes.CDLL("libvoikko.1.dylib" if sys.platform == "darwin" else "libvoikko.so.1")
    except OSError:
        return False
    return any((Path(place) / DICTIONARY).is_dir() for place in SYSTEM_DICTIONARIES)


def unpack_voikko() -> None:
    """Download the packages and unpack them without installing. A half-made folder is never seen."""
    partial = FOLDER.with_suffix(".partial")
    shutil.rmtree(partial, ignore_errors=True)
    (partial / "packages").mkdir(parents=True)
    what = f"Voikko could not be fetched, so Snowball and simplemma analyse Finnish; {HINT}"
    run_logged(
        ["sh", "-c", 'cd "$1" && shift && exec apt-get download "$@"', "sh", partial / "packages", *missing_packages()],
        log="voikko",
        what=what,
    )
    for package in sorted((partial / "packages").glob("*.deb")):
        run_logged(["dpkg", "-x", package, partial], log="voikko", what=what)
    shutil.rmtree(partial / "packages")
    libraries = next(partial.glob("usr/lib/*/libvoikko.so.1"), None)
    if not libraries:
        raise Unavailable(f"{what}.")
    (partial / "lib").symlink_to(libraries.parent.relative_to(partial))
    (partial / "5").symlink_to(Path("usr/lib/voikko/5"))
    shutil.rmtree(FOLDER, ignore_errors=True)
    partial.rename(FOLDER)


def missing_packages() -> list[str]:
    """Return the packages that installing Voikko would bring. Simulating that with apt needs no root."""
    command = ["apt-get", "--simulate", "--no-install-recommends", "install", *PACKAGES]
    simulated = subprocess.run(command, capture_output=True, text=True).stdout
    return re.findall(r"^Inst (\S+) \(", simulated, re.MULTILINE) or list(PACKAGES)
