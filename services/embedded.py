"""`var/embedded.json`: what the embedded profile's settings need to know about the engines that `make run` found."""

import json
from pathlib import Path
from urllib.parse import urlsplit

from services.paths import EMBEDDED
from services.ports import choose_port, is_free


def read_embedded(file: Path = EMBEDDED) -> dict[str, str]:
    """Return what was written last, empty when there is nothing or nothing readable."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write_embedded(*, elasticsearch_url: str | None, voikko: Path | None, file: Path = EMBEDDED) -> None:
    """Write which engines there are; an absent key means that the site does without."""
    found = {"elasticsearch_url": elasticsearch_url, "voikko": str(voikko) if voikko else None}
    partial = file.with_suffix(".partial")
    file.parent.mkdir(parents=True, exist_ok=True)
    partial.write_text(json.dumps({key: value for key, value in found.items() if value}, indent=1), encoding="utf-8")
    partial.replace(file)


def kept_port(file: Path = EMBEDDED) -> int:
    """Return Elasticsearch's port from the last run while it is free, else another."""
    kept = urlsplit(read_embedded(file).get("elasticsearch_url", "")).port
    return kept if kept and is_free(kept) else choose_port()
