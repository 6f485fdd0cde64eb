"""Snowball stems, for words that no dictionary knows."""

import threading
from functools import lru_cache

import snowballstemmer

_ALGORITHMS = {"fi": "finnish", "sv": "swedish"}
_stemmers = threading.local()


@lru_cache(maxsize=10_000)
def stem(word: str, language: str) -> str:
    """The Snowball stem of a lower-case word in `fi` or `sv`."""
    # A stemmer keeps the word it works on in itself, so each thread has its own.
    stemmer = getattr(_stemmers, language, None)
    if stemmer is None:
        stemmer = snowballstemmer.stemmer(_ALGORITHMS[language])
        setattr(_stemmers, language, stemmer)
    return str(stemmer.stemWord(word))
