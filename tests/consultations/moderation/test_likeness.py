"""Two texts that are the same with small changes are told from two that are about the same thing."""

from random import Random

from consultations.moderation.likeness import ALIKE, SKETCH_SIZE, TELLING, first_copy, likeness, sketch

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


def test_the_first_copy_is_the_first_that_is_alike_whatever_numbers_they_share() -> None:
    """Sketches of 1 to 64 numbers that differ about as much as still counts as alike."""
    chance = Random(20_261_012)
    found = 0
    for _pair in range(5_000):
        own = frozenset(chance.sample(range(200), chance.randint(1, SKETCH_SIZE)))
        kept = chance.sample(sorted(own), round(len(own) * chance.uniform(0.7, 1)))
        new = chance.sample(range(200), chance.randint(0, 16))
        other = frozenset(sorted({*kept, *new})[:SKETCH_SIZE])
        expected = 0 if likeness(own, other) >= ALIKE else None
        found += expected is not None
        assert first_copy(own, [other]) == expected
    assert 500 < found < 4_500


def test_a_text_whose_smallest_numbers_are_all_new_but_one_is_still_a_copy() -> None:
    own = frozenset(range(100, 100 + SKETCH_SIZE))
    without = frozenset(range(100 + TELLING - 1, 100 + SKETCH_SIZE))
    assert first_copy(own, [frozenset(), without]) == (1 if likeness(own, without) >= ALIKE else None) == 1
