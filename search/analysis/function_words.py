"""Words that say nothing by themselves: they join others, ask, or stand for something said elsewhere."""

JOINING = frozenset(
    ("ja", "eli", "kanssa", "sekä", "tai", "och", "eller", "samt", "av", "för", "i", "på", "med", "till", "om", "of")
)
"""Words inside names and terms: hyvinvoinnin ja terveyden edistäminen, främjande av hälsa och välfärd."""

_FINNISH = """
    kuka ketkä kenelle kenen keneltä keneen kehen mikä mitä minkä mistä missä mihin miten milloin koska miksi kuinka
    onko ovatko voiko saako pitääkö on ovat oli ei voi saa voin saan haluan
    että jos kun kuin mutta myös se ne tämä nämä minä sinä hän me te he
"""
_SWEDISH = """
    vem vilka vilken vilket vad var vart hur när varför kan får är ska vill
    att som den det de en ett jag man du vi ni är inte men
"""

FUNCTION_WORDS = JOINING | frozenset((*_FINNISH.split(), *_SWEDISH.split()))
"""Words that a question is made of, in forms that it has; few of them are in a text of this field, so each would count
as much as a word that says something."""
