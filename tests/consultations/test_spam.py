"""Signs of spam hold a statement; ordinary statements show none."""

from datetime import timedelta

from consultations.spam import FASTEST_HUMAN, Signal, signals

CALM = timedelta(minutes=10)


def test_an_ordinary_statement_with_three_sources_shows_no_sign() -> None:
    text = "Ks. https://a.example, https://b.example ja https://c.example"
    assert signals(texts=[text], trap="", age=CALM) == []


def test_a_fourth_address_is_a_sign() -> None:
    texts = ["https://a.example www.b.example", "http://c.example https://d.example"]
    assert signals(texts=texts, trap="", age=CALM) == [Signal.LINKS]


def test_the_field_that_people_do_not_see_is_a_sign() -> None:
    assert signals(texts=["Hei"], trap="x", age=CALM) == [Signal.TRAP]


def test_a_form_that_returns_faster_than_anybody_types_is_a_sign() -> None:
    assert signals(texts=["Hei"], trap="", age=FASTEST_HUMAN) == []
    assert signals(texts=["Hei"], trap="", age=FASTEST_HUMAN - timedelta(milliseconds=1)) == [Signal.TOO_FAST]
