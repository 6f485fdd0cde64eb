"""Where the language data lives, and the word-form dictionaries read from it."""

import logging
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from simplemma.strategies.dictionaries import StreamDictionaryFactory, TrieDictionaryFactory

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Resources:
    """`voikko_path`: a folder of unpacked Voikko packages, None for the system's own.

    `cache_dir`: a folder for what is built from the word lists once; without it each process builds it in memory.
    """

    voikko_path: Path | None = None
    cache_dir: Path | None = None


_current = Resources()


def current() -> Resources:
    """The resources in use."""
    return _current


def use(resources: Resources) -> None:
    """Take other resources. What was loaded from the earlier ones is let go."""
    global _current
    _current = resources
    swedish_forms.cache_clear()


def built_folder(name: str, build: Callable[[Path], object]) -> Path | None:
    """The folder of that name among what is kept, built now when it is not there yet.

    None where nothing can be kept: there is no cache folder, or it cannot be written.
    """
    cache_dir = current().cache_dir
    if cache_dir is None:
        return None
    folder = cache_dir / name
    if folder.exists():
        return folder
    try:
        cache_dir.mkdir(parents=True, exist_ok=True)
        # Built aside and moved into place: another process never reads half of it, and may have been first.
        with tempfile.TemporaryDirectory(dir=cache_dir, ignore_cleanup_errors=True) as aside:
            built = Path(aside) / name
            built.mkdir()
            build(built)
            with suppress(OSError):
                built.rename(folder)
    except OSError as error:
        logger.warning("Cannot keep %s in %s: %s", name, cache_dir, error)
    return folder if folder.exists() else None


@lru_cache(maxsize=1)
def swedish_forms() -> Mapping[str, str]:
    """Simplemma's Swedish word forms with their base forms, as a trie: 11 MB, three seconds to build once."""

    def build(folder: Path) -> None:
        TrieDictionaryFactory(disk_cache_dir=str(folder)).get_dictionary("sv")

    folder = built_folder(f"simplemma-{version('simplemma')}", build)
    factory = TrieDictionaryFactory(use_disk_cache=folder is not None, disk_cache_dir=str(folder))
    forms: Mapping[str, str] = factory.get_dictionary("sv")
    return forms


@lru_cache(maxsize=1)
def finnish_forms() -> Mapping[str, str]:
    """Simplemma's Finnish word forms with their base forms, wanted only without Voikko: 55 MB, read in two seconds.

    As a trie they would take half of that, and 735 MB for the nine seconds of building it.
    """
    forms: Mapping[str, str] = StreamDictionaryFactory().get_dictionary("fi")
    return forms
