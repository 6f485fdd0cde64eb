"""Conventions of page types that the machine checks, so that reviews need not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, register
from wagtail.fields import StreamField
from wagtail.models import Page, get_page_models

from hyte.pages.models import BasePage

OUR_APPS = ("hyte", "blog", "consultations", "materials")


@register
def page_types_keep_the_conventions(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Every page type descends from `BasePage`, knows its place in tree and search, and describes its blocks."""
    return [problem for model in get_page_models() if is_ours(model) for problem in problems_of(model)]


def is_ours(model: type[Page]) -> bool:
    """Return whether the page type is one of the site's own."""
    return model is not Page and model.__module__.split(".")[0] in OUR_APPS


def problems_of(model: type[Page]) -> Iterator[CheckMessage]:
    """Yield what is wrong with a page type."""
    if not issubclass(model, BasePage):
        yield Error(f"{model.__name__} does not descend from BasePage.", obj=model, id="hyte.E001")
        return
    if "parent_page_types" not in vars(model):
        yield Error(f"{model.__name__} does not say where it may stand.", obj=model, id="hyte.E002")
    if "subpage_types" not in vars(model) and model.__name__ != "HomePage":
        yield Error(f"{model.__name__} does not say what may stand below it.", obj=model, id="hyte.E003")
    if model.search_document is BasePage.search_document and not model.not_found_because:
        hint = "Give it search_document, or not_found_because."
        yield Error(f"{model.__name__} does not say how the search finds it.", hint=hint, obj=model, id="hyte.E004")
    for field in model._meta.get_fields():
        if isinstance(field, StreamField):
            yield from problems_of_blocks(model, field)


def problems_of_blocks(model: type[Page], field: StreamField) -> Iterator[CheckMessage]:
    """Yield what is wrong with the blocks from which editors choose in a field."""
    for name, block in field.stream_block.child_blocks.items():
        if not getattr(block.meta, "description", ""):
            message = f"The block {name} in {model.__name__}.{field.name} does not say what it is for."
            yield Error(message, hint="Give its Meta a description.", obj=model, id="hyte.E005")
        if not getattr(block.meta, "template", ""):
            message = f"The block {name} in {model.__name__}.{field.name} has no template."
            yield Error(message, obj=model, id="hyte.E006")
