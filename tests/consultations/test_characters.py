"""Every kind of character that a text may bring: what is stored of it, and how many a reader counts.

The expectation comes from Unicode's own categories, so that a character which a later version adds is looked at too.
"""

from __future__ import annotations

import sys
import unicodedata

import pytest

from consultations.text import clean_line, clean_text, length_of

SEEN = {
    *range(0x600, 0x606), 0x6DD, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD,  # signs and marks of numbers
    0x70F,  # the line above Syriac abbreviations
}  # fmt: skip
"""Characters that Unicode calls formatting, and that have a shape."""

JOINING = {0x200C, 0x200D}
"""They stay where they join something."""

LINES = {ord("\t"), ord("\n"), ord("\r"), 0x85}
FILLERS = [
    0x34F,
    0x115F,
    0x1160,
    0x17B4,
    0x17B5,
    *range(0x180B, 0x1810),
    0x2065,
    0x3164,
    0xFFA0,
    *range(0xFFF0, 0xFFF9),
]
NONCHARACTERS = [*range(0xFDD0, 0xFDF0), *(plane * 0x10000 + last for plane in range(17) for last in (0xFFFE, 0xFFFF))]
CONTROLS = [
    code
    for code in range(sys.maxunicode + 1)
    if unicodedata.category(chr(code)) in {"Cc", "Cf"} and code not in SEEN | JOINING | LINES
]
SURROGATES = [0xD800, 0xDBFF, 0xDC00, 0xDFFF]
SELECTORS = [*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0, 8)]
UNSEEN = [*CONTROLS, *FILLERS, *NONCHARACTERS, *SURROGATES, *SELECTORS]

LETTERS = sorted(
    {
        letter
        for small in "abcdefghijklmnopqrstuvwxyzåäöéèüšžõáčđŋŧâïôæøñçßğşțķļņģėęąłńóśźżíúýřťďľĺŕůěő"
        for letter in (small, small.upper())
        if len(letter) == 1
    }
)
"""Of Finnish, Swedish, the Sámi languages, and names from the countries around."""

SIGNS = ["€", "§", "½", "°", "²", "–", "—", "…", "”", "’", "«", "»", "•", "✓", "→", "№", "‰", "×"]
REGIONS = (
    "FI SE AX NO DK IS EE LV LT RU UA PL DE FR ES IT NL BE GB IE PT AT CH CZ SK HU RO BG GR TR SO IQ SY AF VN TH EU"
)
FLAGS = ["".join(chr(0x1F1E6 + ord(letter) - ord("A")) for letter in region) for region in REGIONS.split()]
SKINS = [person + chr(shade) for person in "👍👋🙏👩👨🧑💪👶" for shade in range(0x1F3FB, 0x1F400)]
JOINED = [
    "👩\u200d👧",
    "👨\u200d🦽",
    "🧑\u200d🚒",
    "🏳\ufe0f\u200d🌈",
    "🐻\u200d❄\ufe0f",
    "👩\u200d⚕\ufe0f",
    "❤\ufe0f",
    "☎\ufe0f",
    "1\ufe0f\u20e3",
    "#\ufe0f\u20e3",
]


def named(char: str) -> str:
    return " ".join(f"U+{ord(each):04X}" for each in char)


@pytest.mark.parametrize("code", UNSEEN, ids=lambda code: f"U+{code:04X}")
def test_what_cannot_be_seen_is_not_stored(code: int) -> None:
    assert clean_text(f"en{chr(code)}nen") == clean_line(f"{chr(code)}ennen{chr(code)}") == "ennen"


@pytest.mark.parametrize("letter", LETTERS, ids=named)
def test_a_letter_is_stored_once_however_it_was_typed(letter: str) -> None:
    taken_apart = unicodedata.normalize("NFD", letter)
    assert clean_text(f"sana{taken_apart}n") == f"sana{letter}n"
    assert length_of(clean_text(taken_apart)) == 1


@pytest.mark.parametrize("sign", [*SIGNS, *FLAGS, *SKINS, *JOINED], ids=named)
def test_a_sign_is_stored_as_it_was_sent_and_counts_for_one(sign: str) -> None:
    assert clean_text(f"ennen {sign} jälkeen") == f"ennen {sign} jälkeen"
    assert length_of(sign) == 1


@pytest.mark.parametrize("code", sorted(SEEN), ids=lambda code: f"U+{code:04X}")
def test_what_has_a_shape_stays(code: int) -> None:
    assert chr(code) in clean_text(f"a{chr(code)}b")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85"], ids=named)
def test_a_line_ends_however_its_end_was_written(end: str) -> None:
    assert clean_text(f"ensin{end}sitten") == "ensin\nsitten"
