"""What a browser can find out about the accessibility of the page that it shows."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""The rule sets of axe-core: levels A and AA of WCAG 2.2, and good practice beyond it."""

TOO_WIDE = """
() => [...document.body.querySelectorAll("*")]
  .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map((element) => `${element.tagName.toLowerCase()}.${element.className}`)
"""

TOO_SMALL = """
(least) => [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
  .filter((element) => element.checkVisibility() && !element.closest(".visually-hidden, .skip-link"))
  .filter((element) => [element, ...(element.labels ?? [])].every((part) => {
    const {width, height} = part.getBoundingClientRect();
    return Math.min(width, height) < least;
  }))
  .map((element) => element.outerHTML.slice(0, 120))
"""


@cache
def axe_source() -> str:
    return AXE.read_text(encoding="utf-8")


def violations(page: Page, within: str = "html") -> list[str]:
    """Return what axe-core objects to on the page, one sentence for each rule with the elements it names.

    On a page of the staff interface look `within` "main": the frame around it is Wagtail's.
    """
    page.wait_for_load_state()
    page.evaluate(axe_source())
    found: dict[str, Any] = page.evaluate(
        "([within, tags]) => axe.run(within, {runOnly: {type: 'tag', values: tags}})", [within, list(TAGS)]
    )
    return [
        f"{rule['id']}: {rule['help']}: {'; '.join(node['html'][:160] for node in rule['nodes'])}"
        for rule in found["violations"]
    ]


def wider_than_the_screen(page: Page) -> list[str]:
    """Return the elements that make the reader scroll sideways; none where the page fits."""
    page.wait_for_load_state()  # before its stylesheets have come no page has its width
    fits = page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    return [] if fits else page.evaluate(TOO_WIDE)


def targets_below(page: Page, least: int) -> list[str]:
    """Return the controls and links that are less than `least` CSS pixels high or wide."""
    page.wait_for_load_state()
    return page.evaluate(TOO_SMALL, least)
