"""Blocked words are found inflected and disguised, and ordinary statements have none."""

import pytest

from consultations.moderation.blocked import BlockedWords

BLOCKED = BlockedWords.of(["kasino", "viagra", "huijari", "lån utan uc", "pikavip*", "skojare"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Paras kasino!", "kasino"),
        ("Käykää kasinoilla.", "kasino"),
        ("KASINOSTA lisää", "kasino"),
        ("k\u200ba\u200bs\u200bi\u200bn\u200bo", "kasino"),
        ("k\u00ada\u2060sino", "kasino"),
        ("kаsinо", "kasino"),  # Cyrillic а and о
        ("κasinο", "kasino"),  # Greek κ and ο
        ("ｋａｓｉｎｏ", "kasino"),
        ("𝐤𝐚𝐬𝐢𝐧𝐨", "kasino"),
        ("k4s1n0", "kasino"),
        ("k a s i n o", "kasino"),
        ("k.a.s.i.n.o", "kasino"),
        ("k-a_s*i n o", "kasino"),
        ("kaaasiiino", "kasino"),
        ("kásïnó", "kasino"),
        ("V1AGR@ halvalla", "viagra"),
        ("Senkin huijarit", "huijari"),
        ("lån utan UC idag", "lån utan uc"),
        ("Lån, utan uc!", "lån utan uc"),
        ("pikavippejä", "pikavip*"),
        ("Ni är skojare allihop", "skojare"),
    ],
)
def test_a_blocked_word_is_found_in_disguise(text: str, found: str) -> None:
    language = "sv" if "utan" in found or "skoj" in found else "fi"
    assert BLOCKED.found_in(text, language) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Kannatamme järjestöavustusten perusteita vuosille 2026–2029.",
        "Föreningarna behöver tid och lokaler, utan avgift.",
        "Viaporin kokoelma on avoinna.",
        "Ks. https://yhdistys.example/lausunto-1",
        "A. B. ja C. D. olivat paikalla.",
        "",
    ],
)
def test_an_ordinary_text_has_none(text: str) -> None:
    assert BLOCKED.found_in(text, "fi") == []


def test_each_word_is_named_once() -> None:
    assert BLOCKED.found_in("kasino kasinon kasinolla viagra", "fi") == ["kasino", "viagra"]


def test_no_words_find_nothing() -> None:
    assert BlockedWords.of(["", "  ", "*"]).found_in("kasino", "fi") == []


def test_a_letter_of_finnish_is_not_its_bare_sister() -> None:
    assert BlockedWords.of(["nain"]).found_in("Näin se on.", "fi") == []
