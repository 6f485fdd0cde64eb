"""What the search may show of a partnership day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyte.pages.models.editorial import plain_text
from search.documents import Kind, SearchDocument

if TYPE_CHECKING:
    from materials.models import PartnershipDayPage


def day_document(day: PartnershipDayPage) -> SearchDocument:
    """Return the document of a public day: its texts, who speaks, and what its materials are called.

    The remote link is no part of it: it is shown only until the day is over.
    """
    points = [block.value for block in day.programme]
    speakers = [speaker for point in points for speaker in point["speakers"]]
    speakers += [block.value for block in day.speakers]
    titles = [material.text for material in day.materials.public().with_links()]
    return day.editorial_document(
        Kind.PARTNERSHIP_DAY,
        body="\n\n".join(
            part for part in (day.theme, day.place, plain_text(day.programme), day.summary, *titles) if part
        ),
        people=tuple(dict.fromkeys(speaker["name"] for speaker in speakers)),
        organisations=tuple(dict.fromkeys(filter(None, (speaker["organisation"] for speaker in speakers)))),
        date=day.date,
    )
