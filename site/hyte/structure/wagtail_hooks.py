"""What the structure of the site adds to the staff interface."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from wagtail import hooks

from hyte.structure.dashboard import TranslationPanel, WritingPanel


@hooks.register("construct_homepage_panels")
def show_what_to_write_and_translate(request: HttpRequest, panels: list[Any]) -> None:
    """Put the work of writers and translators on the dashboard."""
    panels += [TranslationPanel(), WritingPanel()]
