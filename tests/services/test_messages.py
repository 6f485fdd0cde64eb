"""Gathering the texts of the interface."""

from services.messages import without_moments


def test_gathering_again_changes_no_header() -> None:
    header = 'msgid ""\nmsgstr ""\n"Language: sv\\n"\n'
    gathered = header + '"POT-Creation-Date: 2026-11-22 05:34+0200\\n"\n"Report-Msgid-Bugs-To: \\n"\n'
    assert without_moments(gathered + '\nmsgid "Search"\n') == header + '\nmsgid "Search"\n'
