"""What the assembled node needs from the machine, and the sentence for each thing that is missing."""

from dataclasses import dataclass
from pathlib import Path

from services.console import Unavailable
from services.java import JavaKit, find_java, find_maven

COMPRESSION_PLACES = (
    "/usr/lib/*-linux-gnu/libzstd.so.1",
    "/lib/*-linux-gnu/libzstd.so.1",
    "/usr/lib64/libzstd.so.1",
    "/usr/lib/libzstd.so.1",
    "/opt/homebrew/lib/libzstd.dylib",
    "/usr/local/lib/libzstd.dylib",
)
"""Where systems keep the compression library that an index with `best_compression` needs."""


@dataclass(frozen=True)
class Requirements:
    """The JDK, Maven's program and the system's libzstd."""

    kit: JavaKit
    maven: str
    compression: Path


def find_requirements() -> Requirements:
    """Return what the node needs. Raises `Unavailable`, naming what to install, when something is missing."""
    kit, maven, compression = find_java(), find_maven(), find_compression()
    missing = [
        name
        for name, found in (("a JDK 21 or newer", kit), ("Maven", maven), ("the library libzstd", compression))
        if not found
    ]
    if kit and maven and compression:
        return Requirements(kit=kit, maven=maven, compression=compression)
    raise Unavailable(
        f"Elasticsearch needs {' and '.join(missing)}: install and run again (JAVA_HOME may name the JDK)."
    )


def find_compression() -> Path | None:
    """Return the system's libzstd."""
    for pattern in COMPRESSION_PLACES:
        found = sorted(Path("/").glob(pattern.lstrip("/")))
        if found:
            return found[0]
    return None
