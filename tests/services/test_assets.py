"""The assembled style sheet: what it takes from the design system, and that nothing of Helsinki's look is in it."""

from __future__ import annotations

import gzip
import re

import pytest

from services import assets

pytestmark = pytest.mark.skipif(not assets.DESIGN_SYSTEM.exists(), reason="the npm packages are not installed")

NEUTRAL = {"#000000", "#ffffff"}
"""Colours that belong to nobody."""


@pytest.fixture(scope="module")
def sheet() -> str:
    return assets.assemble()


@pytest.fixture(scope="module")
def palette() -> dict[str, str]:
    """The design system's own colours by name."""
    base = (assets.DESIGN_SYSTEM / "base.css").read_text(encoding="utf-8")
    return dict(re.findall(r"(--color-[a-z0-9-]+):\s*(#[0-9a-f]{6})", base))


def layer(sheet: str, name: str) -> str:
    return next(line for line in sheet.splitlines() if line.startswith(f"@layer {name}{{"))


def declared(text: str) -> set[str]:
    return set(re.findall(r"(?<![\w-])(--[a-z0-9-]+)\s*:", text))


def test_the_layers_are_declared_from_weakest_to_strongest(sheet: str) -> None:
    assert sheet.startswith("@layer base,hds,site,components,adjustments;")


def test_no_colour_of_helsinki_is_left(sheet: str, palette: dict[str, str]) -> None:
    helsinki = set(palette.values()) - NEUTRAL
    assert len(helsinki) > 50
    assert not helsinki & set(re.findall(r"#[0-9a-f]{6}", sheet.lower()))


def test_no_colour_name_of_helsinki_is_left(sheet: str, palette: dict[str, str]) -> None:
    roles = ("error", "success", "alert", "info", "focus")
    helsinki = {name for name in palette if not name.startswith(tuple(f"--color-{role}" for role in roles))}
    assert not helsinki & set(re.findall(r"--color-[a-z0-9-]+", sheet))


def test_no_typeface_logo_or_shape_of_helsinki_is_left(sheet: str) -> None:
    for word in ("helsinki", "koros", "logo", "@font-face", "coat-of-arms"):
        assert word not in sheet.lower()


def test_the_literal_colours_of_the_design_system_are_overridden(sheet: str) -> None:
    """Its few colours without a name: whatever stands in its layer must not be one."""
    assert not re.findall(r"#[0-9a-f]{3,8}\b|rgba?\(", re.sub(r'url\("[^"]*"\)', "", layer(sheet, "hds")))


def test_every_name_that_is_used_without_a_substitute_has_a_value(sheet: str) -> None:
    used = set(re.findall(r"var\((--[a-z0-9-]+)\)", sheet))
    assert not used - declared(sheet)


def test_every_colour_of_the_light_scheme_that_informs_has_a_dark_one() -> None:
    tokens = (assets.SOURCES / "tokens.css").read_text(encoding="utf-8")
    light, dark = tokens.split("@media (prefers-color-scheme: dark)")
    always = {"--color-on-sea", "--color-on-sea-muted", "--color-sun", "--color-on-sun", "--color-alert"}
    colours = {name for name in declared(light) if name.startswith("--color-")}
    assert colours - declared(dark) <= always


def test_nothing_is_fetched_from_elsewhere(sheet: str) -> None:
    assert all(address.startswith("data:") for address in re.findall(r'url\("?([^")]+)', sheet))
    assert "@import" not in sheet


def test_the_sheet_stays_small(sheet: str) -> None:
    assert len(gzip.compress(sheet.encode(), 9)) < 16_000


def test_rules_of_parts_that_no_template_has_are_left_out(sheet: str) -> None:
    assert "theme-coat" not in sheet
    assert "hds-notification--top-left" not in sheet


def test_white_space_in_quotation_marks_is_kept() -> None:
    assert assets.squeeze('a::after { content: " , ";  color : red; }') == 'a::after{content: " , ";color : red}'


def test_a_block_inside_a_rule_stays_in_it() -> None:
    assert list(assets.rules("@media print { a { b: c } } d { e: f }")) == ["@media print { a { b: c } }", "d { e: f }"]
