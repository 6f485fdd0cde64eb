"""Which analysis an index was built with."""

from importlib.metadata import version

from search.analysis.engine import finnish_engine

RULES = 3
"""Raised by hand whenever the same text gives other words than before."""


def analysis_version() -> str:
    """A short text that differs when the index has to be built again: rules, Finnish engine, word lists."""
    lists = [version(name) for name in ("simplemma", "snowballstemmer", "hunspell-sv")]
    return "-".join([str(RULES), finnish_engine(), *lists])
