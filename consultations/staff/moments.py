"""The fields for days and clock times of the staff: as they are written in Finland, with an example and a chooser."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput, AdminTimeInput

DAY_FORMATS = ["%d.%m.%Y", "%Y-%m-%d"]
CLOCK_FORMATS = ["%H.%M", "%H:%M", "%H.%M.%S", "%H:%M:%S"]


def with_example(help_text: Any, example: Any) -> Any:
    return format_lazy("{} {}", help_text, example) if help_text else example


class DayField(forms.DateField):
    """A day."""

    def __init__(self, *, help_text: Any = "", **kwargs: Any) -> None:
        kwargs = {"widget": AdminDateInput(format=DAY_FORMATS[0]), "input_formats": DAY_FORMATS} | kwargs
        super().__init__(help_text=with_example(help_text, _("For example 30.11.2026.")), **kwargs)


class ClockField(forms.TimeField):
    """A time of the day."""

    def __init__(self, *, help_text: Any = "", **kwargs: Any) -> None:
        kwargs = {"widget": AdminTimeInput(format=CLOCK_FORMATS[0]), "input_formats": CLOCK_FORMATS} | kwargs
        super().__init__(help_text=with_example(help_text, _("For example 16.00.")), **kwargs)
