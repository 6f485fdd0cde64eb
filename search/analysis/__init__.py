"""Finnish and Swedish language analysis, the same at index time and at query time.

Nothing here knows Django or the search engine: text goes in, words come out. Everything may be called from several
threads at once.
"""

from search.analysis.documents import IndexWords, index_words
from search.analysis.engine import configure, finnish_engine, prepare
from search.analysis.highlighting import Matcher, known_by
from search.analysis.queries import QueryWord, QueryWords, Synonym, query_words
from search.analysis.spelling import spelling_suggestions
from search.analysis.version import analysis_version
from search.analysis.words import LANGUAGES, Word, analyse, document_forms, is_known

__all__ = [
    "LANGUAGES",
    "IndexWords",
    "Matcher",
    "QueryWord",
    "QueryWords",
    "Synonym",
    "Word",
    "analyse",
    "analysis_version",
    "configure",
    "document_forms",
    "finnish_engine",
    "index_words",
    "is_known",
    "known_by",
    "prepare",
    "query_words",
    "spelling_suggestions",
]
