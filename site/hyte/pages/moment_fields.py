"""The fields for days and clock times of the staff: as they are typed in Finland, with an example and a chooser."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from datetime import date, datetime, time
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.utils import from_current_timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminTimeInput

from hyte.pages.typed_moments import parse_clock, parse_day, parse_moment

DAY, CLOCK = "%d.%m.%Y", "%H.%M"


LEADING_ZERO = re.compile(r"\b0(?=\d\.)")


class AsTyped:
    """A chooser that leaves what was typed as it is: by itself it would put the present day or hour in its place.

    It shows a day and a time as they are written here, without leading zeros: "1.2.2027 9.00".
    """

    def format_value(self, value: Any) -> str | None:
        shown = super().format_value(value)  # type: ignore[misc]
        return shown if isinstance(value, str) or shown is None else LEADING_ZERO.sub("", shown)

    def get_config(self) -> dict[str, Any]:
        return super().get_config() | {"validateOnBlur": False}  # type: ignore[misc]


class DayInput(AsTyped, AdminDateInput):
    """A day with a calendar."""


class ClockInput(AsTyped, AdminTimeInput):
    """A time of the day with a list of hours."""


class MomentInput(AsTyped, AdminDateTimeInput):
    """A day and a time with a calendar and a list of hours."""


class TypedField(forms.Field, ABC):
    """What its parser understands, and nothing else: Django's own formats mean other days in other languages."""

    example: ClassVar[Any]

    def __init__(self, *, help_text: Any = "", **kwargs: Any) -> None:
        with_example = format_lazy("{} {}", help_text, self.example) if help_text else self.example
        super().__init__(help_text=with_example, **({"widget": self.chooser()} | kwargs))

    @abstractmethod
    def chooser(self) -> forms.Widget:
        """Return what the browser shows."""

    @abstractmethod
    def parse(self, typed: str) -> Any:
        """Return what was typed, `None` where it cannot be understood."""

    def to_python(self, value: Any) -> Any:
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value)
        if (understood := self.parse(value)) is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return understood


class DayField(TypedField, forms.DateField):
    """A day."""

    example = _("For example 30.11.2026.")
    default_error_messages = {"invalid": _("Write the day like this: 30.11.2026.")}

    def chooser(self) -> forms.Widget:
        return DayInput(format=DAY)

    def parse(self, typed: str) -> date | None:
        return parse_day(typed)


class ClockField(TypedField, forms.TimeField):
    """A time of the day."""

    example = _("For example 16.00.")
    default_error_messages = {"invalid": _("Write the time like this: 16.00.")}

    def chooser(self) -> forms.Widget:
        return ClockInput(format=CLOCK)

    def parse(self, typed: str) -> time | None:
        return parse_clock(typed)


class MomentField(TypedField, forms.DateTimeField):
    """A day and a time of the day, by the clocks of Finland."""

    example = _("For example 30.11.2026 16.00.")
    default_error_messages = {"invalid": _("Write the day and the time like this: 30.11.2026 16.00.")}

    def chooser(self) -> forms.Widget:
        return MomentInput(format=f"{DAY} {CLOCK}", time_format=CLOCK)

    def parse(self, typed: str) -> datetime | None:
        return parse_moment(typed)

    def to_python(self, value: Any) -> Any:
        typed = super().to_python(value)
        return from_current_timezone(typed) if isinstance(value, str) and typed is not None else typed


def use_in_editors() -> None:
    """Have the editors of pages, people and files ask for days and times with these fields."""
    register_form_field_override(models.DateField, override={"form_class": DayField})
    register_form_field_override(models.DateTimeField, override={"form_class": MomentField})
