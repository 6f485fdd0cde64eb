"""Measure how much of what advertisers send is held for a moderator, and how much of what residents send.

    .venv/bin/python -m bench.spam [written]

1,000 advertisements and 2,000 comments of two grammars that share no sentence (`bench.spam_texts`). The half of each
list that is measured was held out while the rules were written; `written` measures the other half and names what was
missed. Nothing is ever dropped: a false positive waits for a moderator. No database: floods from one network, surges,
copies and the site's own blocked words, which find more, are not counted.
"""

import sys
from collections import Counter
from collections.abc import Iterable
from datetime import timedelta

from bench.spam_texts import FOR_WRITING_RULES, HELD_OUT, Sent, residents, spam
from consultations.moderation.advertising import signs
from consultations.moderation.impersonation import is_address
from consultations.spam import Signal, signals

SEEDS = {FOR_WRITING_RULES: 11, HELD_OUT: 20_261_012}
GOAL_CAUGHT, GOAL_HELD = 0.95, 0.002


def words_of(sent: Sent) -> list[str]:
    """Return the signals that the words and the names show."""
    named = [Signal.ADDRESS_AS_NAME for name in (sent.name, sent.organisation) if is_address(name)]
    return [*map(str, signs(texts=[sent.text])), *named]


def of_form(sent: Sent) -> list[str]:
    """Return the signals of the trap, the time and the number of links."""
    return [*map(str, signals(texts=[sent.text], trap=sent.trap, age=timedelta(seconds=sent.seconds)))]


def all_of(sent: Sent) -> list[str]:
    """Return the signals of the words, the names, the trap and the time."""
    return [*of_form(sent), *words_of(sent)]


def told(name: str, sents: Iterable[Sent], signals_of, *, show_held: bool | None) -> float:
    sents = list(sents)
    found = [signals_of(sent) for sent in sents]
    held = sum(map(bool, found))
    kinds = Counter(signal.split(":")[0] for each in found for signal in each)
    print(f"  {name}: {held} of {len(sents)} held ({held / len(sents):.4f}); {dict(kinds.most_common())}")
    if show_held is not None:
        shown = {sent.text: each for sent, each in zip(sents, found, strict=True) if bool(each) == show_held}
        for text, each in list(shown.items())[:25]:
            print(f"      {each} {text[:150]!r}")
    return held / len(sents)


def main() -> None:
    half = FOR_WRITING_RULES if "written" in sys.argv else HELD_OUT
    seed, show = SEEDS[half], half == FOR_WRITING_RULES
    advertisements = spam(1_000, seed=seed, half=half)
    comments = residents(2_000, seed=seed + 1, half=half)
    print("held-out half" if half == HELD_OUT else "the half that the rules were written with")
    told("advertisements, by the form alone", advertisements, of_form, show_held=None)
    told("advertisements, by words and names alone", advertisements, words_of, show_held=False if show else None)
    caught = told("advertisements, by both", advertisements, all_of, show_held=None)
    wrong = told("comments of residents", comments, all_of, show_held=True if show else None)
    met = caught >= GOAL_CAUGHT and wrong <= GOAL_HELD
    print(f"  goal: at least {GOAL_CAUGHT} and at most {GOAL_HELD}: {'met' if met else 'missed'}")


if __name__ == "__main__":
    main()
