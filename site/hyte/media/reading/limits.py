"""How much of a file is read, and what reading one may cost.

Measured on ordinary files (`bench/reading.py`): a page of a PDF takes about six thousandths of a second, and reading a
file of 50 MB takes less than half of the memory. What needs more is hostile or broken, or nobody would search in it.
"""

MOST_BYTES = 50 * 1024 * 1024
"""Bytes of a file; the site takes no larger upload."""

MOST_CHARACTERS = 500_000
"""Characters of text that are kept of a file: about 200 full pages. What follows is not searched."""

MOST_PAGES = 2_000
"""Pages of a PDF that are looked at."""

MOST_UNPACKED = 64 * 1024 * 1024
"""Bytes that the parts of one file may unpack to, together."""

MOST_PARTS = 10_000
"""Parts of an office file. A thousand slides with their notes have about half as many."""

READING_SECONDS = 15.0
"""Seconds of computing after which reading ends with what there is."""

CPU_SECONDS = 20
"""Seconds of computing after which the process is ended."""

WALL_SECONDS = 120
"""Seconds by the clock after which the process is ended: it hangs, or the machine is too busy to judge the file."""

MEMORY = 512 * 1024 * 1024
"""Bytes of address space of the process."""

MOST_ANSWERED = 8 * 1024 * 1024
"""Bytes that the process may write: the text with room for escapes."""
