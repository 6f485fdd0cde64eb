"""The conventions of page types that the machine checks."""

from __future__ import annotations

from typing import ClassVar

import pytest
from wagtail import blocks
from wagtail.fields import StreamField

from hyte.pages.checks import page_types_keep_the_conventions, problems_of
from hyte.pages.models import BasePage


class PlaceMissing(BasePage):
    """Says neither where it stands nor how it is found."""

    class Meta:
        abstract = True


class Proper(BasePage):
    """Says everything."""

    parent_page_types: ClassVar[list[str]] = []
    subpage_types: ClassVar[list[str]] = []
    not_found_because = "It is a test."

    class Meta:
        abstract = True


class WithBareBlock(Proper):
    parent_page_types: ClassVar[list[str]] = []
    subpage_types: ClassVar[list[str]] = []
    body = StreamField([("text", blocks.CharBlock())])

    class Meta:
        abstract = True


def test_every_page_type_of_the_site_keeps_them() -> None:
    assert page_types_keep_the_conventions(None) == []


@pytest.mark.parametrize(
    ("model", "expected"),
    [
        (PlaceMissing, ["hyte.E002", "hyte.E003", "hyte.E004"]),
        (Proper, []),
        (WithBareBlock, ["hyte.E005", "hyte.E006"]),
    ],
)
def test_a_page_type_that_breaks_them_is_named(model: type[BasePage], expected: list[str]) -> None:
    assert [problem.id for problem in problems_of(model)] == expected
