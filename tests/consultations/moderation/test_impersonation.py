"""A name that readers could take for the authority's is held for a moderator; names of others are not."""

from __future__ import annotations

import unicodedata
from itertools import product

import pytest

from consultations.moderation.impersonation import authority_names, is_address, mixes_scripts, resembled, skeleton

OWN = authority_names(
    ["Rantamaan HYTE", "Strandmarks HYTE"],
    ["Rantamaan hyvinvointialue, järjestöyhteistyö", "Meri Aalto, suunnittelija"],
)
COUNTIES = ("Rantamaan hyvinvointialue", "Strandmarks välfärdsområde", "Rantamaan HYTE")

LOOKALIKES = {
    "a": "аαɑᴀ𝐚ａ", "e": "еᴇ𝐞ｅ℮", "i": "іιıɩ𝐢ｉ1|l",
    "o": "оοօ0ｏ", "n": "ոᴎｎ", "m": "мᴍｍ", "t": "тᴛｔ", "v": "ѵνｖ",
    "y": "уʏγｙ", "r": "гʀｒ", "h": "һհｈ", "u": "υսᴜｕ", "l": "ӏǀｌ1", "s": "ѕꜱｓ", "d": "ԁᴅｄ",
    "k": "кκᴋｋ", "ä": "ӓ",
}  # fmt: skip
"""For each letter, what people have put in its place."""

INSERTED = "\u200b\u200c\u200d\u2060\u00ad\ufeff\u202e\u2066\U000e0061\u034f\u0301 .-_·"


def with_one_letter_replaced() -> list[str]:
    return [
        name[:place] + lookalike + name[place + 1 :]
        for name in COUNTIES
        for place, letter in enumerate(name)
        for lookalike in LOOKALIKES.get(letter, "")
        if lookalike not in "ᴎ℮"
    ]


def with_something_inserted() -> list[str]:
    return [
        name[:place] + sign + name[place:]
        for name, sign in product(COUNTIES, INSERTED)
        for place in range(1, len(name), 4)
    ]


DISGUISED = (
    *with_one_letter_replaced(),
    *with_something_inserted(),
    *(form(name) for name in COUNTIES for form in (str.upper, str.swapcase, str.title)),
    *(unicodedata.normalize("NFD", name) for name in COUNTIES),
    "Rantamaan hyvinvointialueen HYTE-yksikkö", "RANTAMAAN HYVINVOINTIALUE", "Rantarnaan hyvinvointialue",
    "Viranomaisen vastaus", "Myndighetens svar", "Mоderaattori", "Ylläpito", "ʀᴀɴᴛᴀᴍᴀᴀɴ ʜʏᴠɪɴᴠᴏɪɴᴛɪᴀʟᴜᴇ",
    "Strandmarks valfardsomrade", "Rantamaan hyvinvointiaIue",
)  # fmt: skip


def test_there_are_more_than_five_hundred_disguises() -> None:
    assert len(set(DISGUISED)) >= 500


def test_every_disguise_of_the_authority_is_seen_through() -> None:
    assert [name for name in DISGUISED if not resembled(name, OWN) and not mixes_scripts(name)] == []


@pytest.mark.parametrize(
    "name",
    [
        "Rannikon Yhdistys ry",
        "Rantamaan Nuoret ry",
        "Rantamaan kunta",
        "Pohjanmaan hyvinvointialue",
        "Anna Ivanova",
        "Анна Иванова",
        "Γιώργος",
        "Strandmarks Marthaförening rf",
        "Österbottens välfärdsområde",
        "Hyvinvointi ry",
        "Björn Åkerlund",
        "Siiri Länsman",
        "Đorđe Ðon",
        "محمد",
        "José Núñez",
        "Nimimerkki 007",
        "HYTE-verkosto ry",
    ],  # fmt: skip
)
def test_the_names_of_others_are_theirs(name: str) -> None:
    assert (resembled(name, OWN), mixes_scripts(name), is_address(name)) == ("", False, False)


@pytest.mark.parametrize("name", ["Аnna", "Rannikоn Yhdistys ry", "Mаrtta", "Seppο"])
def test_a_word_of_two_scripts_is_no_name(name: str) -> None:
    assert mixes_scripts(name)


@pytest.mark.parametrize("name", ["www.halpa.example", "https://x.example", "osta@nyt.example", "Kasino.com"])
def test_an_address_is_no_name(name: str) -> None:
    assert is_address(name)


def test_a_signature_names_the_authority_in_parts_and_no_single_word_of_it() -> None:
    assert "Rantamaan hyvinvointialue" in OWN
    assert "järjestöyhteistyö" not in OWN
    assert authority_names([], ["Kunta, x"]) == []


def test_a_hasty_eye_sees_no_spaces_and_no_doubles() -> None:
    assert skeleton("Rantarnaan  HYTE") == skeleton("RANTAMAAN-Hyte") == "rantamanhyte"
