"""Forget words as soon as the last public text that had them is gone: they may be somebody's name."""

from __future__ import annotations

from collections.abc import Iterable

from search.analysis import query_words
from search.fallback.holding import holding
from search.spelling.correcting import forms
from search.spelling.learning import unlearn
from search.spelling.models import Spelling

BATCH = 100
"""Words that are asked for together."""


def forget_unheld(words: Iterable[str]) -> None:
    """Forget those of `words` that nothing public has, in none of their forms; nobody could be offered them anyway.

    Always in the same order and outside any other transaction, as they are learnt.
    """
    known = set(words)
    learnt = sorted(Spelling.objects.filter(word__in=known).values_list("word", flat=True)) if known else []
    for start in range(0, len(learnt), BATCH):
        batch = learnt[start : start + BATCH]
        asked = {word: read.words[0] for word in batch if (read := query_words(word)).words}
        held = dict(zip(asked, holding([forms(word) for word in asked.values()]), strict=True))
        unlearn([word for word in batch if not held.get(word)])
