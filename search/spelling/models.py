"""The words that public texts have, as they are written there."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import QuerySet

LONGEST_WORD = 40
"""Letters."""


class SpellingQuerySet(QuerySet["Spelling"]):
    def like(self, word: str, difference: int) -> SpellingQuerySet:
        """Return the words that begin as `word` does and are about as long: up to `difference` letters more or less."""
        lengths = range(len(word) - difference, len(word) + difference + 1)
        return self.filter(initial=word[:1], length__in=list(lengths))

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
