"""The pictures of the demo content, each with its text alternative in both languages or marked as decorative."""

from __future__ import annotations

import tomllib
from pathlib import Path

from hyte.importing.files import image_at
from hyte.importing.run import Run


def load_pictures(description: Path, run: Run) -> None:
    """Store every picture that the file `description` lists. Items find them by their content afterwards."""
    for picture in tomllib.loads(description.read_text(encoding="utf-8"))["image"]:
        alt = {key: picture[key] for key in ("alt_fi", "alt_sv") if not picture.get("decorative")}
        image_at(picture["file"], picture["title"], alt, run)
