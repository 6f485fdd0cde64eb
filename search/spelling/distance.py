"""How many slips of the finger lie between two words. Pure."""

from __future__ import annotations


def distance(left: str, right: str, most: int) -> int:
    """Return how many letters were added, left out, exchanged or swapped with their neighbour; `most` + 1 for more."""
    far = most + 1
    if abs(len(left) - len(right)) > most:
        return far
    left, right = different_part(left, right)
    before: list[int] = []
    row = [min(place, far) for place in range(len(right) + 1)]
    for place, letter in enumerate(left, start=1):
        # More than `most` places beside the diagonal nothing can be near enough.
        first, last = max(1, place - most), min(len(right), place + most)
        earlier, before, row = before, row, [far] * (len(right) + 1)
        row[0] = min(place, far)
        for other in range(first, last + 1):
            least = min(before[other] + 1, row[other - 1] + 1, before[other - 1] + (letter != right[other - 1]))
            if place > 1 and other > 1 and letter == right[other - 2] and left[place - 2] == right[other - 1]:
                least = min(least, earlier[other - 2] + 1)
            row[other] = least
        if min(row) > most:
            return far
    return min(row[-1], far)


def different_part(left: str, right: str) -> tuple[str, str]:
    """Return two words without the beginning and the end that they share."""
    start = shared(left, right)
    left, right = left[start:], right[start:]
    end = shared(left[::-1], right[::-1])
    return left[: len(left) - end], right[: len(right) - end]


def shared(left: str, right: str) -> int:
    """Return how many letters two words have in common at their beginning."""
    pairs = enumerate(zip(left, right, strict=False))
    return next((place for place, (one, other) in pairs if one != other), min(len(left), len(right)))
