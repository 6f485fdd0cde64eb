"""Letters without their marks, for readers who type without them."""

import unicodedata
from functools import lru_cache

# Letters whose mark is not a separate character in Unicode's decomposed form.
_STROKES = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"})


@lru_cache(maxsize=10_000)
def folded(word: str) -> str:
    """The word without marks: äiti is aiti, välfärd is valfard.

    In Finnish and Swedish å, ä and ö are letters of their own, so folded words belong in the weakest group only.
    """
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFD", word.translate(_STROKES))
    return "".join(character for character in decomposed if not unicodedata.combining(character))
