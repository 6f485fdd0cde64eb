"""Set up the analysis: where its language data lives, and which Finnish engine that gives."""

from pathlib import Path
from typing import Literal

from search.analysis import finnish, resources, swedish, words
from search.analysis.voikko_handles import voikko_is_available


def configure(*, voikko_path: Path | None = None, cache_dir: Path | None = None) -> None:
    """Say where the language data lives; call it once, before the first analysis.

    `voikko_path` is a folder into which the packages libvoikko1, voikko-fi and libhfstospell11 were unpacked, None
    for the system's own. `cache_dir` is a folder of the project for what is built from word lists once.
    """
    resources.use(resources.Resources(voikko_path=voikko_path, cache_dir=cache_dir))
    finnish.forget()
    swedish.forget()
    words.document_forms.cache_clear()
    words.query_forms.cache_clear()
    words.is_known.cache_clear()


def finnish_engine() -> Literal["voikko", "simplemma"]:
    """Which engine reads Finnish: Voikko where it can be loaded, else simplemma with lesser results."""
    return "voikko" if voikko_is_available() else "simplemma"


def prepare() -> None:
    """Load everything now, and build what is missing from the cache folder: some seconds once, then milliseconds."""
    swedish.read("välfärdsområdets")
    finnish.read("hyvinvointialueen")
