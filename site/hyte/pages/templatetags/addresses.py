"""Addresses of pages, without asking the database."""

from __future__ import annotations

from django import template
from wagtail.models import Page

from hyte.pages.addresses import address_of
from hyte.pages.frame import Frame, Link

register = template.Library()


@register.filter
def address(page: Page) -> str:
    """Return the address of a page whose locale is fetched, such as one of a list or of the frame."""
    return address_of(page.url_path, page.locale.language_code)


@register.filter
def section_url(frame: Frame, model: str) -> str:
    """Return the address of the site's section of the type `model`, such as `blogindexpage`."""
    return frame.section_url(model)


@register.filter
def way_to_section(frame: Frame, model: str) -> list[Link]:
    """Return the way from the home page to the site's section of the type `model`."""
    return frame.way_to_section(model)


@register.filter
def way_to(frame: Frame, page: Page) -> list[Link]:
    """Return the way from the home page down to `page`."""
    return frame.way_to(page)
