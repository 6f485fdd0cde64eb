"""Texts of pages as they are stored."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page


def stream(model: type[Page], name: str, *blocks: tuple[str, Any]) -> Any:
    """Return the value of the stream `name` of `model`: pairs of a block's name and its raw value."""
    raw = [{"type": kind, "value": value} for kind, value in blocks]
    return model._meta.get_field(name).to_python(raw)
