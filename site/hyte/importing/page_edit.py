"""Put the values of an item into a page and publish it, but only when something is different."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from itertools import chain, count
from typing import Any, Generic, TypeVar

from django.db.models import Model
from django.utils.text import slugify
from django.utils.timezone import localdate
from wagtail.fields import StreamField
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail.signal_handlers import disable_reference_index_auto_update
from wagtail.signals import page_published

from hyte.importing.items import Item
from hyte.importing.markup import rich_text, without_editor_marks
from hyte.importing.problems import LineError, gettext_noop
from hyte.importing.run import Outcome, Run
from hyte.importing.schema import ABSENT, Absent, Maybe
from hyte.pages.models import BasePage
from hyte.pages.moments import HELSINKI

P = TypeVar("P", bound=BasePage)

LONGEST_SLUG = 100
"""Characters of the last part of an address that is made from a title."""


@dataclass
class PageEdit(Generic[P]):
    """A page while the values of an item are put into it. Absent values leave the page as it is."""

    page: P
    item: Item
    run: Run
    parent: Page | None
    """The page below which a new page goes; `None` for a page that exists."""
    before: dict[str, Any]
    """The page's data as it was; empty for a new page."""

    def put(self, field: str, value: Any) -> None:
        """Set a plain field."""
        if value is not ABSENT:
            setattr(self.page, field, value)

    def put_rich(self, field: str, text: Maybe[str]) -> None:
        """Set a rich text field to plain text with markup."""
        if isinstance(text, Absent):
            return
        html = rich_text(text, heading="h3")
        if without_editor_marks(getattr(self.page, field)) != html:
            setattr(self.page, field, html)

    def put_stream(self, field: str, blocks: Maybe[Sequence[dict[str, Any]]]) -> None:
        """Set a stream field to raw blocks. A block that stays at its place keeps its identity."""
        if isinstance(blocks, Absent):
            return
        current = list(getattr(self.page, field).raw_data)
        wanted = list(blocks)
        if without_editor_marks(current) == without_editor_marks(wanted) and same_ids(current, wanted):
            return
        for place, block in enumerate(wanted):
            kept = current[place]["id"] if place < len(current) and current[place]["type"] == block["type"] else None
            block.setdefault("id", kept or str(uuid.uuid4()))
        setattr(self.page, field, getattr(self.page, field).stream_block.to_python(wanted))

    def put_many(self, field: str, things: Maybe[Iterable[Model]]) -> None:
        """Set the things that a field points at, in whatever order."""
        if isinstance(things, Absent):
            return
        wanted = list(things)
        if {each.pk for each in getattr(self.page, field).all()} != {each.pk for each in wanted}:
            setattr(self.page, field, wanted)

    def put_date(self) -> None:
        """Set the day of publication; noon, so that it is the same day wherever the clock is read."""
        day = self.item.date
        if isinstance(day, Absent) or day is None:
            return
        published = self.page.first_published_at
        if published is None or localdate(published) != day:
            self.page.first_published_at = datetime.combine(day, time(12), HELSINKI)

    def finish(self, also: Callable[[], bool] = lambda: False) -> Outcome:
        """Store and publish the page where it is new or different; then `also` changes what lies beside the page."""
        page = self.page
        if self.parent is not None:
            publish_new(page, self.parent, self.run.at)
            also()
            return Outcome.CREATED
        changed = publish_changed(page, self.before)
        return Outcome.CHANGED if also() or changed else Outcome.UNCHANGED


def data_of(page: BasePage) -> dict[str, Any]:
    """Return the values of a page for comparing. PostgreSQL keeps the keys of blocks in an order of its own."""
    data: dict[str, Any] = page.serializable_data()
    streams = [field.name for field in page._meta.get_fields() if isinstance(field, StreamField)]
    return data | {name: json.loads(data[name]) for name in streams}


def publish_new(page: BasePage, parent: Page, at: datetime) -> None:
    """Add `page` below `parent`, published: its first revision is the live one.

    Wagtail's publish action, after the page was added, would validate, index and save it once more; that was four
    tenths of the time of a large import.
    """
    page.first_published_at = page.first_published_at or at
    page.last_published_at = at
    parent.add_child(instance=page)
    with disable_reference_index_auto_update():
        revision = page.save_revision(clean=False, changed=False)
    Page.objects.filter(pk=page.pk).update(live_revision=revision)
    log(instance=page, action="wagtail.publish", revision=revision, content_changed=True)
    page_published.send(sender=type(page), instance=page, revision=revision)


def publish_changed(page: BasePage, before: dict[str, Any]) -> bool:
    """Publish `page` where its data are no longer as `before`; return whether they are not.

    A page that staff have taken off the site gets the change as a draft. Raises `LineError` when the page has a draft
    that somebody is working on: publishing would make that public, or lose it.
    """
    if data_of(page) == before:
        return False
    if page.live and page.has_unpublished_changes:
        raise LineError(gettext_noop("The page has a draft with changes: publish or discard it first."))
    revision = page.save_revision()
    if page.live:
        revision.publish(skip_permission_checks=True)
    return True


def same_ids(current: list[dict[str, Any]], wanted: list[dict[str, Any]]) -> bool:
    """Return whether the blocks that must have a certain identity have it."""
    return all("id" not in new or new["id"] == old["id"] for old, new in zip(current, wanted, strict=True))


def edit_page(model: type[P], item: Item, run: Run, find_parent: Callable[[], Page]) -> PageEdit[P]:
    """Return the page of `item`, or a new one, with title, address, date and translation in place."""
    page = run.known.find(item.type, item.id)
    if page is None:
        if isinstance(item.title, Absent):
            raise LineError(gettext_noop("The key %(key)s is missing."), key="title")
        parent = find_parent()
        page = model(external_id=item.id, locale=parent.locale)
        edit = PageEdit(page, item, run, parent, before={})
    else:
        page = page if page.live else page.get_latest_revision_as_object()
        if page.language != item.language:
            raise LineError(gettext_noop("The language of what is on the site already cannot change."))
        edit = PageEdit(page, item, run, None, before=data_of(page))
    edit.put("title", item.title)
    put_slug(edit)
    edit.put_date()
    put_translation(edit)
    return edit


def put_slug(edit: PageEdit[P]) -> None:
    """Set the last part of the address: as given, or from the title of a new page; numbered where it is taken."""
    item, page = edit.item, edit.page
    wanted = slugify(item.slug) if isinstance(item.slug, str) else ""
    if edit.parent is not None:
        title = slugify(page.title)[:LONGEST_SLUG].strip("-")
        page.slug = free_slug(wanted or title or item.type, edit.parent)
    elif wanted and not re.fullmatch(rf"{wanted}(-\d+)?", page.slug):
        page.slug = free_slug(wanted, page.get_parent())


def free_slug(slug: str, parent: Page) -> str:
    """Return `slug`, or `slug` with the first number that no page below `parent` has yet."""
    taken = set(parent.get_children().filter(slug__startswith=slug).values_list("slug", flat=True))
    return next(each for each in chain([slug], (f"{slug}-{n}" for n in count(2))) if each not in taken)


def put_translation(edit: PageEdit[P]) -> None:
    """Join the page with its translation, or part the two."""
    source_id, page, run = edit.item.translation_of, edit.page, edit.run
    if isinstance(source_id, Absent):
        return
    if source_id is None:
        if edit.parent is None and page.get_translations().exists():
            page.translation_key = uuid.uuid4()
        return
    if source_id in run.coming and source_id not in run.known.rows:
        return  # Two pages that name each other: the second one joins them.
    source = run.known.need(edit.item.type, source_id, "translation_of")
    if source.locale_id == page.locale_id:
        raise LineError(gettext_noop("%(id)s is in the same language: it cannot be the source."), id=source_id)
    if source.translation_key != page.translation_key:
        if type(page).objects.filter(translation_key=source.translation_key, locale=page.locale_id).exists():
            raise LineError(gettext_noop("%(id)s has a translation already."), id=source_id)
        page.translation_key = source.translation_key
