"""Find and load Voikko, installed on the system or unpacked into a folder."""

import ctypes
from contextlib import suppress
from pathlib import Path

from libvoikko import Voikko, VoikkoException, VoikkoLibrary

_LIBRARY = "libvoikko.so.1"


class VoikkoUnavailableError(Exception):
    """Voikko or its Finnish dictionary is neither on the system nor in the folder given."""


def open_voikko(folder: Path | None = None) -> Voikko:
    """Open a handle, which one thread may use.

    `folder` is where the Debian packages libvoikko1, voikko-fi and libhfstospell11 were unpacked (`dpkg -x`); without
    it, or when nothing usable is in it, the system's own library and dictionary are taken.

    Raises VoikkoUnavailableError when there is no library or no Finnish dictionary.
    """
    if folder and (library := next(folder.glob(f"usr/lib/**/{_LIBRARY}"), None)):
        with suppress(OSError, VoikkoException):
            _load_neighbours(library)
            return _open(library.parent, dictionary=folder / "usr/lib/voikko")
    try:
        return _open(None, dictionary=None)
    except (OSError, VoikkoException) as error:
        raise VoikkoUnavailableError(str(error)) from error


def _open(folder: Path | None, *, dictionary: Path | None) -> Voikko:
    search_path = str(folder) if folder else None
    VoikkoLibrary.open(search_path)  # a Voikko object without its library complains once more when it is thrown away
    Voikko.setLibrarySearchPath(search_path)
    return Voikko("fi", path=str(dictionary) if dictionary else None)


def _load_neighbours(library: Path) -> None:
    """Load the libraries beside it, each after those it needs; the loader then finds them by name for `library`."""
    waiting = sorted(path for path in library.parent.glob("*.so.*") if path.name != _LIBRARY)
    progress = True
    while waiting and progress:
        still_waiting = []
        for path in waiting:
            try:
                ctypes.CDLL(str(path), mode=ctypes.RTLD_GLOBAL)
            except OSError:
                still_waiting.append(path)
        progress = len(still_waiting) < len(waiting)
        waiting = still_waiting
