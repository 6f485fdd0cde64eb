"""Several threads at once: a Voikko handle that two threads share answers wrongly and crashes the process."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from search.analysis import configure, index_words, resources
from search.analysis.documents import IndexWords
from search.analysis.stemming import stem

STEMS = ("järjestö", "avustus", "kunta", "hyvinvointi", "alue", "yhteistyö", "toimielin", "lausunto", "osallisuus")
ENDINGS = ("", "n", "ssa", "lla", "ista", "jen", "kin", "työ", "toiminta", "palveluita", "suunnitelman", "päivään")
UNKNOWN = ("zorbanilla", "krumelurens", "brolaxnissa", "plingelis", "snorkfriden", "vumbaliina")
SWEDISH = ("välfärdsområdets", "organisationssamarbetet", "föreningarna", "hälsovården", "påverkansorganens")
TEXTS = [
    f"{first}{second}{ending} {SWEDISH[len(ending) % 5]} {second[:3]}{UNKNOWN[len(first) % 6]}{ending}"
    for first in STEMS
    for second in STEMS
    for ending in ENDINGS
]
THREADS = 4


@pytest.fixture(autouse=True)
def _threads_take_turns_often() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.00001)
    yield
    sys.setswitchinterval(before)


def analysed() -> list[IndexWords]:
    return [index_words(text, language) for text in TEXTS for language in ("fi", "sv")]


def test_four_threads_read_thousands_of_words_as_one_thread_does() -> None:
    expected = analysed()
    start_together = Barrier(THREADS)

    def analyse_without_caches(_: int) -> list[IndexWords]:
        start_together.wait()
        return analysed()

    forget_everything()
    with ThreadPoolExecutor(THREADS) as pool:
        found = list(pool.map(analyse_without_caches, range(THREADS)))
    assert found == [expected] * THREADS


def forget_everything() -> None:
    stem.cache_clear()
    configure(voikko_path=resources.current().voikko_path, cache_dir=resources.current().cache_dir)
