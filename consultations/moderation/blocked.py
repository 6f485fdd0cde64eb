"""Find blocked words however they are inflected or disguised. Pure.

A blocked word is one word, several words, or a beginning with an asterisk: `kasino*`. What is found holds a statement
for a moderator; nobody is refused for a word.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from consultations.moderation.disguise import is_stretched, plain, squeezed, words_of
from search.analysis import analyse

ASTERISK = "*"


@dataclass(frozen=True)
class BlockedWords:
    """Blocked words made ready to be looked for; each mapped to the form in which moderators wrote it."""

    words: dict[str, str]
    squeezed: dict[str, str]
    beginnings: dict[str, str]
    phrases: dict[str, str]

    @classmethod
    def of(cls, written: Iterable[str]) -> BlockedWords:
        words, beginnings, phrases = {}, {}, {}
        for entry in written:
            seen = " ".join(plain(entry.removesuffix(ASTERISK)).split())
            if not seen:
                continue
            if " " in seen:
                phrases[f" {' '.join(words_of(seen))} "] = entry
            elif entry.endswith(ASTERISK):
                beginnings[seen] = entry
            else:
                words[seen] = entry
        return cls(words, {squeezed(word): entry for word, entry in words.items()}, beginnings, phrases)

    def found_in(self, text: str, language: str) -> list[str]:
        """Return the blocked words in `text`, each once and as moderators wrote it, in the order of the alphabet."""
        if not (self.words or self.beginnings or self.phrases):
            return []
        seen = words_of(text)
        known = {*seen, *base_forms(text, language)}
        found = {self.words[word] for word in known & self.words.keys()}
        found |= {
            self.squeezed[short] for word in seen if is_stretched(word) and (short := squeezed(word)) in self.squeezed
        }
        found |= {entry for start, entry in self.beginnings.items() if any(word.startswith(start) for word in known)}
        running = f" {' '.join(seen)} "
        found |= {entry for phrase, entry in self.phrases.items() if phrase in running}
        return sorted(found)


def base_forms(text: str, language: str) -> set[str]:
    """Return the base forms of the words of `text` in plain letters."""
    return {plain(base) for word in analyse(plain(text), language) for base in word.bases}
