"""Voikko handles, one for each thread.

A handle used from two threads at once answers wrongly and crashes the process. One each costs 2 MB and a millisecond,
and is faster than sharing one behind a lock.
"""

import threading
from functools import lru_cache
from typing import Any

from libvoikko import Voikko

from search.analysis import resources
from search.analysis.voikko_library import VoikkoUnavailableError, open_voikko

_thread = threading.local()


def analyse_with_voikko(word: str) -> list[dict[str, Any]]:
    """Voikko's analyses of a word, one dictionary of attributes for each reading; none for an unknown word.

    Raises VoikkoUnavailableError when Voikko cannot be loaded.
    """
    return list(_handle().analyze(word))


def suggest_with_voikko(word: str) -> list[str]:
    """Voikko's suggestions for a misspelt word, the likeliest first; none for a word that is right.

    Raises VoikkoUnavailableError when Voikko cannot be loaded.
    """
    voikko = _handle()
    return [] if voikko.spell(word) else list(voikko.suggest(word))


def _handle() -> Voikko:
    # The resources tell a handle of an earlier configuration from one of the present.
    if getattr(_thread, "resources", None) is not resources.current():
        _thread.voikko = open_voikko(resources.current().voikko_path)
        _thread.resources = resources.current()
    return _thread.voikko


@lru_cache(maxsize=1)
def voikko_is_available() -> bool:
    """Whether Voikko and its Finnish dictionary can be loaded from the present resources."""
    try:
        analyse_with_voikko("a")
    except VoikkoUnavailableError:
        return False
    return True
