"""What a misspelt Finnish word may be."""

from search.analysis.voikko_handles import suggest_with_voikko, voikko_is_available

LONGEST = 30
"""Letters of a word that suggestions are asked for; they take some milliseconds, and longer for a longer word."""


def spelling_suggestions(word: str) -> list[str]:
    """Return words that `word` may be a misspelling of, in lower case; none for a known word or without Voikko."""
    if len(word) > LONGEST or not word.isalpha() or not voikko_is_available():
        return []
    return [each.lower() for each in suggest_with_voikko(word) if each.isalpha()]
