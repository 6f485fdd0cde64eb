"""One run of the import: its clock, its folder, and what its importers share."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from django.core.files.storage import Storage
from wagtail.models import Page

from hyte.importing.known import Known
from hyte.media.models import CustomDocument
from hyte.pages.models import BasePage, Topic
from hyte.structure.places import Place


class Outcome(StrEnum):
    """What an item did to the site."""

    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass
class Shelf:
    """A page with materials, and the documents that are to be added to it and taken from it, by the item's line."""

    page: BasePage
    add: dict[int, CustomDocument] = field(default_factory=dict)
    remove: dict[int, CustomDocument] = field(default_factory=dict)


@dataclass
class Run:
    """What the importers of one run share. Paths are relative to `folder`; `at` is the run's one clock."""

    folder: Path
    at: datetime
    known: Known
    dry_run: bool = False
    coming: set[str] = field(default_factory=set)
    """The ids of the items that this run has not reached yet."""
    postponed: set[str] = field(default_factory=set)
    """The ids of the items that link to something that was still coming: they are looked at once more."""
    stored: list[tuple[Storage, str]] = field(default_factory=list)
    """The files that the present item has stored, with their names: they go when the item fails."""
    shelves: dict[int, Shelf] = field(default_factory=dict)
    """The pages that get new materials at the end of the run, by their keys."""
    parents: dict[tuple[Place, str], Page] = field(default_factory=dict)
    topics: dict[str, dict[str, Topic]] = field(default_factory=dict)

    def parent(self, place: Place, language: str) -> Page:
        """Return the page below which items go, fetched once."""
        key = (place, language)
        if key not in self.parents:
            self.parents[key] = place.find(language)
        return self.parents[key]

    def topic(self, name: str, language: str) -> Topic:
        """Return the topic with this name, whatever its case; make it where there is none."""
        if language not in self.topics:
            self.topics[language] = {getattr(each, f"name_{language}").casefold(): each for each in Topic.objects.all()}
        topics = self.topics[language]
        if name.casefold() not in topics:
            topics[name.casefold()] = Topic.objects.create(**{f"name_{language}": name})
        return topics[name.casefold()]

    def take_back(self) -> None:
        """Delete the files of an item that failed, and drop what was remembered: a part of it was rolled back."""
        for storage, name in self.stored:
            storage.delete(name)
        self.parents.clear()
        self.topics.clear()
