"""Where the language data lives, and the word-form dictionaries read from it."""

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from simplemma.strategies.dictionaries import StreamDictionaryFactory, TrieDictionaryFactory


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


@lru_cache(maxsize=1)
def swedish_forms() -> Mapping[str, str]:
    """Simplemma's Swedish word forms with their base forms, as a trie: 11 MB, three seconds to build once."""
    cache_dir = current().cache_dir
    if cache_dir is None:
        return TrieDictionaryFactory(use_disk_cache=False).get_dictionary("sv")
    folder = cache_dir / f"simplemma-{version('simplemma')}"
    if not (folder / "sv.dic").exists():
        folder.mkdir(parents=True, exist_ok=True)
        # Built aside and moved into place: another process never reads half a file.
        with tempfile.TemporaryDirectory(dir=folder) as building:
            TrieDictionaryFactory(disk_cache_dir=building).get_dictionary("sv")
            os.replace(Path(building) / "sv.dic", folder / "sv.dic")
    return TrieDictionaryFactory(disk_cache_dir=str(folder)).get_dictionary("sv")


@lru_cache(maxsize=1)
def finnish_forms() -> Mapping[str, str]:
    """Simplemma's Finnish word forms with their base forms, wanted only without Voikko: 55 MB, read in two seconds.

    As a trie they would take half of that, and 735 MB for the nine seconds of building it.
    """
    return StreamDictionaryFactory().get_dictionary("fi")
