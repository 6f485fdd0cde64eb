"""Why an installer or another program failed, in one sentence made from what it printed."""

import re
from pathlib import Path

CAUSES = (
    (r"No space left on device|ENOSPC", "the disk is full; free some space and run the command again"),
    (r"Permission denied|EACCES", "a file or folder may not be written; give this user the right to it and run again"),
    (
        r"DO NOT MATCH THE HASHES|EINTEGRITY",
        "a downloaded file is not the one that the lock names; empty the cache of the package index and run again",
    ),
    (
        r"name resolution|Could not resolve|Name or service not known|Unknown host|ENOTFOUND|EAI_AGAIN"
        r"|Could not transfer artifact|Network is unreachable|Connection refused|ECONNREFUSED"
        r"|Connection timed out|ETIMEDOUT|ReadTimeout",
        "the network could not be reached; connect, or name a proxy or mirror in the environment, and run again",
    ),
)
"""What the output holds, and what that means to the operator. The first that matches counts."""


BAD_VALUE = re.compile(r"^configuration: .+$", re.MULTILINE)
"""A line in which the site's settings name a bad value of the environment; each has its own remedy."""
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def explain(what: str, output: str, log: Path) -> str:
    """Return one sentence: what failed, why as far as `output` tells, what to do, and where the whole output is.

    Bad values in the environment are repeated as the settings name them, a line for each.
    """
    bad_values = BAD_VALUE.findall(output)
    if bad_values:
        return "\n".join(bad_values)
    for pattern, meaning in CAUSES:
        if re.search(pattern, output, re.IGNORECASE):
            return f"{what}: {meaning} (details: {log})."
    return f"{what}: {last_line(output)} (details: {log})"


def last_line(output: str) -> str:
    """Return the last line that says anything, shortened to what fits on a screen."""
    lines = [line.strip() for line in COLOURS.sub("", output).splitlines() if line.strip()]
    return lines[-1][:200] if lines else "it ended without a word"
