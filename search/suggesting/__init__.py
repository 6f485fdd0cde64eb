"""What the search box offers while somebody types: titles, names, themes, organisations, terms of the vocabulary."""
