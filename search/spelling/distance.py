"""How many slips of the finger lie between two words. Pure."""

from __future__ import annotations


def distance(left: str, right: str, most: int) -> int:
    """Return how many letters were added, left out, exchanged or swapped with their neighbour; `most` + 1 for more."""
    if abs(len(left) - len(right)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for place, letter in enumerate(left, start=1):
        earlier, before, row = before, row, [place]
        for other_place, other in enumerate(right, start=1):
            least = min(before[other_place] + 1, row[-1] + 1, before[other_place - 1] + (letter != other))
            swapped = place > 1 and other_place > 1 and letter == right[other_place - 2] and left[place - 2] == other
            row.append(min(least, earlier[other_place - 2] + 1) if swapped else least)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
