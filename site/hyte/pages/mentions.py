"""Everything that the texts of a page point at, fetched with one query for each kind of thing.

Left alone, Wagtail asks the database once for every type of block that holds a chooser and once for every rich text
that holds a link. Here the texts are read twice: first to see which pages, documents, pictures and people they name,
then, after each kind has been fetched at once, to put the fetched things in their places. What is not there for
everybody (an unpublished page, a document in a closed collection) is left out, so that no text links to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from html import escape
from typing import Any, TypeAlias

from django.apps import apps
from django.db.models import Field, Model
from wagtail import blocks
from wagtail.blocks.list_block import ListValue
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text import RichText
from wagtail.rich_text.rewriters import LinkRewriter

from hyte.pages.addresses import address_of

Find: TypeAlias = Callable[[type[Model], int], Model | None]
Mentions: TypeAlias = dict[type[Model], set[int]]
"""The primary keys that a page names, by model."""


def text_fields(page: Page) -> Iterator[Field]:
    """Yield the fields of `page` that can point at something."""
    return (field for field in page._meta.get_fields() if isinstance(field, StreamField | RichTextField))


def mentioned_by(page: Page) -> Mentions:
    """Return what the texts of `page` name. Nothing is fetched."""
    mentions: Mentions = defaultdict(set)

    def note(model: type[Model], pk: int) -> None:
        mentions[model].add(int(pk))

    for field in text_fields(page):
        converted(field, field.value_from_object(page), note)
    return mentions


def put_in_place(page: Page, find: Find) -> None:
    """Replace the texts of `page` in memory by ones that hold the things that `find` returns. Do not save it then."""
    for field in text_fields(page):
        setattr(page, field.attname, converted(field, field.value_from_object(page), find))


def fetch(wanted: Mentions, language: str) -> dict[type[Model], dict[int, Model]]:
    """Return the wanted things, a query for each model; one whose `shown_in` leaves some out says who may see them."""
    fetched = {}
    for model, pks in wanted.items():
        if pks:
            things = model._default_manager.all()
            fetched[model] = (things.shown_in(language) if hasattr(things, "shown_in") else things).in_bulk(pks)
    return fetched


def converted(field: Field, value: Any, find: Find) -> Any:
    """Return the value of a text field with everything it names looked up by `find`."""
    if isinstance(field, StreamField):
        return block_value(field.stream_block, list(value.raw_data), find)
    return with_links(value or "", find)


def block_value(block: blocks.Block, raw: Any, find: Find) -> Any:
    """Return what `block` makes of its stored value `raw`, asking `find` for what it has chosen."""
    if isinstance(block, blocks.ChooserBlock):
        return find(block.model_class, raw) if raw else None
    if isinstance(block, blocks.StreamBlock):
        known = (item for item in raw or () if item["type"] in block.child_blocks)
        return blocks.StreamValue(
            block,
            [
                (item["type"], block_value(block.child_blocks[item["type"]], item["value"], find), item.get("id"))
                for item in known
            ],
        )
    if isinstance(block, blocks.ListBlock):
        child = block.child_block
        items = (item if isinstance(item, dict) and "value" in item else {"value": item} for item in raw or ())
        values = ((block_value(child, item["value"], find), item.get("id")) for item in items)
        return ListValue(block, bound_blocks=[ListValue.ListChild(child, value, id=key) for value, key in values])
    if isinstance(block, blocks.StructBlock):
        return block.meta.value_class(
            block,
            [
                (name, block_value(child, raw[name], find) if name in raw else child.get_default())
                for name, child in block.child_blocks.items()
            ],
        )
    if isinstance(block, blocks.RichTextBlock):
        return RichText(with_links(raw or "", find))
    return block.to_python(raw)


def with_links(html: str, find: Find) -> str:
    """Return rich text as it is stored with the addresses of the pages and documents that it links to."""

    def page_link(attributes: dict[str, str]) -> str:
        page = find(Page, int(attributes["id"]))
        return f'<a href="{escape(address_of(page.url_path, page.locale.language_code))}">' if page else "<a>"

    def document_link(attributes: dict[str, str]) -> str:
        document = find(apps.get_model("media", "CustomDocument"), int(attributes["id"]))
        return f'<a href="{escape(document.url)}">' if document else "<a>"

    return LinkRewriter({"page": page_link, "document": document_link})(html) if "linktype" in html else html
