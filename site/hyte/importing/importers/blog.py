"""Import posts with their authors."""

from __future__ import annotations

from typing import Any

from blog.models import BlogPage
from hyte.importing.files import image_at
from hyte.importing.importers.editorial import put_editorial, put_image, put_linked_page
from hyte.importing.items import BlogItem
from hyte.importing.page_edit import PageEdit, edit_page
from hyte.importing.parts import Author
from hyte.importing.run import Outcome, Run
from hyte.importing.schema import Absent
from hyte.structure.places import BLOG


def import_blog(item: BlogItem, run: Run) -> tuple[Outcome, int]:
    """Import a post."""
    edit = edit_page(BlogPage, item, run, lambda: run.parent(BLOG, item.language))
    edit.put("kind", item.kind)
    if item.date:
        edit.put("date", item.date)
    put_editorial(edit)
    put_image(edit)
    put_linked_page(edit, item.consultation)
    put_authors(edit, item)
    return edit.finish(), edit.page.pk


def put_authors(edit: PageEdit[BlogPage], item: BlogItem) -> None:
    """Set the authors, in order, with title and organisation as they were. What is empty comes from the person."""
    if isinstance(item.authors, Absent):
        return
    manager: Any = edit.page.authors
    current, wanted = list(manager.all()), [author_row(author, item.language, edit.run) for author in item.authors]
    if len(current) == len(wanted) and all(map(same_author, current, wanted)):
        return
    manager.set([manager.model(sort_order=place, **row) for place, row in enumerate(wanted)], bulk=True)


def author_row(author: Author, language: str, run: Run) -> dict[str, Any]:
    """Return the fields of an author's row; a portrait that is missing or empty is that of the person."""
    person = run.known.need("contact", author.contact, "authors.contact").person if author.contact else None
    alt = author.portrait_alt and {"alt_fi": author.name, "alt_sv": author.name, f"alt_{language}": author.portrait_alt}
    portrait = image_at(author.portrait, author.name, alt or {}, run) if author.portrait else None
    return {
        "name": author.name,
        f"title_{language}": author.title,
        f"organisation_{language}": author.organisation,
        "person": person,
        "portrait": portrait,
    }


def same_author(row: Any, wanted: dict[str, Any]) -> bool:
    """Return whether an author's row says what is wanted; an empty text was filled from the person."""
    return all(getattr(row, name) == value or (value == "" and row.person_id) for name, value in wanted.items())
