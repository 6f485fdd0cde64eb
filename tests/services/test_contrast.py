"""Contrast of the site's colours in both schemes, by the formula of WCAG 2.2."""

from __future__ import annotations

import re

import pytest

from services.assets import SOURCES

TEXT, INFORMING, CONTROL = 7.0, 4.5, 3.0
"""Body text reaches level AAA, all other text AA; borders of controls and the focus mark meet criterion 1.4.11."""

PAIRS = [
    *((("text", ground), TEXT) for ground in ("paper", "surface", "surface-strong", "action-soft")),
    *((("text", f"{kind}-light"), TEXT) for kind in ("error", "success", "alert", "info")),
    *((("text-muted", ground), TEXT) for ground in ("paper", "surface")),
    *((("action", ground), INFORMING) for ground in ("paper", "surface", "surface-strong")),
    *((("visited", ground), INFORMING) for ground in ("paper", "surface", "surface-strong")),
    (("accent-text", "paper"), INFORMING),
    (("paper", "action"), INFORMING),
    (("paper", "action-strong"), INFORMING),
    (("paper", "error"), INFORMING),
    *(((f"{kind}-dark", f"{kind}-light"), INFORMING) for kind in ("error", "success", "info")),
    *(((kind, f"{kind}-light"), CONTROL) for kind in ("error", "success", "info")),
    (("alert-dark", "alert-light"), CONTROL),
    (("on-sea", "sea"), TEXT),
    (("on-sun", "sun"), TEXT),
    (("on-sun", "accent"), INFORMING),
    (("sun", "sea"), CONTROL),
    *((("border-strong", ground), CONTROL) for ground in ("paper", "surface")),
    *((("focus-outline", ground), CONTROL) for ground in ("paper", "surface", "surface-strong")),
]


def colours(scheme: str) -> dict[str, str]:
    """Return the colours of a scheme by name; the dark one inherits what it does not change."""
    light, dark = (SOURCES / "tokens.css").read_text(encoding="utf-8").split("@media (prefers-color-scheme: dark)")
    text = light + dark if scheme == "dark" else light
    return dict(re.findall(r"--color-([a-z-]+): (#[0-9a-f]+);", text))


def luminance(colour: str) -> float:
    """Return the relative luminance of `#rgb` or `#rrggbb`."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    channels = (int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("pair", "least"), PAIRS, ids=lambda value: "-on-".join(value) if type(value) is tuple else "")
def test_colours_that_meet_are_told_apart(scheme: str, pair: tuple[str, str], least: float) -> None:
    found = colours(scheme)
    assert contrast(found[pair[0]], found[pair[1]]) >= least
