"""What every page of text is given: introduction, body, topics, contact people, attachments and links."""

from __future__ import annotations

from typing import Any

from hyte.importing.files import document_of, image_at
from hyte.importing.items import Item
from hyte.importing.markup import body_blocks
from hyte.importing.page_edit import P, PageEdit
from hyte.importing.parts import RelatedLink
from hyte.importing.problems import LineError, gettext_noop
from hyte.importing.run import Run
from hyte.importing.schema import ABSENT, Absent, Maybe
from hyte.people.models import Person

NO_TARGET = {"page": None, "document": None, "address": "", "language": ""}


def put_editorial(edit: PageEdit[P]) -> None:
    """Put the common keys of an item into an editorial page."""
    item, run = edit.item, edit.run
    edit.put("introduction", item.intro)
    edit.put("search_description", item.search_description)
    edit.put_stream("body", ABSENT if isinstance(item.body, Absent) else body_blocks(item.body))
    if not isinstance(item.tags, Absent):
        edit.put_many("topics", {run.topic(name, item.language) for name in item.tags})
    edit.put_many("contact_people", people(item.contacts, run))
    edit.put_stream("related_links", link_blocks(item, run))
    put_attachments(edit)


def people(contacts: Maybe[tuple[str, ...]], run: Run) -> Maybe[list[Person]]:
    """Return the people behind the ids of contacts."""
    if isinstance(contacts, Absent):
        return ABSENT
    return [run.known.need("contact", contact, "contacts").person for contact in contacts]


def link_blocks(item: Item, run: Run) -> Maybe[list[dict[str, Any]]]:
    """Return the blocks of the "read more" links."""
    if isinstance(item.related_links, Absent):
        return ABSENT
    found = [link_value(link, item, run) for link in item.related_links]
    return [{"type": "link", "value": value} for value in found if value is not None]


def link_value(link: RelatedLink, item: Item, run: Run) -> dict[str, Any] | None:
    """Return the value of a link's block; `None` while its target is still to come in this run."""
    value = NO_TARGET | {"title": link.title}
    if link.target is None:
        if not link.url:
            raise LineError(gettext_noop("The key %(key)s is missing."), key="related_links.url")
        return value | {"address": link.url}
    if link.target in run.coming and link.target not in run.known.rows:
        run.postponed.add(item.id)
        return None
    target = run.known.need_any(link.target, "related_links.target")
    return value | {"document" if hasattr(target, "file") else "page": target.pk}


def put_attachments(edit: PageEdit[P], field: str = "attachments") -> None:
    """Attach the files that lie beside the import file."""
    item = edit.item
    if isinstance(item.attachments, Absent):
        return
    current = [block.value for block in getattr(edit.page, field)]
    documents = [document_of(attachment, item.language, current, edit.run) for attachment in item.attachments]
    edit.put_stream(field, [{"type": "document", "value": document.pk} for document in documents if document])


def put_image(edit: PageEdit[P]) -> None:
    """Set the picture at the head of the page; one that is new to the site is decorative until it is described."""
    path = edit.item.image
    if isinstance(path, str):
        edit.put("image", image_at(path, edit.page.title, {}, edit.run) if path else None)


def put_linked_page(edit: PageEdit[P], reference: Maybe[str | None]) -> None:
    """Set the consultation that the page is about."""
    if not isinstance(reference, Absent):
        linked = edit.run.known.need("consultation", reference, "consultation") if reference else None
        edit.put("linked_page_id", linked.pk if linked else None)
