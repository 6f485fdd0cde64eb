"""What a test does a part of with the others is done in full by `make faults`."""

import re

from services.paths import ROOT
from tests.faults import scale


def test_whatever_is_scaled_is_run_in_full() -> None:
    named = re.search(r"^IN_FULL = ((?:.*\\\n)*.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    in_full = [ROOT / word for word in named[1].replace("\\\n", " ").split()]
    scaled = [path for path in (ROOT / "tests").rglob("test_*.py") if scale.__name__ in path.read_text()]
    assert scaled
    assert [path for path in scaled if not any(path.is_relative_to(each) for each in in_full)] == []
