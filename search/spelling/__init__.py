"""Did you mean: words that public texts really have, for words that none has."""
