"""Finnish words: Voikko's or simplemma's readings, Snowball for what neither knows."""

from collections.abc import Callable
from functools import lru_cache

from search.analysis import finnish_simplemma, finnish_voikko
from search.analysis.reading import Reading, read_hyphenated, reading
from search.analysis.stemming import stem
from search.analysis.voikko_handles import voikko_is_available

_LONGEST = 60

_Reader = Callable[[str], Reading | None]


@lru_cache(maxsize=10_000)
def read(word: str) -> Reading:
    """The reading of a lower-case Finnish word, hyphens and apostrophes included."""
    if len(word) > _LONGEST:
        return reading([word], known=False)
    read_known, read_new_compound = _engine()
    if known := read_known(word):
        return known
    if "-" in word:
        return read_hyphenated(word, read)
    if "'" in word:
        return read(word[: word.index("'")])
    return read_new_compound(word) or reading([stem(word, "fi")], known=False)


def _engine() -> tuple[_Reader, _Reader]:
    engine = finnish_voikko if voikko_is_available() else finnish_simplemma
    return engine.read_known, engine.read_new_compound


def forget() -> None:
    """Let go of everything read from the present resources."""
    read.cache_clear()
    finnish_voikko.forget()
    finnish_simplemma.forget()
    voikko_is_available.cache_clear()
