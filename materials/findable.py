"""What the search may show of a partnership day and of the archive. Files are found by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyte.pages.models.editorial import plain_text
from search.documents import Kind, SearchDocument

if TYPE_CHECKING:
    from materials.models import MaterialArchivePage, PartnershipDayPage
    from materials.query import MaterialQuerySet


def day_document(day: PartnershipDayPage) -> SearchDocument:
    """Return the document of a public day: its texts, who speaks, and what its materials are called.

    The remote link is no part of it: it is shown only until the day is over.
    """
    points = [block.value for block in day.programme]
    speakers = [speaker for point in points for speaker in point["speakers"]]
    speakers += [block.value for block in day.speakers]
    texts = (day.theme, day.place, plain_text(day.programme), day.summary, named(day.materials))
    return day.editorial_document(
        Kind.PARTNERSHIP_DAY,
        body="\n\n".join(filter(None, texts)),
        people=tuple(dict.fromkeys(speaker["name"] for speaker in speakers)),
        organisations=tuple(dict.fromkeys(filter(None, (speaker["organisation"] for speaker in speakers)))),
        date=day.date,
    )


def archive_document(archive: MaterialArchivePage) -> SearchDocument:
    """Return the document of the archive: the recordings and files that belong to no day, by their names.

    Those of a day are named by the day.
    """
    return archive.document(Kind.PAGE, body=named(archive.materials), summary=archive.introduction)


def named(materials: MaterialQuerySet) -> str:
    """Return what the public materials are called, with the notes on them."""
    lines = (f"{material.text}\n{material.note}".strip() for material in materials.public().with_links())
    return "\n\n".join(lines)
