"""Which engine answers searches now."""


def engine_in_use() -> str:
    """Return `elasticsearch` or `fallback`."""
    return "fallback"
