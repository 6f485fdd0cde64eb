"""Text that somebody made to break things: nothing is raised, and everything ends soon."""

import time

import pytest

from search.analysis import Matcher, index_words, query_words

MEGABYTE = 1_000_000
LONGEST_SECONDS = 5.0  # of a processor; each takes less than one on an ordinary machine

HOSTILE = {
    "nothing": "",
    "one letter": "a" * MEGABYTE,
    "one letter with a mark": "ä" * MEGABYTE,
    "words of one letter": "a " * (MEGABYTE // 2),
    "hyphens": "a-" * (MEGABYTE // 2),
    "apostrophes": "a'" * (MEGABYTE // 2),
    "colons": "a:n" * (MEGABYTE // 3),
    "at signs": "a@" * (MEGABYTE // 2),
    "addresses without end": "a.b" * (MEGABYTE // 3) + "@c.fi",
    "broken lines": "a-\n" * (MEGABYTE // 3),
    "control characters": "".join(map(chr, range(32))) * 30_000,
    "null characters": "a\0b" * 1000,
    "lone surrogates": "\ud800\udfff abc\ud800def " * 1000,
    "Zalgo": ("h" + "\u0337\u0321\u0322" * 30 + "e" + "\u0301" * 200) * 2000,
    "emoji": "👩‍👩‍👧‍👦🇫🇮" * 20_000,
    "right to left": "שלום עולם مرحبا \u202eabc\u202c " * 5000,
    "soft hyphens": "\u00ad" * MEGABYTE,
    "letters that become many": "ﷺİﬃ" * 1000,
    "every plane": "".join(map(chr, range(1, 0x10FFFF, 97))),
    "one word over and over": "työ" * (MEGABYTE // 3),
    "compounds without end": " ".join("työ" * count + " " + "barn" * count for count in range(1, 40)),
    "hyphenated without end": "-".join(["järjestö"] * 1000),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_read_in_both_languages_in_time(text: str) -> None:
    started = time.thread_time()
    Matcher(query_words(text)).spans(text, None)
    assert time.thread_time() - started < LONGEST_SECONDS


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_comes_out_can_be_joined_with_spaces_and_sent_as_utf_8(text: str) -> None:
    for words in index_words(text, None):
        assert " ".join(words).split() == words
        " ".join(words).encode("utf-8")
