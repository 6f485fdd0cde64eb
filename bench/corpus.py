"""The texts of measured threads: of the length of an ordinary comment, and no two the same, so that they compress as
real ones do. The same for us and for whom we are compared with. Knows no Django.
"""

from random import Random

VOCABULARY = """
avustus hakemus yhdistys kunta palvelu tavoite seuranta ohjelma luonnos lausunto perustelu vapaaehtoinen vertaistuki
läheinen asukas ikäihminen nuori perhe kylä saaristo etäisyys kyyti tila vuokra avustusaika haku päätös lautakunta
yhteyshenkilö työntekijä koulutus neuvonta ohjaus terveysasema kirjasto liikunta kulttuuri osallisuus yksinäisyys
ruotsinkielinen kaksikielinen selkeä riittävä kohtuullinen pitkäjänteinen paikallinen yhteinen maksuton avoin
ehdotamme kannatamme pyydämme esitämme toivomme pidämme katsomme korostamme että koska mutta myös kuitenkin siksi
vähintään enintään vuosittain etukäteen yhdessä erityisesti jokainen kaikki monet muutamat kolme viisi kaksitoista
"""
WORDS = VOCABULARY.split()
LENGTH = 630
"""Characters of a comment."""


def text_of(number: int) -> str:
    """Return the text of the comment with this number, the same each time."""
    chosen = Random(number)
    text = ""
    while len(text) < LENGTH:
        text += " ".join(chosen.choices(WORDS, k=chosen.randint(6, 14))).capitalize() + ". "
    return text[:LENGTH].strip()
