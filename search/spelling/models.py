"""The words that public texts have, as they are written there."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from django.db import models
from django.db.models import Case, F, Q, QuerySet, Value, When
from django.db.models.functions import Abs

LONGEST_WORD = 40
"""Letters."""


def has_piece_of(word: str, slips: int) -> Q:
    """Return the condition that one of the `slips` + 1 pieces of `word` is there."""
    ends = [len(word) * place // (slips + 1) for place in range(slips + 2)]
    condition = Q(word__startswith=word[: ends[1]]) | Q(word__endswith=word[ends[-2] + 1 :])
    for start, end in pairwise(ends[1:-1]):
        condition |= Q(word__contains=word[start + 1 : end])
    return condition


class SpellingQuerySet(QuerySet["Spelling"]):
    def like(self, word: str, difference: int) -> SpellingQuerySet:
        """Return the words that begin as `word` does and may be up to `difference` slips away, the likest first.

        One slip touches one of two pieces of a word, two slips two of three: another piece is as it was. Between two
        pieces stands a letter that belongs to neither, so that swapping neighbours touches no more than one.
        """
        lengths = range(len(word) - difference, len(word) + difference + 1)
        near = self.filter(has_piece_of(word, difference), initial=word[:1], length__in=list(lengths))
        one_slip = Case(When(has_piece_of(word, 1), then=Value(0)), default=Value(1))
        return near.order_by(one_slip, Abs(F("length") - len(word)), "word")

    def unseen_since(self, day: date) -> SpellingQuerySet:
        """Return the words that no text had on `day` or later."""
        return self.filter(seen_on__lt=day)


class Spelling(models.Model):
    """A word in lower case. It goes with the last entry that has it, as soon as that is built anew. Besides, every text
    is read anew each day, so a word that no text has any more is last seen earlier.

    It never says which texts have it, and is offered to nobody before it was asked for among what is public.
    """

    word = models.CharField(max_length=LONGEST_WORD, primary_key=True)
    initial = models.CharField(max_length=1)
    length = models.PositiveSmallIntegerField()
    seen_on = models.DateField()

    objects = SpellingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["initial", "length"], name="search_spelling_like")]

    def __str__(self) -> str:
        return self.word
