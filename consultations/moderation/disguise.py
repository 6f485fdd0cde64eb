"""See through disguises: the letters that a reader takes a text for, whatever characters it is made of. Pure.

å, ä and ö are letters of their own and stay; every other mark is dropped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

LOOKALIKES = str.maketrans(
    {
        lookalike: letter
        for lookalikes, letters in (
            ("авегикмнопрстухѕіјһԁԛԝӏѵ", "aberukmhonpctyxsijhdqwlv"),
            ("αβεηικνορτυχγσωϲϳ", "abenikvoptuxyowcj"),
            ("օհոսցքյռ", "ohnugpjn"),
            ("ⲁⲟⲣⲥⲓⲕⲛⲧⲩ", "aopciknty"),
            ("ᎠᎡᎢᎥᎪᎫᎬᎳᎷᎻᏀᏃᏆᏔᏙᏚᏞᏢᏦᏴ", "drtiajewmhgziwvslpkb"),
            ("ꓐꓑꓓꓔꓖꓗꓙꓚꓝꓟꓠꓡꓢꓣꓦꓧꓪꓫꓬꓮꓰꓲꓳꓴꓜ", "bpdtgkjcfmnlsrvhwxyaeiouz"),
            ("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz"),
            ("ıɩłøđɑɡɐəɛɾʋæǀ", "iilödagaeerväl"),
        )
        for lookalike, letter in zip(lookalikes, letters, strict=True)
    }
    | {chr(first + number): chr(97 + number) for first in (0x1F150, 0x1F170, 0x1F1E6) for number in range(26)}
)
"""What readers take for small Latin letters: Cyrillic, Greek, Armenian, Coptic, Cherokee, Lisu, small capitals, Latin
letters with a stroke, a hook or without a dot, and letters in circles and squares."""

DIGITS = str.maketrans("013457@$!", "oieastasi")
"""Digits and signs that stand for letters, in a word that has a letter as well."""

KEPT = {"a\u030a": "å", "a\u0308": "ä", "o\u0308": "ö", "o\u030b": "ö"}
SPACED_OUT = re.compile(r"(?<![^\W_])(?:[^\W_][\W_]{1,3}){3,}[^\W_](?![^\W_])")
"""Four or more letters with something between each of them: v i a g r a, v.i.a.g.r.a."""

TOKEN = re.compile(r"[^\s\"'.,:;?()\[\]{}<>/\\|*_~+=#%&-]+")
RUN = re.compile(r"(.)\1{2,}")
REPEATED = re.compile(r"(.)\1+")


def plain(text: str) -> str:
    """Return `text` in lower case without invisible characters and marks, lookalikes replaced by Latin letters."""
    visible = without(unicodedata.normalize("NFKC", text), lambda char: unicodedata.category(char) == "Cf")
    decomposed = unicodedata.normalize("NFD", visible.casefold()).translate(LOOKALIKES)
    for letter, kept in KEPT.items():
        decomposed = decomposed.replace(letter, kept)
    return without(decomposed, unicodedata.combining)


def without(text: str, is_unwanted: Callable[[str], object]) -> str:
    """Return `text` without the characters of a kind; each is looked at once, however often it stands there."""
    for char in filter(is_unwanted, set(text)):
        text = text.replace(char, "")
    return text


def words_of(text: str) -> list[str]:
    """Return the words that a reader sees in `text`, in plain letters: spaced-out ones closed up, digits as letters."""
    seen = plain(text)
    closed_up = [re.sub(r"[\W_]", "", found[0]) for found in SPACED_OUT.finditer(seen)]
    return [lettered(token) for token in [*TOKEN.findall(seen), *closed_up]]


def lettered(token: str) -> str:
    """Return `token` with digits read as letters where it has a letter as well: v1agra, but not 2026."""
    bare = token.strip("!")
    return bare.translate(DIGITS) if any(map(str.isalpha, bare)) else bare


def squeezed(word: str) -> str:
    """Return `word` with every repeated letter once; only a word with three alike in a row is read like this."""
    return REPEATED.sub(r"\1", word)


def is_stretched(word: str) -> bool:
    """Return whether a letter stands three times in a row, which no Finnish or Swedish word has."""
    return RUN.search(word) is not None
