"""Where the language data lives, and the word-form dictionaries read from it."""

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from simplemma.strategies.dictionaries import TrieDictionaryFactory


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
    form_dictionary.cache_clear()


@lru_cache(maxsize=2)
def form_dictionary(language: str) -> Mapping[str, str]:
    """Simplemma's word forms of a language with their base forms, as a trie that takes little memory."""
    cache_dir = current().cache_dir
    if cache_dir is None:
        return TrieDictionaryFactory(use_disk_cache=False).get_dictionary(language)
    folder = cache_dir / f"simplemma-{version('simplemma')}"
    if not (folder / f"{language}.dic").exists():
        folder.mkdir(parents=True, exist_ok=True)
        # Built aside and moved into place: another process never reads half a file.
        with tempfile.TemporaryDirectory(dir=folder) as building:
            TrieDictionaryFactory(disk_cache_dir=building).get_dictionary(language)
            os.replace(Path(building) / f"{language}.dic", folder / f"{language}.dic")
    return TrieDictionaryFactory(disk_cache_dir=str(folder)).get_dictionary(language)
