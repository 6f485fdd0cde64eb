"""What can go wrong between the search and its engine."""


class EngineAway(Exception):
    """The engine does not answer, not in time, or not with what was asked."""


class IndexMissing(EngineAway):
    """The engine answers, but has not the index that was asked for."""


class SearchBroken(EngineAway):
    """The engine answers, but could not search to the end: its data is lost, or the index was deleted meanwhile."""


class RebuildRuns(Exception):
    """Somebody else is rebuilding the index now."""
