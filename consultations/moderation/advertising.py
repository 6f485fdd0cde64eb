"""Tell an advertisement by what it says: pure rules that hold a text for a moderator and give the reason.

Associations write about gambling, loans and medicines, too. So goods alone are no sign: there must be a call to get
them in the same sentence, and an address, a number or a messenger to turn to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from consultations.moderation.disguise import plain
from consultations.moderation.impersonation import scripts
from consultations.spam import Signal
from search.analysis import is_known

MARKUP = re.compile(r"<a\s+href|\[(?:url|link)\b|\]\(\s*(?:https?:|www\.)", re.IGNORECASE)
"""Web addresses as they are written for machines; the form has no markup, so people have no use for it here."""

SHORTENED = re.compile(
    r"(?<![\w.-])(?:bit\.ly|cutt\.ly|goo\.gl|is\.gd|ow\.ly|rb\.gy|rebrand\.ly|shorturl\.at|surl\.li|t\.ly|t\.me|"
    r"tiny\.cc|tinyurl\.com|v\.gd|wa\.me)/",
    re.IGNORECASE,
)
"""Addresses that hide where they lead, and those that open a messenger."""

WAY_OUT = re.compile(
    r"https?://|www\.|(?<![\w-])\w[\w-]{0,62}\.[a-z]{2,}|(?<!\w)\+?\d[\d -]{7,20}\d|whatsapp|telegram|@\w{4,}",
    re.IGNORECASE,
)
"""Where an advertisement wants its readers to turn: an address, a telephone number, a messenger."""

SENTENCE = re.compile(r"[.!?]+\s+|\n+")
WEB_ADDRESS = re.compile(r"(?:https?://|www\.)\S*|(?<![\w-])\w[\w-]{0,62}\.[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+")

GOODS = (
    "kasino", "casino", "nettikasino", "nätcasino", "nätkasino", "ilmaiskier", "ilmaiset", "pyöräy", "freespin",
    "gratissnurr", "talletusbonus", "insättningsbonus", "bonus", "vedonlyön", "vedonlyönti", "oddsen",
    "jackpot", "jättipot", "laina", "laino", "pikalaina", "pikavip", "snabblån", "smslån", "luottotieto",
    "lainan", "kredit", "viagra", "cialis", "pilleri", "piller", "laihdut", "bantning", "lääkke", "medicin",
    "seuraaj", "följare", "krypto", "bitcoin", "hakukoneopt", "sökmotoropt", "takalink", "bakåtlänk",
    "backlink", "merkkikell", "märkesklock", "merkkilauk", "märkesväsk", "replika", "palkinto", "palkinno",
    "jättivoit", "deitti", "dejt", "treffi",
)  # fmt: skip
"""Beginnings of what is advertised."""

GOODS_ALONE = frozenset(("lån", "låna", "lånet", "lånen", "seo", "vip", "odds"))
"""The same as whole words, where a beginning would catch other ones: långsiktig, seos."""

GOODS_PHRASES = ("free spins", "etsii seuraa", "söker sällskap", "du har vunnit", "olet voittanut", "rahaa nopeasti",
                 "pengar snabbt", "euroa päivässä", "hemifrån", "kotoa käsin")  # fmt: skip

CALLS = (
    "klikka", "klicka", "osta", "köp", "hae", "lunasta", "rekisteröi", "registrera", "kontakta", "hanki",
    "liity", "pelaa", "spela", "sijoita", "investera", "ansaitse", "tjäna", "tarjoamme", "erbjuder", "tilaa",
    "beställ", "heti", "direkt", "halva", "billig", "edullis", "alennu", "rabatt", "tuplaa", "dubbla", "ilmai",
    "gratis", "paras", "parhaat", "bästa", "voita", "vinn", "lainaa", "hämta", "whatsapp", "telegram",
    "toimitus", "leverans",
)  # fmt: skip
"""Beginnings of the calls to get it."""

CALL_PHRASES = ("ota yhteyt", "ilman luottotie", "ilman resept", "utan uc", "utan recept", "utan svensk licens",
                "kirjoita minulle", "skriv till mig", "katso miten")  # fmt: skip

PRAISE = (
    "hyvä", "hieno", "upea", "loistava", "mahtava", "kirjoitu", "artikkel", "teksti", "juttu", "kiito", "tieto",
    "tiedo", "mielenkiinto", "kiinnosta", "aihe", "samaa", "mieltä", "olen", "sivu", "blogi", "tämä", "ja",
    "oli", "todella", "bra", "fin", "jätte", "skrive", "artikel", "text", "tack", "information", "intressant",
    "ämne", "håller", "jag", "sida", "blogg", "det", "en", "mycket", "för", "och", "med",
)  # fmt: skip
"""Beginnings of the words of polite remarks that fit below anything."""

FEWEST_WORDS = 6
SHORTEST_WORD = 3
"""Letters; shorter words are words in many languages."""

LEAST_KNOWN = 0.6
"""The share of words that are Finnish or Swedish; names and unusual compounds leave it far above this."""

MOST_READ = 300
"""Words of one statement that are looked up."""


def signs(*, texts: Iterable[str]) -> list[Signal]:
    """Return the signs of advertising in the texts of one statement."""
    text = "\n\n".join(texts)
    found = []
    if MARKUP.search(text):
        found.append(Signal.MARKUP)
    if SHORTENED.search(text):
        found.append(Signal.SHORTENED)
    if is_strange(text):
        found.append(Signal.STRANGE)
    if is_advertisement(text) or is_mere_praise(text):
        found.append(Signal.ADVERTISEMENT)
    return found


def is_advertisement(text: str) -> bool:
    """Return whether a sentence offers something and calls to get it, and the text says where to turn."""
    return WAY_OUT.search(text) is not None and any(map(offers, SENTENCE.split(plain(text))))


def offers(sentence: str) -> bool:
    words = WORD.findall(sentence)
    goods = (
        any(word.startswith(GOODS) or word in GOODS_ALONE for word in words)
        or any(phrase in sentence for phrase in GOODS_PHRASES)
    )  # fmt: skip
    calls = any(word.startswith(CALLS) for word in words) or any(phrase in sentence for phrase in CALL_PHRASES)
    return goods and calls


def is_mere_praise(text: str) -> bool:
    """Return whether the text is a polite remark with a web address, and nothing about any matter."""
    if WEB_ADDRESS.search(text) is None:
        return False
    words = WORD.findall(plain(WEB_ADDRESS.sub(" ", text)))
    return bool(words) and all(word.startswith(PRAISE) for word in words)


def is_strange(text: str) -> bool:
    """Return whether many words of the text are neither Finnish nor Swedish, nor words at all."""
    words = WORD.findall(WEB_ADDRESS.sub(" ", text).casefold())[:MOST_READ]
    told = [word for word in words if len(word) >= SHORTEST_WORD]
    if len(told) < FEWEST_WORDS:
        # Scripts without spaces have few words.
        return bool(told) and not any(map(is_known, told)) and not any(map(has_latin_letters, told))
    return sum(map(is_known, told)) < LEAST_KNOWN * len(told)


def has_latin_letters(word: str) -> bool:
    return "LATIN" in scripts(word)
