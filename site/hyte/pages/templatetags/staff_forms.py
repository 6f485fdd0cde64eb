"""What the pages of the staff interface say about a form that was refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import template
from django.forms import BaseForm
from django.utils.text import capfirst

from hyte.pages.forms import focus_id

register = template.Library()


@register.inclusion_tag("staff/error_summary.html")
def staff_errors(*places: Any, points: Any = (), partly: bool = False) -> dict[str, Any]:
    """Show what has to be mended in the forms of a page: forms, or lists and mappings with forms in them.

    `points` are pairs of a text and an address, for what is to be mended elsewhere; `partly` says that the rest was
    recorded.
    """
    problems = [problem for form in forms_in(places) for problem in problems_of(form)]
    return {"problems": [*problems, *points], "partly": partly}


def forms_in(value: Any) -> Iterator[BaseForm]:
    """Return the forms in `value`, however deep."""
    if isinstance(value, BaseForm):
        yield value
    elif isinstance(value, dict):
        yield from forms_in(list(value.values()))
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from forms_in(each)


def problems_of(form: BaseForm) -> list[tuple[str, str]]:
    """Return each error of `form` with the address of its field; what concerns no field in sight has no address."""
    problems = [(str(error), "") for error in form.non_field_errors()]
    for field in form:
        name, address = (str(capfirst(field.label)), f"#{focus_id(field)}") if not field.is_hidden else ("", "")
        problems += [(f"{name} – {error}" if name else str(error), address) for error in field.errors]
    return problems
