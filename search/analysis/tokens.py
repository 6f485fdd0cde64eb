"""Cut text into tokens that know where they stand in it.

A token's text is what the analysis works on: lower case, in Unicode's composed form (NFC), without soft hyphens,
zero-width characters and stray combining marks. Its offsets point into the text as given, so that a highlight can be
drawn on what is stored.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

MAX_TOKENS = 100_000
"""Tokens read from one text; about 300 printed pages. What follows is not searched."""

MAX_TOKEN_LENGTH = 80
"""Characters kept of one token. The longest compounds in use have about 60."""

_INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
_MARKS = "\u0300-\u036f"
# Superscript digits are footnote marks in running text, not part of the word before them.
_LETTER = r"[^\W_¹²³⁰⁴-⁹]"
_RUN = rf"{_LETTER}(?:{_LETTER}|[{_MARKS}{_INVISIBLE}])*"
# Inflection after a colon: THL:ssä, EU:hun, 5:een; EU:s, vd:n, pdf:erna.
_FINNISH_ENDING = (
    r"i?(?:n|den|tten|t|t?[aä]|ss[aä]|st[aä]|tt[aä]|l[lt][aä]|lle|ksi|n[aä]|h?[aeiouyäö]{1,2}n)"
    r"(?:kin|k[aä]{2}n|ni|si|ns[aä]|mme|nne|k[oö]|h[aä]n)?"
)
_SWEDISH_ENDING = r"s|as|ns|ans|ens|ets|e[tn]|arn?a?s?|ern?a?s?|orn?a?s?|are"
# A word broken at the end of a line, as in the text of a PDF; not "järjestö-" and, on the next line, "ja".
_BROKEN = r"-[ \t]*\r?\n[ \t]*(?=(?-i:[a-zåäö]))(?!(?:ja|tai|eli|sekä|och|eller|samt)\b)"
_WORD = rf"{_RUN}(?:(?:['’‐‑-]|{_BROKEN}){_RUN})*"
_ENDING = rf":(?:{_FINNISH_ENDING}|{_SWEDISH_ENDING})(?![^\W_])"
_ADDRESS = r"[a-z0-9][a-z0-9._+-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}"
_TOKEN = re.compile(rf"(?P<word>{_WORD})(?:{_ENDING})?", re.IGNORECASE)
_TOKEN_OR_ADDRESS = re.compile(rf"(?P<address>{_ADDRESS})|{_TOKEN.pattern}", re.IGNORECASE)

_SANKT = frozenset({"S:t", "s:t"})  # S:t Karins, the one common word that is written with a colon inside

_VARIANTS = str.maketrans(
    {"’": "'", "‐": "-", "‑": "-", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_INVISIBLE_CHARACTERS = re.compile(f"[{_INVISIBLE}]")
_STRAY_MARKS = re.compile(f"[{_MARKS}]")
_LINE_END = re.compile(r"-\s+")


class Token(NamedTuple):
    """One word of a text: its normalised form, and where it begins and ends in the text as given."""

    text: str
    start: int
    end: int


def tokens(text: str, *, limit: int = MAX_TOKENS) -> Iterator[Token]:
    """Yield the first `limit` tokens of the text, in order.

    A hyphenated word is one token, and so are an e-mail address and a word broken at the end of a line. An
    inflectional ending after a colon belongs to the token's span but not to its text (THL:ssä is `thl`); anything
    else after a colon is a token of its own.
    """
    pattern = _TOKEN_OR_ADDRESS if "@" in text else _TOKEN
    for match in islice(pattern.finditer(text), limit):
        whole, word = match[0], match["word"]
        form = "sankt" if whole in _SANKT else normalised(word or whole)
        yield Token(form, match.start(), match.end())


@lru_cache(maxsize=30_000)
def normalised(word: str) -> str:
    """The word in lower case and composed form, whole again where a line ended, cut to the greatest length."""
    if word.isascii() and word.isalnum():
        return word.lower()[:MAX_TOKEN_LENGTH]
    # Invisible characters and marks are still in: cut roughly before the costly steps, exactly after them.
    word = _LINE_END.sub("", word[: 4 * MAX_TOKEN_LENGTH])
    if not word.isascii():
        word = _INVISIBLE_CHARACTERS.sub("", word).translate(_VARIANTS)
        word = _STRAY_MARKS.sub("", unicodedata.normalize("NFC", word))
    return word.lower()[:MAX_TOKEN_LENGTH].rstrip("-'")
