"""Queries that nobody means well: a grammar that writes them, the same ones in every run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from random import Random

SYNTAX = (
    "*:*",
    "_exists_:words_title",
    "entry:[0 TO *]",
    "words_body:/.*a.*/",
    "title:(a AND",
    "~10000",
    "a~2 b~2",
    "^999",
)
CALLS = (
    '{"query":{"match_all":{}}}',
    "${jndi:ldap://127.0.0.1/a}",
    "{{7*7}}{% debug %}",
    "'; DROP TABLE search_entry; --",
    "' OR 1=1 --",
    'a" NEAR/2 "b',
    "words : a*",
    "NOT NOT NOT a",
    "-a +b !c | d & (e <-> f)",
    "a:*B & !c",
    "\\'\\\"\\\\",
    "<script>alert(1)</script>",
    "%s%n%(a)s{0}",
    "../../etc/passwd\x00.html",
)
CHARACTERS = "\x00\x01\x08\x1f\x7f\x85\u200b\u200e\u202e\u2028\ufeff\ufffe\uffff\ue000\ud800\udfff\U000e0001\U0010ffff"
MARKS = "\u0300\u0308\u0335\u0489\u20dd"
SCRIPTS = "漢字かなカナ한글ابجدאבגделไทย𝒜𝕬🏳️‍🌈👩‍👩‍👧‍👦ﷺﬀİıßẞǅ①²½"
WORDS = ("järjestöavustus", "hyvinvointialue", "välfärdsområde", "kunta", "och", "ja", "ei", "NOT", "AND", "OR", "TO")
ENDINGS = ("ssa", "lla", "ksi", "mme", "kaan", "arnas", "heten", "")

Writer = Callable[[Random], str]


def long_word(random: Random) -> str:
    return random.choice("aäåöz1-") * random.choice([50, 199, 200, 201, 5_000])


def endless_compound(random: Random) -> str:
    return "".join(random.choice(WORDS[:4]) for _ in range(random.randint(5, 40))) + random.choice(ENDINGS)


def many_words(random: Random) -> str:
    return " ".join(random.choice("abcdefghijklmnopqrstuvwxyzåäö") for _ in range(random.choice([21, 99, 2_000])))


def misspelt_words(random: Random) -> str:
    return " ".join("".join(random.sample("järjestöavu", 8)) for _ in range(20))


def pile_of_marks(random: Random) -> str:
    return "".join(letter + random.choice(MARKS) * random.randint(1, 60) for letter in "zalgo")


def deep_nesting(random: Random) -> str:
    depth = random.choice([10, 99, 1_000])
    opening, closing = random.choice(["()", "[]", "{}", '""'])
    return opening * depth + "a" + closing * depth


def odd_characters(random: Random) -> str:
    return "".join(random.choice(CHARACTERS + SCRIPTS + "a ") for _ in range(random.randint(1, 60)))


def hyphens_and_colons(random: Random) -> str:
    return random.choice("-:.'@_’–/\\").join(random.choice(WORDS) for _ in range(random.randint(2, 30)))


def syntax(random: Random) -> str:
    return " ".join(random.choice(SYNTAX + CALLS + WORDS) for _ in range(random.randint(1, 6)))


def numbers(random: Random) -> str:
    return random.choice(["-0", "1e309", "NaN", "0x10", "9" * 100, "1/0", "٣٤", "1" + "\u0660" * 20, "−1"])


def emptiness(random: Random) -> str:
    return random.choice([" ", "\t\n", "\u00a0", "\u3000", "...", "-", "''", '"', "?", "\x00"]) * random.randint(1, 30)


WRITERS: tuple[Writer, ...] = (
    long_word,
    endless_compound,
    many_words,
    misspelt_words,
    pile_of_marks,
    deep_nesting,
    odd_characters,
    hyphens_and_colons,
    syntax,
    numbers,
    emptiness,
)


def hostile_queries(number: int) -> Iterator[str]:
    """Yield `number` queries, of each kind as many; every third one is mixed from two kinds."""
    random = Random(1)  # the same in every run
    for index in count():
        if index == number:
            return
        query = WRITERS[index % len(WRITERS)](random)
        yield f"{query} {random.choice(WRITERS)(random)}" if index % 3 == 2 else query
