"""Two versions of a text, compared for people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultations.outcomes.version_diff import Change, Run, compare


def test_a_changed_word_is_shown_within_its_paragraph() -> None:
    assert compare("Tuki on pieni.\nToinen.", "Tuki on suuri.\nToinen.") == [
        Run(Change.SAME, "Tuki on "),
        Run(Change.REMOVED, "pieni"),
        Run(Change.ADDED, "suuri"),
        Run(Change.SAME, ".\nToinen."),
    ]


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [("", "Uusi.", Change.ADDED), ("Vanha.", "", Change.REMOVED), ("A", "A", Change.SAME)],
)
def test_what_only_one_version_has_is_one_run(before: str, after: str, change: Change) -> None:
    assert [run.change for run in compare(before, after)] == [change]


@given(st.text("ab \n.", max_size=60), st.text("ab \n.", max_size=60))
def test_nothing_is_lost_on_either_side(before: str, after: str) -> None:
    runs = compare(before, after)
    assert "".join(run.text for run in runs if run.change != Change.ADDED) == before
    assert "".join(run.text for run in runs if run.change != Change.REMOVED) == after
