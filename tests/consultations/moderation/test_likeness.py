"""Two texts that are the same with small changes are told from two that are about the same thing."""

from consultations.moderation.likeness import ALIKE, likeness, sketch

KEY = b"avain"
LETTER = """Yhdistyksemme toimii kuudessa kunnassa ja tavoittaa vuosittain noin neljäsataa ikäihmistä. Avustusten
hakuaika on liian lyhyt vapaaehtoisille, jotka tekevät hakemukset iltaisin työpäivän jälkeen. Esitämme, että hakuaika
olisi vähintään kuusi viikkoa ja että neuvontaa saisi myös puhelimitse. Pienille yhdistyksille riittäisi yksinkertainen
selvitys."""
ANOTHER = """Kyläyhdistys pitää tärkeänä, että kokoontumistilat ovat maksuttomia. Avustusten hakuaika on sopiva, mutta
selvitysten määrä kasvaa joka vuosi. Ehdotamme yhteistä kalenteria tiloista, jotta naapurikylien toimijat löytävät
toisensa, sekä kuljetuksia niille, jotka eivät enää aja itse autoa."""


def alike(first: str, second: str) -> float:
    return likeness(sketch(first, key=KEY), sketch(second, key=KEY))


def test_the_same_text_is_alike_whatever_its_case_and_punctuation() -> None:
    assert alike(LETTER, LETTER.upper().replace(".", "!")) == 1.0


def test_a_letter_with_another_number_in_it_is_alike() -> None:
    assert alike(LETTER, LETTER.replace("neljäsataa", "viisisataa")) >= ALIKE


def test_disguised_letters_do_not_hide_a_copy() -> None:
    assert alike(LETTER, LETTER.replace("a", "а").replace(" ja ", " \u200bja ")) == 1.0


def test_two_texts_on_one_theme_are_not_alike() -> None:
    assert alike(LETTER, ANOTHER) < 0.1


def test_short_texts_are_never_alike() -> None:
    assert alike("Kannatamme ehdotusta.", "Kannatamme ehdotusta.") == 0.0


def test_a_sketch_says_nothing_without_its_key() -> None:
    assert not {*sketch(LETTER, key=KEY)} & {*sketch(LETTER, key=b"toinen")}
