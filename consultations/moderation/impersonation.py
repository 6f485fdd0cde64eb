"""Tell a name that readers could take for the authority's own, or for one in other letters than it has. Pure.

Whoever is held for a name waits for a moderator, who may know the writer: the county's own councils for the disabled
and the old have its name in theirs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from consultations.moderation.disguise import plain

ADDRESS = re.compile(r"https?:|www\.|[\w-]\.(?:com|net|org|info|biz|ru|xyz|top|shop|online|site|io)\b|\w@\w", re.I)

OFFICES = (
    "moderaattori", "moderator", "ylläpito", "ylläpitäjä", "administraattori", "administratör", "administrator",
    "viranomaisen vastaus", "myndighetens svar", "virallinen vastaus", "officiellt svar",
)  # fmt: skip
"""What the site itself calls those who speak for the authority."""

COUNTY = {"fi": "hyvinvointialue", "sv": "välfärdsområde"}

ALIKE = (("rn", "m"), ("vv", "w"), ("cl", "d"))
STROKES = str.maketrans("l1|!0åäö", "iiiioaao")
"""Signs that differ from a letter in few typefaces only, and letters that differ by their marks."""

LETTERS = re.compile(r"[^\w|!]+|_")
REPEATED = re.compile(r"(.)\1+")


def authority_names(titles: Iterable[str], signatures: Iterable[str]) -> list[str]:
    """Return the names under which the authority speaks: the site's titles, and its signatures in parts.

    The first word of a title names the county: "Rantamaan HYTE" is a site of "Rantamaan hyvinvointialue".
    """
    names: dict[str, None] = {}
    for title in titles:
        names[title] = None
        names |= {f"{title.split()[0]} {county}": None for county in COUNTY.values() if title.split()}
    for signature in signatures:
        names |= {part.strip(): None for part in signature.split(",") if len(part.split()) > 1}
    return [name for name in names if len(skeleton(name)) > 5]


def resembled(name: str, authority: Iterable[str]) -> str:
    """Return the name of the authority, or of an office, for which `name` could be taken; empty where there is none."""
    seen = skeleton(name)
    return next((own for own in (*authority, *OFFICES) if skeleton(own) in seen), "")


@lru_cache(maxsize=1_000)
def skeleton(name: str) -> str:
    """Return what is left of `name` for a hasty eye: no spaces, no doubled letters, no fine strokes."""
    bare = LETTERS.sub("", plain(name)).translate(STROKES)
    for several, one in ALIKE:
        bare = bare.replace(several, one)
    return REPEATED.sub(r"\1", bare)


def mixes_scripts(name: str) -> bool:
    """Return whether one word of `name` has letters of several scripts, as no language writes them."""
    return any(len(scripts(word)) > 1 for word in re.findall(r"\w+", unicodedata.normalize("NFKC", name)))


def scripts(word: str) -> set[str]:
    return {unicodedata.name(char, "?").partition(" ")[0] for char in word if unicodedata.category(char)[0] == "L"}


def is_address(name: str) -> bool:
    """Return whether `name` is, or holds, an address on the web or of e-mail."""
    return ADDRESS.search(name) is not None
