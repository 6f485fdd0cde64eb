"""An index that was built with other rules has to be built again: the version has to tell."""

import pytest

from search.analysis import index_words
from search.analysis.version import RULES, analysis_version

WORDS_OF_RULES = {
    3: {
        "fi: järjestöyhteistyön": "järjestöyhteistyö järjestöyhteistyö järjestö yhteistyö työ",
        "fi: sote-uudistuksessa": "soteuudistus soteuudistus uudistaa sote uudistus",
        "fi: THL:n lautakunnat": "thl thl lautakunta lautakunta lauta",
        "fi: marraskuussa Hanhijoella": "marraskuu marraskuu hanhijoki hanhijoki",
        "fi: silloin kuin joissa": "silloin silloin kuin kuin joka joka",
        "fi: Hahl-Weckströmille": "hahlweckström hahlweckström hahl weckström",
        "sv: välfärdsområdets": "välfärdsområde välfärdsområde välfärd område",
        "sv: äldrerådet": "äldreråd äldreråd gammal råd",
        "sv: skulle": "ska ska",
        "sv: avgift": "avgifta avgift avgifta avgift",
        "sv: hytekoordinatorns": "hytekoordinator hytekoordinator hyte koordinator",
        "en: utlåtande": "utlåtande utlåtande",
    }
}


@pytest.mark.parametrize(("text", "words"), WORDS_OF_RULES[RULES].items())
def test_a_change_of_the_rules_raises_their_number(text: str, words: str) -> None:
    """Where this fails on purpose, raise RULES and give the words now found under the new number."""
    language, _, sentence = text.partition(": ")
    assert " ".join(index_words(sentence, language).words) == words


def test_the_version_names_the_rules_and_the_finnish_engine() -> None:
    assert analysis_version().startswith(f"{RULES}-voikko-")
