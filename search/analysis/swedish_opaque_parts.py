"""Words that look like parts of Swedish compounds, and short ones that are parts all the same."""

# Prepositions and adverbs: what they begin is seldom the sum of its parts (motsats, undervisning, framställa).
PARTICLES = frozenset(
    {
        *("an", "av", "bak", "bi", "bort", "efter", "emot", "fast", "fort", "för", "förut", "fram", "framåt", "från"),
        *("före", "genom", "hän", "ihop", "in", "inåt", "kring", "mellan", "miss", "mot", "ned", "ner", "om", "på"),
        *("runt", "sam", "samman", "själv", "till", "under", "undan", "upp", "ut", "utan", "utåt", "vid", "vidare"),
        *("åter", "över"),
    }
)

# Ends of single words, many of them foreign: kombination, psykologi, värdering, rättighet, medlemskap.
NO_ENDINGS = frozenset(
    {
        *("ande", "are", "area", "arna", "bar", "barhet", "dom", "ella", "else", "ende", "erna", "eter", "etik"),
        *("etisk", "gram", "het", "ing", "isk", "lek", "lig", "liga", "logi", "logisk", "ming", "mäktig", "nation"),
        *("ning", "nomi", "ologisk", "ring", "sam", "sion", "skap", "tagare", "tera", "tisk"),
    }
)

# Closer to an ending than to a word: they split off, but nobody searches for them.
NOT_SEARCHED = frozenset({"fri", "full", "lös", "löshet", "mässig", "värd"})

NOT_OF_THEIR_ENDING = {"tillgänglighetsutlåtande": ("tillgänglighet",)}
"""Compounds that are nothing of the kind of their last part, and what they are made of beside it: every site has such a
page, and nobody who wants to give an utlåtande means it."""

SHORT_ENDINGS = frozenset({"fri", "lös", "råd", "år"})
"""Words of two and three letters that end compounds although the word list does not say so."""

NOUN_SUFFIXES = ("ande", "are", "else", "ende", "het", "ning", "skap", "tion")
"""What nouns end in that the word list names without saying how they are declined."""
