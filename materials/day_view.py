"""What the page of a partnership day shows at an instant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from wagtail.models import Page

from hyte.media.models import CustomDocument
from materials.models.material import Material

if TYPE_CHECKING:
    from materials.models import PartnershipDayPage


@dataclass(frozen=True)
class DayView:
    """The parts of the page that the clock or other pages decide."""

    is_over: bool
    takes_sign_ups: bool
    remote_link: str
    materials: list[Material]
    previous: Page | None
    next: Page | None
    linked: Page | None

    @classmethod
    def of(cls, day: PartnershipDayPage, at: datetime) -> DayView:
        """Return the view of `day` at the instant `at`."""
        over = day.is_over(at)
        previous, following = (day.find(Page, day.__dict__.get(name)) for name in ("previous_key", "next_key"))
        return cls(
            is_over=over,
            takes_sign_ups=day.takes_sign_ups(at),
            remote_link="" if over else day.remote_link,
            materials=open_materials(day),
            previous=previous,
            next=following,
            linked=day.find(Page, day.linked_key_or_own),
        )


def open_materials(day: PartnershipDayPage) -> list[Material]:
    """Return the materials with their documents in place, without those whose document is closed to the public."""
    shown = []
    for material in day.material_rows:
        material.document = day.find(CustomDocument, material.document_id)
        material.transcript = day.find(CustomDocument, material.transcript_id)
        if material.document or material.address:
            shown.append(material)
    return shown
