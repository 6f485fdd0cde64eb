"""Import a vocabulary that the staff have edited in a spreadsheet."""

from __future__ import annotations

import re
from typing import NamedTuple

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from search.vocabulary.csv_rows import BadFile, ConceptRow, kinds_told, read_rows
from search.vocabulary.models import LONGEST_KEY, LONGEST_NOTE, LONGEST_TERM, Concept, free_key
from search.vocabulary.storing import store_rows, stored_rows

LARGEST_FILE = 2_000_000
"""Bytes; the vocabulary that ships has about a seventh."""

KEY = re.compile(rf"[a-zA-Z0-9_-]{{1,{LONGEST_KEY}}}")

MOST_PROBLEMS = 20
"""Bad lines that are told of at once."""


class Imported(NamedTuple):
    """How many concepts are new, and how many were there and say something else now."""

    added: int
    replaced: int


class TooLarge(BadFile):
    """It has more than `LARGEST_FILE` bytes."""


class BadRows(Exception):
    """Lines that cannot be stored: `problems` are their numbers and what is wrong with each."""

    def __init__(self, problems: list[tuple[int, str]]) -> None:
        self.problems = problems


@transaction.atomic
def import_file(*, content: bytes) -> Imported:
    """Store every concept of a CSV file: a known key replaces, any other row adds.

    Terms of a language and kind that the file has no column for stay as they are: it may be of an earlier version.

    Raises `BadFile` when it cannot be read and `BadRows` when a row is wrong; nothing is stored then.
    """
    if len(content) > LARGEST_FILE:
        raise TooLarge
    numbered = list(read_rows(content))
    problems = [(line, str(problem)) for line, row in numbered if (problem := problem_of(row))]
    keys = [row.key for _line, row in numbered if row.key]
    problems += [(line, str(_("The key is there twice."))) for line, row in numbered if keys.count(row.key) > 1]
    if problems:
        raise BadRows(sorted(problems)[:MOST_PROBLEMS])
    stored = Concept.objects.filter(key__in=keys).prefetch_related("terms")
    known, told = {row.key: row for row in stored_rows(stored)}, kinds_told(content)
    taken = set(keys)
    rows = []
    for _line, row in numbered:
        key = row.key or free_key(row.names[0].text, taken)
        taken.add(key)
        kept = [term for term in known[key].terms if term[:2] not in told] if key in known else []
        rows.append(row.with_terms(kept)._replace(key=key))
    store_rows(rows=rows)
    return Imported(added=len(rows) - len(known), replaced=len(known))


def problem_of(row: ConceptRow) -> str | Promise | None:
    """Return what is wrong with a row, `None` for a good one."""
    if len(row.terms) < 2:
        return _("A concept needs two terms at least.")
    if not row.names:
        return _("A concept needs a term that it is called by.")
    if any(len(term.text) > LONGEST_TERM for term in row.terms):
        return _("A term is too long.")
    if len({(term.language, term.text) for term in row.terms}) < len(row.terms):
        return _("A term is there twice.")
    if len(row.note) > LONGEST_NOTE:
        return _("The note is too long.")
    if row.key and not KEY.fullmatch(row.key):
        return _("A key has only letters without marks, digits and hyphens.")
    return None
