"""Parts of Finnish compounds that do not mean there what they mean alone."""

# Yhteistyö is seldom about what is yhteinen; hyvinvointi is not found by looking for hyvä, nor yhteenveto for yksi.
_OPAQUE_BEGINNINGS = ("hyvin", "yhteis", "yhteen")

# An omavastuu is not about what is oma, and asia is in whatever somebody deals with: asiakirja, asiantuntija.
_SAYING_NOTHING = frozenset({"oma", "asia", "asian"})

# A month is not about the moon, and a place not about what it is called after: Hanhijoki, Merilinna.
_ENDINGS_OF_NAMES = frozenset(
    {"kuu", "joki", "järvi", "koski", "lahti", "lampi", "linna", "mäki", "niemi", "saari", "salmi"}
)

# As the last part of a compound, kunta is a municipality after these. Elsewhere it only makes a collective noun:
# lautakunta, henkilökunta, yhteiskunta, neuvottelukunta.
_KINDS_OF_MUNICIPALITY = (
    *("asuin", "asuinpaikka", "emo", "entinen", "esimerkki", "isäntä", "jäsen", "kasvu", "kaupunki", "kehys", "kesä"),
    *("koti", "kokeilu", "kriisi", "kumppani", "lähi", "lähtö", "maalais", "maaseutu", "malli", "muutto", "naapuri"),
    *("omistaja", "perus", "pien", "pikku", "pilotti", "raja", "rannikko", "saaristo", "sijainti", "sijoitus"),
    *("sopimus", "suur", "synnyin", "tulo", "vastuu", "vastaanottaja", "verkosto", "ympäristö"),
)


def is_opaque_beginning(part: str) -> bool:
    """Whether a part as it is written in a compound says nothing about what the compound means."""
    return part.endswith(_OPAQUE_BEGINNINGS) or part in _SAYING_NOTHING


def is_ending_of_names(part: str) -> bool:
    """Whether a compound whose last part has this base form is a name, and not about what its parts are."""
    return part in _ENDINGS_OF_NAMES


def is_collective_ending(base: str, begin: int) -> bool:
    """Whether the last part of a compound in base form, which begins at that offset, is the ending -kunta."""
    return base[begin:] == "kunta" and not base[:begin].endswith(_KINDS_OF_MUNICIPALITY)
