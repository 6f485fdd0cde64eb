"""Put imported documents among the materials of their day or of the archive, one publication for each page."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction

from hyte.importing.items import FileItem
from hyte.importing.page_edit import data_of, publish_changed
from hyte.importing.problems import LineError
from hyte.importing.run import Run, Shelf
from hyte.importing.schema import Absent
from hyte.media.models import CustomDocument
from hyte.pages.models import BasePage
from hyte.structure.places import MATERIALS
from materials.models import Material


def shelve(document: CustomDocument, item: FileItem, run: Run) -> None:
    """Note where `document` belongs. One that lies in a single other place is moved from there."""
    rows = list(Material.objects.filter(document=document).select_related("day", "archive"))
    if isinstance(item.day, Absent) and rows:
        return
    if isinstance(item.day, str):
        page = run.known.need("partnership_day", item.day, "day")
    else:
        page = run.parent(MATERIALS, item.language)
    places = [row.day or row.archive for row in rows]
    if page.pk in [place.pk for place in places]:
        return
    shelf_of(page, run).add[item.line] = document
    if len(places) == 1:
        shelf_of(places[0], run).remove[item.line] = document


def shelf_of(page: BasePage, run: Run) -> Shelf:
    return run.shelves.setdefault(page.pk, Shelf(page))


def fill_shelves(run: Run) -> Iterator[tuple[int, LineError]]:
    """Publish the pages with their new materials; yield the lines of what could not be shelved, with the reason."""
    for shelf in run.shelves.values():
        try:
            with transaction.atomic():
                fill(shelf)
        except LineError as error:
            yield from ((line, error) for line in {**shelf.add, **shelf.remove})


def fill(shelf: Shelf) -> None:
    """Change the materials of one page and publish it."""
    page = type(shelf.page).objects.get(pk=shelf.page.pk)
    page = page if page.live else page.get_latest_revision_as_object()
    before = data_of(page)
    gone = {document.pk for document in shelf.remove.values()}
    rows = [row for row in page.materials.all() if row.document_id not in gone]
    here = {row.document_id for row in rows}
    rows += [Material(document=document) for document in shelf.add.values() if document.pk not in here]
    for place, row in enumerate(rows):
        row.sort_order = place
    page.materials.set(rows, bulk=True)
    publish_changed(page, before)
