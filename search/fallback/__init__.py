"""The built-in search: it answers from the database where there is no engine or the engine is away."""

from search.fallback.finding import find
from search.fallback.keeping import keep, purge

__all__ = ["find", "keep", "purge"]
