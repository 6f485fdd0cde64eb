"""Choices by which an editor says how a block is shown."""

from __future__ import annotations

from typing import Any

from wagtail import blocks


class NotSearched:
    """None of its words is in the page's text, so none is for the search."""

    def get_searchable_content(self, value: Any) -> list[str]:
        return []


class SettingBlock(NotSearched, blocks.ChoiceBlock):
    """One of several choices."""


class SettingsBlock(NotSearched, blocks.MultipleChoiceBlock):
    """Any of several choices."""
