"""Advertisements are told from what residents write about the same matters. `bench/spam.py` measures how well."""

import time

import pytest

from bench.spam import GOAL_CAUGHT, GOAL_HELD, SEEDS, all_of
from bench.spam_texts import HELD_OUT, residents, spam
from consultations.moderation.advertising import signs
from consultations.spam import Signal
from tests.faults.scale import scaled


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Hae lainaa ilman luottotietoja: https://raha.example", Signal.ADVERTISEMENT),
        ("Hyvä ohjelma. Paras kаsino ja bonus: www.k.example", Signal.ADVERTISEMENT),
        ("Låna utan UC, ring 040 123 4567", Signal.ADVERTISEMENT),
        ("Hyvä kirjoitus, kiitos! https://jokin.example", Signal.ADVERTISEMENT),
        ("Katso t.me/raha", Signal.SHORTENED),
        ("Ks. https://bit.ly/3abc", Signal.SHORTENED),
        ('<a href="https://x.example">tästä</a>', Signal.MARKUP),
        ("[url=https://x.example]tästä[/url]", Signal.MARKUP),
        ("Great article, thank you so much for sharing this wonderful information", Signal.STRANGE),
        ("在线赌场", Signal.STRANGE),
        ("qxvz plkr wrtz bnmq xkcd zzpt", Signal.STRANGE),
    ],
)
def test_what_gives_an_advertisement_away(text: str, sign: Signal) -> None:
    assert sign in signs(texts=[text])


@pytest.mark.parametrize(
    "text",
    [
        "Rahapelit, pikavipit ja kasinot ajavat perheitä velkaan. Ks. https://selvitys.example",
        "Snabblån och nätkasinon förstör ekonomin. Se https://utredning.example",
        "Ilmainen kuljetus toisi osallistujia, joilla ei ole rahaa bussilippuun. Lisätietoja: 040 123 4567",
        "Kiitos, hyvä luonnos!",
        "Lisätietoja: www.yhdistys.example",
        "Hei, kannatan! Mvh Sven",
        "",
        "👍",
    ],
)
def test_residents_write_about_the_same_matters(text: str) -> None:
    assert signs(texts=[text]) == []


def test_nearly_all_of_what_was_held_out_is_caught_and_hardly_a_resident() -> None:
    """Held for a moderator by form, words and names, as `bench/spam.py` measures; nothing is refused or dropped."""
    seed = SEEDS[HELD_OUT]
    caught = [each for each in spam(scaled(1_000), seed=seed, half=HELD_OUT) if all_of(each)]
    held = [each.text for each in residents(scaled(2_000), seed=seed + 1, half=HELD_OUT) if all_of(each)]
    assert len(caught) >= GOAL_CAUGHT * scaled(1_000)
    assert len(held) <= GOAL_HELD * scaled(2_000)


@pytest.mark.parametrize(
    "text", ["a" * 60_000, "a-" * 30_000, "1 - " * 15_000, "a." * 30_000, "@" * 60_000, "x " * 30_000]
)
def test_no_text_takes_long(text: str) -> None:
    started = time.process_time()
    signs(texts=[text])
    assert time.process_time() - started < 2
