"""The text of a comment: what is kept, what is removed, how it is structured."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultations.links import linkify
from consultations.text import Paragraph, Subheading, blocks_of, clean_line, clean_text, length_of, words_of


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("Hyvää\r\ntyötä\r\r\n", "Hyvää\ntyötä"),
        ("a\x00b\x07c\x9fd", "abcd"),
        ("\u202eevil\u202c \u2066x\u2069", "evil x"),
        ("a\u0308iti", "äiti"),
        ("rivi \n\n\n\n toinen", "rivi\n\n toinen"),
        ("\U000e0041tag", "tag"),
        ("perhe 👩‍👧 ja šekki", "perhe 👩‍👧 ja šekki"),
        ("Z" + "\u0310" * 40 + "algo", "Z\u0310\u0310\u0310algo"),
        ("\ud800yksin", "yksin"),
    ],
)
def test_invisible_and_hostile_characters_are_removed_and_words_are_kept(sent: str, kept: str) -> None:
    assert clean_text(sent) == kept


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) == once
    assert unicodedata.is_normalized("NFC", once)


def test_a_name_is_one_line() -> None:
    assert clean_line(" Rannikon \n\t Yhdistys ry ") == "Rannikon Yhdistys ry"


def test_blank_lines_make_paragraphs_and_number_signs_make_subheadings() -> None:
    text = "Alku\njatkuu\n\n## Tavoitteet\nLisää\n##ei otsikko"
    assert blocks_of(text) == [
        Paragraph("Alku\njatkuu"),
        Subheading("Tavoitteet"),
        Paragraph("Lisää\n##ei otsikko"),
    ]


def test_what_looks_like_markup_stays_text() -> None:
    assert linkify("<b>&</b>") == "&lt;b&gt;&amp;&lt;/b&gt;"


def test_an_address_becomes_a_link_without_the_full_stop_after_it() -> None:
    assert linkify("Ks. https://hyte.example/a?b=1&c.") == (
        'Ks. <a href="https://hyte.example/a?b=1&amp;c" rel="nofollow ugc">https://hyte.example/a?b=1&amp;c</a>.'
    )


@pytest.mark.parametrize("text", ["javascript:alert(1)", "data:text/html,x", 'https://a"onmouseover="x'])
def test_no_script_gets_into_a_link(text: str) -> None:
    assert 'onmouseover="' not in linkify(text)
    assert 'href="javascript' not in linkify(text)


@pytest.mark.parametrize(
    "text",
    [
        "\u200d",
        "\u200c\u200d",
        "\u3164",
        "\u2800",
        "\u115f\u1160",
        "\uffa0",
        "\u034f",
        "\ufe0f",
        "\u00a0",
        "\u180e",
        "\u2003",
    ],
)
def test_no_text_is_made_of_nothing_that_can_be_seen(text: str) -> None:
    assert clean_text(text) == clean_line(f" {text} {text}") == ""


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("a\u200db", "ab"),
        ("Rannikon\u200d Yhdistys\ufe0f", "Rannikon Yhdistys"),
        ("a\u200d\u0308", "ä"),
        ("👍\u200d\u200d\u200d", "👍"),
        ("❤\ufe0f\ufe0e\ufe0f\u200d\u200d🔥", "❤\ufe0f\u200d🔥"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("1\ufe0f\u20e3 Š ž é å", "1\ufe0f\u20e3 Š ž é å"),
    ],
)
def test_a_joiner_stays_where_it_joins(sent: str, kept: str) -> None:
    assert clean_text(sent) == kept


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("äiti", 4),
        ("👩‍👧", 1),
        ("👍🏽", 1),
        ("🇫🇮🇸🇪", 2),
        ("❤️", 1),
        ("x̂", 1),
        ("👩‍👩‍👧‍👦", 2),
        ("\u200d".join("👩" * 400), 200),
        ("", 0),
    ],
)
def test_length_is_what_a_reader_counts(text: str, length: int) -> None:
    assert length_of(text) == length


def test_cleaning_takes_time_in_proportion() -> None:
    started = time.process_time()
    clean_text("👍\u200d" * 300_000)
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("## Allmänt\n\nVi stöder\nutkastet.", "Allmänt: Vi stöder utkastet."),
        ("Vi stöder ## utkastet.", "Vi stöder ## utkastet."),
        ("", ""),
    ],
)
def test_a_text_is_named_by_its_words_without_its_marks(text: str, line: str) -> None:
    assert words_of(text) == line
