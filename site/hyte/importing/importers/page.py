"""Import ordinary pages."""

from __future__ import annotations

from wagtail.models import Page

from hyte.importing.importers.editorial import put_editorial
from hyte.importing.items import PageItem
from hyte.importing.page_edit import edit_page
from hyte.importing.run import Outcome, Run
from hyte.importing.schema import Absent
from hyte.pages.models import ContentPage, HomePage
from hyte.structure.places import INFORMATION
from hyte.structure.rights import grant_on_content_page


def import_page(item: PageItem, run: Run) -> tuple[Outcome, int]:
    """Import a page. With `menu` it goes below the front page, otherwise to the place for all other pages."""

    def parent() -> Page:
        at_front = HomePage.objects.in_language(item.language)
        return at_front.get() if item.menu else run.parent(INFORMATION, item.language)

    edit = edit_page(ContentPage, item, run, parent)
    if not isinstance(item.menu, Absent):
        edit.put("show_in_menus", item.menu == "main")
    put_editorial(edit)
    outcome = edit.finish()
    if outcome is Outcome.CREATED and item.menu:
        grant_on_content_page(edit.page)
    elif edit.parent is not None and not edit.parent.live:
        edit.parent.specific.save_revision().publish()
        edit.parent.live = True
    return outcome, edit.page.pk
