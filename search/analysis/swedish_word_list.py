"""What the Swedish spelling dictionary hunspell-sv (LGPL-3.0) says about compounds.

Its affix rules mark which words may begin a compound, in which form (välfärd as `välfärds`, hälsa as `hälso`, gata as
`gatu`), and which may end one. How many of its own entries a word begins or ends tells how likely it is elsewhere.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib.metadata import files
from pathlib import Path
from typing import NamedTuple

_MAY_BEGIN = frozenset("XU")
_MAY_END = frozenset("YO")  # O: adjectives, which end compounds freely
_NOUN = "A"
_ONLY_IN_COMPOUND = "Z"
_FORBIDDEN = "%"
_SHORTEST_PART = 3

# Prepositions and adverbs: what they begin is seldom the sum of its parts (motsats, undervisning, framställa).
_PARTICLES = frozenset(
    "an av bak bi bort efter emot fast för fram från före genom hem hän ihop in kring mellan mot ned ner om på runt sam"
    " själv till under undan upp ut utan vid vidare å åter över övers".split()
)
# Endings of derivation and inflection that are also words of their own.
_ENDINGS = frozenset(
    "ande are arna bar dom ella else ende erna eter full het ing isk lek liga lig lös löshet mässig mäktig ning sam"
    " skap tagare värd".split()
)
_SHORT_ENDINGS = frozenset({"råd", "år"})


class CompoundWords(NamedTuple):
    """`beginnings`: form in a compound to base form and count; `endings`: base form to count."""

    beginnings: dict[str, tuple[str, int]]
    endings: dict[str, int]


class _Suffix(NamedTuple):
    strip: str
    add: str
    flags: str
    condition: re.Pattern[str]


def read_compound_words() -> CompoundWords:
    """Read the installed dictionary. Takes about two seconds.

    Raises FileNotFoundError when hunspell-sv is not installed with its files.
    """
    suffixes = _read_suffixes(_dictionary_file("sv_SE.aff"))
    begin: dict[str, str] = {}
    end: set[str] = set(_SHORT_ENDINGS)
    entries = set()
    for word, flags in _read_entries(_dictionary_file("sv_SE.dic")):
        entries.add(word)
        for form in _beginning_forms(word, flags, suffixes):
            begin.setdefault(form, word)
        if _may_end(word, flags):
            end.add(word)
    for particle in _PARTICLES:
        begin.pop(particle, None)
    end -= _ENDINGS
    begins, ends = _count_uses(entries, begin, end)
    return CompoundWords(
        {form: (base, begins[form]) for form, base in begin.items()}, {word: ends[word] for word in end}
    )


def _dictionary_file(name: str) -> Path:
    for path in files("hunspell-sv") or ():
        if path.name == name:
            return Path(str(path.locate()))
    raise FileNotFoundError(f"hunspell-sv is installed without {name}")


def _read_suffixes(path: Path) -> dict[str, list[_Suffix]]:
    suffixes = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        match line.split():
            case ["SFX", flag, strip, addition, condition, *_]:
                add, _, flags = addition.partition("/")
                pattern = re.compile(f"{condition}$")
                suffixes[flag].append(_Suffix(strip.replace("0", ""), add.replace("0", ""), flags, pattern))
    return suffixes


def _read_entries(path: Path) -> Iterator[tuple[str, str]]:
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        word, _, flags = line.partition("/")
        if word.isalpha() and _FORBIDDEN not in flags:
            yield word.lower(), flags


def _beginning_forms(word: str, flags: str, suffixes: dict[str, list[_Suffix]]) -> Iterator[str]:
    if len(word) < _SHORTEST_PART:
        return
    if _MAY_BEGIN & set(flags):
        yield word
    for flag in flags:
        for suffix in suffixes.get(flag, ()):
            if _MAY_BEGIN & set(suffix.flags) and word.endswith(suffix.strip) and suffix.condition.search(word):
                yield word[: len(word) - len(suffix.strip)] + suffix.add


def _may_end(word: str, flags: str) -> bool:
    if _ONLY_IN_COMPOUND in flags or len(word) < _SHORTEST_PART:
        return False
    return "Y" in flags or (len(word) > _SHORTEST_PART and (_NOUN in flags or "O" in flags))


def _count_uses(entries: set[str], begin: dict[str, str], end: set[str]) -> tuple[Counter[str], Counter[str]]:
    begins: Counter[str] = Counter()
    ends: Counter[str] = Counter()
    for word in entries:
        for cut in range(_SHORTEST_PART, len(word) - 1):
            head, tail = word[:cut], word[cut:]
            if head in begin and tail in end:
                begins[head] += 1
                ends[tail] += 1
    return begins, ends
