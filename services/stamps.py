"""Skipping work whose inputs have not changed since it was last done."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from services.paths import ROOT


def digest_of(inputs: Iterable[Path | str]) -> str:
    """Return a digest of files, whole folders and plain words. A missing file counts as an empty one."""
    digest = hashlib.sha256()
    for given in inputs:
        if isinstance(given, str):
            digest.update(f"word {given}\0".encode())
            continue
        for file in sorted(given.rglob("*")) if given.is_dir() else [given]:
            if file.is_file() and "__pycache__" not in file.parts:
                name = file.relative_to(ROOT) if file.is_relative_to(ROOT) else file
                digest.update(f"file {name}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


class Stamp:
    """A small file that remembers the digest of the inputs with which a piece of work was last completed."""

    def __init__(self, file: Path, inputs: Iterable[Path | str]) -> None:
        self.file = file
        self.digest = digest_of(inputs)

    def is_current(self) -> bool:
        """Return whether the work was completed with these very inputs."""
        return self.file.is_file() and self.file.read_text(encoding="ascii") == self.digest

    def set(self) -> None:
        """Remember that the work is complete."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_text(self.digest, encoding="ascii")
