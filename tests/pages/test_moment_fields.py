"""What the staff has saved comes back as it is written in Finland, and what was typed as it was typed."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from hyte.pages.moment_fields import ClockField, DayField, MomentField


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        (DayField(), date(2026, 11, 1), "1.11.2026"),
        (DayField(), date(2026, 1, 2), "2.1.2026"),
        (DayField(), date(2026, 10, 20), "20.10.2026"),
        (ClockField(), time(9, 5), "9.05"),
        (ClockField(), time(0, 0), "0.00"),
        (ClockField(), time(20, 10), "20.10"),
        (MomentField(), datetime(2027, 2, 1, 9, 0), "1.2.2027 9.00"),
        (DayField(), "01.02.2027", "01.02.2027"),
        (DayField(), None, None),
    ],
)
def test_days_and_times_are_shown_without_leading_zeros(field: DayField, value: object, shown: str | None) -> None:
    assert field.widget.format_value(value) == shown
