"""Wagtail's own Elasticsearch backend, on analyzers that the node of `make services` has.

Stock settings ask for n-grams, which come with a module of the distribution. What is measured here is when the engine
is asked and what happens when it does not answer, and no analyzer has a part in that.
"""

from wagtail.search.backends.elasticsearch9 import Elasticsearch9SearchBackend

WORDS = {"type": "custom", "tokenizer": "standard", "filter": ["lowercase"]}


class SearchBackend(Elasticsearch9SearchBackend):
    settings = {"settings": {"analysis": {"analyzer": {"ngram_analyzer": WORDS, "edgengram_analyzer": WORDS}}}}
