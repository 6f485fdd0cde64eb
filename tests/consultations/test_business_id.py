"""The check digit of the business ID."""

import re

import pytest

from consultations.business_id import normalise_business_id
from consultations.forms import AuthorForm


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("0737546-2", "0737546-2"),
        (" 737546-2 ", "0737546-2"),
        ("0737546\u20132", "0737546-2"),
        ("0737546-3", None),
        ("07375462", None),
        ("1000000-1", None),
        ("٠٧٣٧٥٤٦-٢", None),
        ("", None),
    ],
)
def test_a_business_id_is_stored_in_one_form_or_refused(typed: str, stored: str | None) -> None:
    assert normalise_business_id(typed) == stored


def test_the_example_at_the_form_is_one_that_the_form_takes() -> None:
    example = re.search(r"\d{7}-\d", str(AuthorForm.base_fields["business_id"].help_text))[0]
    assert normalise_business_id(example) == example
