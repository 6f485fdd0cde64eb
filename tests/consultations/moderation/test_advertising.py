"""Advertisements are told from what residents write about the same matters. `bench/spam.py` measures how well."""

import time

import pytest

from bench.spam_texts import HELD_OUT, residents, spam
from consultations.moderation.advertising import signs
from consultations.spam import Signal


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


def test_most_of_what_was_held_out_is_caught_and_hardly_a_resident() -> None:
    caught = [each for each in spam(300, seed=5, half=HELD_OUT) if signs(texts=[each.text])]
    held = [each.text for each in residents(600, seed=6, half=HELD_OUT) if signs(texts=[each.text])]
    assert len(caught) >= 0.9 * 300
    assert held == []


@pytest.mark.parametrize(
    "text", ["a" * 60_000, "a-" * 30_000, "1 - " * 15_000, "a." * 30_000, "@" * 60_000, "x " * 30_000]
)
def test_no_text_takes_long(text: str) -> None:
    started = time.process_time()
    signs(texts=[text])
    assert time.process_time() - started < 2
