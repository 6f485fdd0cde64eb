"""Did you mean: only what is public, and only what finds something."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from random import Random

import pytest
from django.test import Client
from rapidfuzz.distance import OSA

from search import outbox
from search.spelling import correcting
from search.spelling.correcting import candidates
from search.spelling.learning import KEPT, forget
from search.spelling.models import Spelling
from tests.search.conftest import CatchUp, Publish, Search
from tests.search.questions import questions

either = pytest.mark.usefixtures("either_engine")


@either
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "text", "meant"),
    [
        ("avustsu", "Näin haet avustusta", "avustus"),
        ("kumpanuuspäivä", "Kumppanuuspäivät alkavat", "kumppanuuspäivä"),
        ("Hakksalo", "Kirsi Haksalo kertoo", "haksalo"),
        ("välfärdsomårdet", "Välfärdsområdet beslutar", "välfärdsområdet"),
        ("uusi avustsu", "Uusi avustus", "uusi avustus"),
        ("vapaaehtosityö", "Vapaaehtoistyö kunniaan", "vapaaehtoistyö"),
    ],
)
def test_a_misspelt_word_is_corrected_to_one_that_is_there(
    asked: str, text: str, meant: str, publish: Publish, catch_up: CatchUp, search: Search
) -> None:
    publish(text)
    publish("Jotain muuta")
    catch_up()
    found = search(asked)
    assert found.did_you_mean == meant
    first = found.results[0]
    assert first.title == text
    assert all(f"<mark>{word[:5]}" in first.marked_title.lower() for word in meant.split())


@either
@pytest.mark.django_db
@pytest.mark.parametrize("asked", ["avustus", "avustuksista", "qwertzuiop", "lausunto", "av", "", "a" * 200])
def test_nothing_is_meant_where_a_word_is_found_or_nothing_like_it_is(
    asked: str, publish: Publish, catch_up: CatchUp, search: Search
) -> None:
    publish("Avustus")
    catch_up()
    assert search(asked).did_you_mean == ""


@either
@pytest.mark.django_db
def test_words_that_say_nothing_are_not_taken_for_misspelt_ones(
    publish: Publish, catch_up: CatchUp, search: Search
) -> None:
    publish("Avustus pöytäkirja kenella pitaako haluat")
    catch_up()
    assert search("kenelle pitääkö haluan avustsu").did_you_mean == "kenelle pitääkö haluan avustus"


@either
@pytest.mark.django_db
def test_the_word_that_more_have_is_meant(publish: Publish, catch_up: CatchUp, search: Search) -> None:
    publish("Martta"), publish("Marttu on täällä"), publish("Marttu on siellä")
    catch_up()
    assert search("Martti").did_you_mean == "marttu"


@either
@pytest.mark.django_db
def test_a_word_that_is_hidden_is_offered_no_more_from_that_moment_on(
    publish: Publish, catch_up: CatchUp, search: Search
) -> None:
    hidden = publish("Qvarnström")
    catch_up()
    assert search("qvarnstörm").did_you_mean == "qvarnström"
    outbox.remove(hidden)
    assert search("qvarnstörm").did_you_mean == ""


@pytest.mark.smoke
@pytest.mark.django_db
def test_addresses_numbers_and_codes_are_not_learnt(publish: Publish, catch_up: CatchUp) -> None:
    publish("Kirje", "anna@example.com 0401234567 010203A123B T3h ok")
    catch_up()
    assert set(Spelling.objects.values_list("word", flat=True)) == {"kirje"}


@pytest.mark.smoke
@pytest.mark.django_db
def test_a_word_that_no_text_has_any_more_is_forgotten(publish: Publish, catch_up: CatchUp, now: datetime) -> None:
    publish("Avustus")
    catch_up()
    forget(on=(now + KEPT).date())
    assert Spelling.objects.exists()
    forget(on=(now + KEPT + timedelta(days=1)).date())
    assert not Spelling.objects.exists()


@pytest.mark.smoke
@pytest.mark.django_db
def test_the_page_offers_the_corrected_search_as_a_link(publish: Publish, catch_up: CatchUp, client: Client) -> None:
    publish("Avustus")
    catch_up()
    html = client.get("/fi/haku/", {"q": "avustsu", "type": "blog"}).content.decode()
    assert '<a href="?q=avustus" rel="nofollow"' in html


@pytest.mark.smoke
@pytest.mark.django_db
def test_a_word_is_forgotten_with_the_last_text_that_had_it(publish: Publish, catch_up: CatchUp) -> None:
    first, second = publish("Qvarnström kirjoittaa"), publish("Qvarnström soittaa")
    catch_up()
    learnt: list[set[str]] = []
    for page in (first, second):
        page.live = False
        page.save()
        catch_up()
        learnt.append(set(Spelling.objects.values_list("word", flat=True)))
    assert learnt == [{"qvarnström", "soittaa"}, set()]


@pytest.mark.smoke
@pytest.mark.django_db
def test_a_word_that_comes_back_on_the_same_day_is_learnt_again(publish: Publish, catch_up: CatchUp) -> None:
    page = publish("Qvarnström")
    for live in (True, False, True):
        page.live = live
        page.save()
        catch_up()
    assert Spelling.objects.filter(word="qvarnström").exists()


ALPHABET = "abcdefghijklmnopqrstuvwxyzåäö"


def one_slip_from(word: str) -> set[str]:
    """Return every word that differs from `word` by one slip and begins as it does."""
    cuts = [(word[:place], word[place:]) for place in range(1, len(word) + 1)]
    left_out = {before + after[1:] for before, after in cuts if after}
    swapped = {before + after[1] + after[0] + after[2:] for before, after in cuts if len(after) > 1}
    exchanged = {before + letter + after[1:] for before, after in cuts for letter in ALPHABET if after}
    added = {before + letter + after for before, after in cuts for letter in ALPHABET}
    return (left_out | swapped | exchanged | added) - {word}


def learnt(words: Iterable[str]) -> None:
    Spelling.objects.bulk_create(
        Spelling(word=word, initial=word[0], length=len(word), seen_on=date(2026, 1, 1)) for word in words
    )


@pytest.mark.smoke
@pytest.mark.django_db
@pytest.mark.parametrize(("word", "slips"), [("talo", 1), ("martta", 1), ("martta", 2), ("hyvinvointi", 2)])
def test_no_slip_is_overlooked(word: str, slips: int) -> None:
    near = one_slip_from(word)
    if slips == 2:
        near = {further for each in Random(1).sample(sorted(near), 20) for further in one_slip_from(each)} - {word}
    near = {each for each in near if each.startswith(word[0]) and OSA.distance(word, each) <= slips}
    learnt(near)
    assert set(Spelling.objects.like(word, slips).values_list("word", flat=True)) == near


@pytest.mark.smoke
@pytest.mark.django_db
def test_few_of_many_words_are_compared() -> None:
    drawn = Random(1)
    many = {"k" + "".join(drawn.choices(ALPHABET, k=drawn.randrange(8, 13))) for _word in range(3_000)}
    learnt({*many, "kuntayhteys"})
    (asked,) = questions(lambda: candidates("kuntayhtyes"))
    assert asked.rows < 100
    assert "kuntayhteys" in candidates("kuntayhtyes")


@pytest.mark.smoke
@pytest.mark.django_db
def test_where_too_many_are_alike_the_likest_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(correcting, "MOST_COMPARED", 1)
    learnt(["kuntaadgh", "kuntaliit", "kuntaabcdefg", "kuntalitto"])
    assert "kuntalitto" in candidates("kuntaliito")
