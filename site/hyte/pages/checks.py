"""Conventions of page types that the machine checks, so that reviews need not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, register
from wagtail.models import Page, get_page_models

from hyte.pages.models import BasePage


@register
def page_types_keep_the_conventions(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Every page type descends from `BasePage` and says where it may stand and what may stand below it."""
    problems: list[CheckMessage] = []
    for model in get_page_models():
        if model is Page or model.__module__.split(".")[0] not in ("hyte", "blog", "consultations", "materials"):
            continue
        if not issubclass(model, BasePage):
            problems.append(Error(f"{model.__name__} does not descend from BasePage.", obj=model, id="hyte.E001"))
        if "parent_page_types" not in vars(model):
            problems.append(Error(f"{model.__name__} does not say where it may stand.", obj=model, id="hyte.E002"))
        if "subpage_types" not in vars(model) and model.__name__ != "HomePage":
            problems.append(Error(f"{model.__name__} does not say what may stand below it.", obj=model, id="hyte.E003"))
    return problems
