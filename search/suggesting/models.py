"""The texts that may be offered, findable by the beginning of each of their words."""

from __future__ import annotations

from enum import StrEnum

from django.db import models

LONGEST_KEY = 48
"""Bytes of a beginning that the database compares; what is typed beyond them is compared afterwards."""


class SuggestionKind(StrEnum):
    """What is offered, in the order in which equals are offered; the values are those of the API."""

    THEME = "theme"
    ORGANISATION = "organisation"
    NAME = "name"
    TERM = "term"
    TITLE = "title"


class Suggestion(models.Model):
    """A text of an entry from the beginning of one of its words on.

    `key` is that piece without case and diacritical marks, in UTF-8: bytes have the same order in every database, and a
    plain index on them answers what begins with something. `whole` says that the piece is the whole text. The index
    leads from one text of a kind to the next one, past all the entries that offer the same.
    """

    entry = models.ForeignKey("search.Entry", on_delete=models.CASCADE, related_name="suggestions")
    kind = models.CharField(max_length=12)
    language = models.CharField(max_length=2)
    text = models.CharField(max_length=200)
    whole = models.BooleanField()
    key = models.BinaryField(max_length=LONGEST_KEY)

    class Meta:
        indexes = [
            models.Index(fields=["kind", "whole", "key", "text", "language"], name="search_suggestion_beginning")
        ]

    def __str__(self) -> str:
        return self.text
