"""The passage that a result shows."""

from __future__ import annotations

import re

import pytest

from search import passages
from search.analysis import Synonym, Word, analyse, highlighting, query_words
from search.passages import MOST_MATCHING, PASSAGE, marked, marked_title, passage


def passage_of(body: str, query: str, summary: str = "") -> str:
    return passage(body, summary, "fi", query_words(query))


def plain(html: str) -> str:
    return re.sub(r"</?mark>", "", html)


def test_the_inflected_word_that_matches_is_marked() -> None:
    assert "<mark>Avustuksia</mark> haetaan" in passage_of("Avustuksia haetaan syksyllä.", "avustus")


def test_a_compound_is_marked_for_its_part() -> None:
    assert (
        marked_title("Järjestöavustusten haku", "fi", query_words("avustus")) == "<mark>Järjestöavustusten</mark> haku"
    )


def test_the_passage_with_the_most_matches_is_shown() -> None:
    body = (
        f"Kunta mainitaan tässä. {'Sitten puhutaan muusta. ' * 40}Kunta ja avustus yhdessä. {'Loppu on muuta. ' * 40}"
    )
    shown = passage_of(body, "kunta avustus")
    assert "<mark>Kunta</mark> ja <mark>avustus</mark>" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")


def test_a_passage_deep_in_a_long_text_is_found() -> None:
    assert "<mark>avustus</mark>" in passage_of(f"{'Muuta tekstiä tässä. ' * 500}Lopuksi avustus.", "avustus")


def test_a_passage_has_about_two_hundred_characters_and_ends_between_words() -> None:
    words = [f"sana{number}" for number in range(400)]
    body = " ".join([*words[:200], "avustus", *words[200:]])
    shown = plain(passage_of(body, "avustus"))
    assert PASSAGE * 0.7 < len(shown) < PASSAGE * 1.3
    assert set(shown.strip("… ").split()) <= {*words, "avustus"}


def test_a_short_text_is_shown_whole() -> None:
    assert passage_of("Vain tämä.", "avustus") == "Vain tämä."


def test_where_the_body_does_not_match_the_summary_is_shown() -> None:
    assert passage_of("Muuta. " * 100, "avustus", summary="Näin haet avustusta.") == "Näin haet <mark>avustusta</mark>."


def test_everything_is_escaped_in_and_around_the_marks() -> None:
    html = passage_of("<script>alert(1)</script> & avustus <img src=x>", "avustus script")
    assert plain(html) == "&lt;script&gt;alert(1)&lt;/script&gt; &amp; avustus &lt;img src=x&gt;"


def test_marks_are_drawn_where_the_words_stand() -> None:
    assert marked("<i> & b", [(1, 2), (6, 7)]) == "&lt;<mark>i</mark>&gt; &amp; <mark>b</mark>"


def test_an_empty_text_gives_an_empty_passage() -> None:
    assert passage_of("", "avustus") == ""


def test_a_text_without_spaces_is_cut_all_the_same() -> None:
    assert len(plain(passage_of("x" * 100_000, "avustus"))) < 2 * PASSAGE


SENTENCE = "Hyvinvointialueen järjestöyhteistyön neuvottelukunta käsitteli kokouksessaan ikäihmisten osallisuutta. "


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are read word by word."""
    texts: list[str] = []

    def remember(text: str, language: str | None) -> list[Word]:
        texts.append(text)
        return analyse(text, language)

    passages.look_of.cache_clear()
    passages.known_between_spaces.cache_clear()
    monkeypatch.setattr(passages, "analyse", remember)
    monkeypatch.setattr(highlighting, "analyse", remember)
    return texts


def test_of_long_texts_without_a_match_each_different_word_is_read_once_for_all_queries(read: list[str]) -> None:
    for query in ("avustus", "kunta", "avustus", "sote"):
        passage_of(SENTENCE * 480, query)
    # The beginning that is shown instead ends within a word, which is read, too.
    assert set(SENTENCE.split()) <= set(read)
    assert len(read) == len(set(read)) <= len(set(SENTENCE.split())) + 1


def test_of_a_long_text_full_of_matches_a_few_places_are_read_closely(read: list[str]) -> None:
    passage_of((SENTENCE * 20 + "Avustus. ") * 20, "avustus kunta")
    places = [text for text in read if " " in text]
    assert len(places) == MOST_MATCHING
    assert all(len(text) < 2 * PASSAGE for text in places)


def test_another_name_of_several_words_is_found_deep_in_a_long_text() -> None:
    name = Synonym(0, 1, (("aikuinen",), ("kuntoutus",)), 0.7)
    words = query_words("hoito")._replace(synonyms=(name,))
    shown = passage(f"{SENTENCE * 60}Aikuisten kuntoutus alkaa.", "", "fi", words)
    assert "<mark>Aikuisten</mark> <mark>kuntoutus</mark>" in shown


def test_a_word_that_goes_on_in_the_next_line_is_found_deep_in_a_long_text() -> None:
    assert "<mark>" in passage_of(f"{SENTENCE * 60}Näin haet avus-\ntuksia syksyllä.", "avustus")
