"""Import partnership days with programme, speakers and recordings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from hyte.importing.importers.editorial import put_editorial, put_image, put_linked_page
from hyte.importing.items import PartnershipDayItem
from hyte.importing.page_edit import PageEdit, edit_page
from hyte.importing.parts import Author, Recording
from hyte.importing.problems import LineError, gettext_noop
from hyte.importing.run import Outcome, Run
from hyte.importing.schema import Absent
from hyte.structure.places import PARTNERSHIP_DAYS
from materials.models import Material, MaterialKind, PartnershipDayPage

FIELDS = (
    "ordinal", "theme", "starts_at", "ends_at", "form", "place", "accessibility", "remote_link", "summary",
    "sign_up_url", "sign_up_email", "sign_up_closes_at",
)  # fmt: skip
"""The keys that are fields of the page under the same name."""

RECORDING_FIELDS = ("address", "title", "note", "kind", "language", "captions")


def import_partnership_day(item: PartnershipDayItem, run: Run) -> tuple[Outcome, int]:
    """Import a partnership day."""
    edit = edit_page(PartnershipDayPage, item, run, lambda: run.parent(PARTNERSHIP_DAYS, item.language))
    for field in FIELDS:
        edit.put(field, getattr(item, field))
    check_times(edit.page)
    put_editorial(edit)
    put_image(edit)
    put_linked_page(edit, item.consultation)
    put_programme(edit, item)
    put_recordings(edit, item)
    return edit.finish(), edit.page.pk


def check_times(page: PartnershipDayPage) -> None:
    """Raise `LineError` unless the day begins and ends, in this order."""
    for key in ("starts_at", "ends_at"):
        if getattr(page, key) is None:
            raise LineError(gettext_noop("The key %(key)s is missing."), key=key)
    if page.ends_at <= page.starts_at:
        raise LineError(gettext_noop("ends_at must be later than starts_at."))


def put_programme(edit: PageEdit[PartnershipDayPage], item: PartnershipDayItem) -> None:
    """Put the programme and the speakers into the page.

    A speaker of the programme who is given by name only gets title and organisation from the list of speakers; who
    is in the programme is not listed a second time.
    """
    listed = () if isinstance(item.speakers, Absent) else item.speakers
    described = {author.name: author for author in listed}
    named: set[str] = set()
    if not isinstance(item.programme, Absent):
        blocks = []
        for entry in item.programme:
            named.update(speaker.name for speaker in entry.speakers)
            speakers = [described.get(each.name, each) if is_bare(each) else each for each in entry.speakers]
            value = {"time": entry.time, "title": entry.title, "text": "", "speakers": entries(speakers)}
            blocks.append({"type": "item", "value": value})
        edit.put_stream("programme", blocks)
    if not isinstance(item.speakers, Absent):
        others = [author for author in listed if author.name not in named]
        edit.put_stream("speakers", [{"type": "speaker", "value": speaker_value(author)} for author in others])


def is_bare(author: Author) -> bool:
    return not author.title and not author.organisation


def entries(speakers: Iterable[Author]) -> list[dict[str, Any]]:
    """Return speakers as the raw entries of a list block, which are told by their ids from values without any."""
    return [{"type": "item", "id": str(uuid4()), "value": speaker_value(speaker)} for speaker in speakers]


def speaker_value(author: Author) -> dict[str, str]:
    return {"name": author.name, "role": author.title, "organisation": author.organisation}


def put_recordings(edit: PageEdit[PartnershipDayPage], item: PartnershipDayItem) -> None:
    """Set the recordings among the materials of the day; its documents stay before them."""
    if isinstance(item.recordings, Absent):
        return
    current = list(edit.page.materials.all())
    wanted = [recording_row(recording, item.language) for recording in item.recordings]
    stored = [{name: getattr(row, name) for name in RECORDING_FIELDS} for row in current if row.address]
    if stored == wanted:
        return
    rows = [row for row in current if not row.address] + [Material(**row) for row in wanted]
    for place, row in enumerate(rows):
        row.sort_order = place
    edit.page.materials.set(rows, bulk=True)


def recording_row(recording: Recording, language: str) -> dict[str, Any]:
    return {
        "address": recording.url,
        "title": recording.title,
        "note": recording.note,
        "kind": MaterialKind.RECORDING,
        "language": language if isinstance(recording.language, Absent) else recording.language,
        "captions": " ".join(recording.captions),
    }
