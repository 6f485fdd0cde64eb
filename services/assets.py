"""Assemble the site's one style sheet, `var/assets/site.css`.

It holds the parts of Helsinki's design system (the npm package hds-core) that the templates use and the site's own
files from `site/static/css`, one per component, in cascade layers, so that the site's rules win over the package's
whatever their specificity. Helsinki's palette and typeface stay out: the package's colour names are replaced by the
roles that `tokens.css` gives colours to, so a colour that nobody has assigned is an undefined name, which a test finds.

The standard library only: `python services/assets.py` needs nothing but `node_modules`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DESIGN_SYSTEM = ROOT / "node_modules" / "hds-core" / "lib"
SOURCES = ROOT / "site" / "static" / "css"
TARGET = ROOT / "var" / "assets" / "site.css"

HDS_COMPONENTS = (
    "button", "checkbox", "error-summary", "notification", "radio-button", "selection-group", "status-label", "table",
    "tag", "text-input",
)  # fmt: skip
"""The components of the design system that the templates use, named as its folders are."""

UNUSED = ("--theme-", "--top-", "--bottom-", "close-button", "__button", "__success-text", "__info-text", "hds-icon")
"""Parts of class names of the design system that no template has: rules with nothing else are left out."""

OWN = {
    "base": ("base",),
    "site": ("tokens", "focus", "layout"),
    "adjustments": ("forced-colors", "print"),
}
"""The files of ours that are no components, by layer."""

LAYERS = ("base", "hds", "site", "components", "adjustments")
"""From weakest to strongest: plain elements yield to the design system, which yields to everything else of ours."""

ROLES = {
    "--color-bus": "--color-action",
    "--color-bus-dark": "--color-action-strong",
    "--color-bus-light": "--color-action-soft",
    "--color-coat-of-arms": "--color-focus-outline",
    "--color-silver": "--color-surface-strong",
    "--color-white": "--color-paper",
    "--color-black": "--color-text",
    "--color-black-90": "--color-text",
    "--color-black-60": "--color-text-muted",
    "--color-black-50": "--color-border-strong",
    "--color-black-40": "--color-disabled",
    "--color-black-20": "--color-border",
    "--color-black-10": "--color-surface-strong",
    "--color-black-5": "--color-surface",
}
"""What the design system's colours are for on this site. White is paper: in the dark it is not white."""

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
COLOUR_NAME = re.compile(r"--color-[a-z0-9-]+")
PALETTE = re.compile(r"--(?:color-[a-z0-9-]+|font-default|box-shadow-[a-z]+)\s*:[^;}]*;?")


def assemble() -> str:
    """Return the whole style sheet. Raises `FileNotFoundError` where the npm packages are not installed."""
    own = {file.stem: read(file) for file in sorted(SOURCES.glob("*.css"))}
    layers = {layer: "".join(own.pop(name) for name in names) for layer, names in OWN.items()}
    layers |= {"hds": design_system(), "components": "".join(own.values())}
    parts = [f"@layer {name}{{{squeeze(layers[name])}}}" for name in LAYERS]
    return "\n".join([f"@layer {','.join(LAYERS)};", *parts]) + "\n"


def design_system() -> str:
    """Return the rules of the design system that the site uses, each once, in the site's roles of colours.

    Of its base come the measures only: its classes for headings and texts have counterparts of ours.
    """
    base = PALETTE.sub("", read(DESIGN_SYSTEM / "base.css"))
    parts = [read(DESIGN_SYSTEM / "components" / name / f"{name}.css") for name in HDS_COMPONENTS]
    found = [rule for rule in rules(base) if rule.startswith((":root", "@"))]
    found += [rule for part in parts for rule in rules(part) if is_used(rule)]
    return COLOUR_NAME.sub(lambda name: ROLES.get(name[0], name[0]), "".join(dict.fromkeys(found)))


def read(file: Path) -> str:
    """Return a style sheet without its comments."""
    return COMMENT.sub("", file.read_text(encoding="utf-8"))


def rules(text: str) -> Iterator[str]:
    """Yield each outermost rule of a style sheet without comments, blocks inside it included."""
    depth = start = 0
    for brace in re.finditer(r"[{}]", text):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            yield text[start : brace.end()].strip()
            start = brace.end()


def is_used(rule: str) -> bool:
    """Return whether some selector of the rule names only what the templates have."""
    selectors = rule.partition("{")[0].split(",")
    return rule.startswith("@") or any(not any(part in selector for part in UNUSED) for selector in selectors)


def squeeze(text: str) -> str:
    """Return the style sheet without the white space that only people need; what stands in quotation marks is kept."""
    parts = re.split(r'("[^"]*")', text)
    parts[::2] = [re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r"\s+", " ", part)) for part in parts[::2]]
    return "".join(parts).replace(";}", "}").strip()


def main() -> None:
    """Write the style sheet; end with status 1 and one sentence where the design system is missing."""
    try:
        text = assemble()
    except FileNotFoundError as missing:
        sys.exit(f"{missing.filename} is missing: install the npm packages with `npm ci` and run again.")
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
