"""Names stand in the order in which they are looked for here."""

from __future__ import annotations

from hyte.pages.alphabet import place_in_alphabet


def test_the_last_three_letters_of_the_alphabet_come_last_and_in_their_order() -> None:
    names = ["Öljy", "Äijät", "Zonta", "Åbo", "Aurinko"]
    assert sorted(names, key=place_in_alphabet) == ["Aurinko", "Zonta", "Åbo", "Äijät", "Öljy"]


def test_capitals_and_other_accents_do_not_count() -> None:
    names = ["CAFÉ C", "Cafe B", "café A"]
    assert sorted(names, key=place_in_alphabet) == ["café A", "Cafe B", "CAFÉ C"]


def test_a_letter_that_is_written_with_a_mark_of_its_own_is_the_same_letter() -> None:
    assert place_in_alphabet("A\u030abo") == place_in_alphabet("Åbo")
