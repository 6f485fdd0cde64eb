"""Finnish base forms and compound parts as Voikko sees them."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from search.analysis.finnish_opaque_parts import is_collective_ending, is_ending_of_names, is_opaque_beginning
from search.analysis.reading import Reading, reading
from search.analysis.voikko_handles import analyse_with_voikko

_NOUNS = frozenset({"nimisana", "laatusana", "nimisana_laatusana"})
_PROPER_NAMES = frozenset({"etunimi", "sukunimi", "paikannimi"})
_GRAMMATICAL = frozenset({"asemosana", "sidesana", "suhdesana"})  # pronouns, conjunctions, adpositions
_ADVERBS = frozenset({"silloin", "yhdessä", "vastaan"})  # read as silta, yksi and vasta otherwise
_NOMINALS = _NOUNS | _PROPER_NAMES | {"nimi", "lukusana", "lyhenne"}
_SHORTEST_PART = 2
_SHORTEST_BEGINNING = 3
_SHORTEST_ENDING = 5
_LONGEST_NEW_COMPOUND = 40
_SHORTEST_NOUN = 6  # letters of a base form that foreign names do not end in by accident
# WORDBASES of avustus: +avust(avustaa)+us(+us); of the participle tehty: +teh(tehdä)+t+y(+y).
_DERIVED = re.compile(r"\((\w+)\)(?:\+[^+=()]*)?\+[^+=()]*\(\+\w+\)$")


def read_known(word: str) -> Reading | None:
    """The reading of a word that Voikko knows."""
    found = _interpretations(word)
    if not found:
        return None
    return reading([each.base for each in found], [part for each in found for part in _parts(word, each)])


def read_new_compound(word: str) -> Reading | None:
    """Read a compound whose first part Voikko lacks (hytekoordinaattori) or does not expect there (soteuudistus).

    It ends in a noun, which has to be a longer one where the beginning is no word at all.
    """
    if len(word) > _LONGEST_NEW_COMPOUND:
        return None
    for cut in range(_SHORTEST_BEGINNING, len(word) - _SHORTEST_ENDING + 1):
        beginning, ending = word[:cut], word[cut:]
        known = _part_bases(beginning) if cut > _SHORTEST_BEGINNING else ()
        shortest = 0 if known else _SHORTEST_NOUN
        candidates = _interpretations(ending)
        if nouns := [each for each in candidates if each.word_class in _NOUNS and len(each.base) >= shortest]:
            parts = [part for noun in nouns for part in (noun.base, *_parts(ending, noun))]
            return reading([beginning + noun.base for noun in nouns], [*(known or (beginning,)), *parts], known=False)
    return None


class _Interpretation(NamedTuple):
    """One of Voikko's readings: base form, word class, where the compound parts begin and end in the word, and the word
    that its last part is derived from (avustaa of avustus, kunta of kunnallinen)."""

    base: str
    word_class: str
    spans: tuple[tuple[int, int], ...]
    root: str | None


def _interpretations(word: str) -> list[_Interpretation]:
    """Voikko's readings of a lower-case word; of the name it may be, where it is nothing else.

    A reading that needs more compound parts than another is an accident of spelling (osallistuvat is no cabin, tupa)
    and left out. So is any other reading of a word that texts are full of and that only joins others: kuin is not said
    of moons, nor joissa of rivers.
    """
    analyses = analyse_with_voikko(word) or analyse_with_voikko(word.capitalize())
    found = [*dict.fromkeys(map(_interpretation, analyses))]
    found = [each for each in found if each.word_class in _GRAMMATICAL or each.base in _ADVERBS] or found
    fewest = min((len(each.spans) for each in found), default=0)
    names = {each.base for each in found if each.word_class in _PROPER_NAMES}
    return [
        each
        for each in found
        if len(each.spans) == fewest and (each.word_class in _PROPER_NAMES or each.base not in names)
    ]


def _interpretation(analysis: dict[str, Any]) -> _Interpretation:
    derived = _DERIVED.search(analysis.get("WORDBASES", ""))
    return _Interpretation(
        analysis["BASEFORM"].lower(),
        analysis["CLASS"],
        tuple(_spans(analysis["STRUCTURE"])),
        derived[1].lower() if derived else None,
    )


def _spans(structure: str) -> Iterator[tuple[int, int]]:
    """Begin and end of each compound part: `=ppp-=pppp` is (0, 3), (4, 8)."""
    begin = position = 0
    for mark in structure:
        if mark == "=":
            if position > begin:
                yield begin, position
            begin = position
            continue
        if mark == "-":
            if position > begin:
                yield begin, position
            begin = position + 1
        position += 1
    if position > begin:
        yield begin, position


def _parts(word: str, interpretation: _Interpretation) -> Iterator[str]:
    """The base form of every part of a compound and every compound of neighbouring parts, and the word's root."""
    base, word_class, spans, root = interpretation
    if root:
        yield root
    if word_class in _PROPER_NAMES:
        # Pohjanmaa is not about land: a name has the parts that its hyphens show.
        spans = tuple(match.span() for match in re.finditer("[^-]+", word))
    elif is_ending_of_names(base[spans[-1][0] :]) and len(spans) > 1:
        return
    for first, (begin, _) in enumerate(spans):
        for last, (_, end) in enumerate(spans[first:], first):
            if last + 1 - first == len(spans) or end - begin < _SHORTEST_PART:
                continue
            if last + 1 < len(spans) or base[:begin] != word[:begin]:
                yield from _part_bases(word[begin:end])
            elif not is_collective_ending(base, begin):
                yield base[begin:]


@lru_cache(maxsize=10_000)
def _part_bases(part: str) -> tuple[str, ...]:
    """Base forms of a compound's part as written there: kunnan is kunta, ihmis is ihminen, vaikuttamis is vaikuttaa.

    Nouns, adjectives and names only: toimi in toimielin is not the past tense of toimia.
    """
    if is_opaque_beginning(part):
        return ()
    for candidate in [part, f"{part[:-1]}nen"] if part.endswith("s") else [part]:
        found = _interpretations(candidate)
        bases = [each.base for each in found if each.word_class in _NOMINALS or candidate.endswith("minen")]
        if candidate in bases:
            return (candidate,)
        if bases:
            return tuple(dict.fromkeys(bases))
    return ()


def forget() -> None:
    """Let go of everything read from the present resources."""
    _part_bases.cache_clear()
