"""What an operator reads when a program failed."""

import errno
from pathlib import Path

import pytest

from services.command_line import run_verb, system_sentence
from services.console import Unavailable, duration
from services.failures import explain, last_line
from services.programs import run_logged

LOG = Path("var/log/pip.log")


@pytest.mark.parametrize(
    ("output", "meaning"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "the disk is full"),
        ("npm error code EAI_AGAIN", "the network could not be reached"),
        ("Failed to establish a new connection: [Errno -3] Temporary failure in name resolution", "the network"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "not the one that the lock names"),
        ("error: [Errno 13] Permission denied: '/home/x'", "may not be written"),
    ],
)
def test_a_known_cause_is_named_with_its_remedy(output: str, meaning: str) -> None:
    sentence = explain("Python packages could not be installed", f"Collecting wagtail\n{output}\n\n", LOG)
    assert sentence.startswith("Python packages could not be installed: ")
    assert meaning in sentence
    assert "run" in sentence
    assert sentence.endswith("(details: var/log/pip.log).")


def test_an_unknown_cause_is_quoted_from_the_last_line() -> None:
    sentence = explain(
        "The styles could not be assembled", "Traceback …\nKeyError: 'focus'\n", Path("var/log/assets.log")
    )
    assert sentence == "The styles could not be assembled: KeyError: 'focus' (details: var/log/assets.log)"


def test_every_bad_value_of_the_environment_is_repeated_as_the_settings_name_it() -> None:
    output = "configuration: PORT: Not a number.\nconfiguration: LOG_LEVEL: Must be one of: DEBUG, INFO.\n"
    assert explain("The messages could not be compiled", output, LOG) == output.strip()


def test_colours_and_empty_lines_are_not_last_lines() -> None:
    assert last_line("[ERROR] no compiler\n\x1b[0m\x1b[0m\n\n") == "[ERROR] no compiler"
    assert last_line("") == "it ended without a word"


def test_a_program_that_is_not_installed_is_one_sentence() -> None:
    with pytest.raises(Unavailable, match=r"^The styles: /nowhere/sass cannot be run \(No such file or directory\)\.$"):
        run_logged(["/nowhere/sass"], log="test-of-services", what="The styles")


def test_a_full_disk_is_told_as_such() -> None:
    assert system_sentence(OSError(errno.ENOSPC, "No space left on device")).startswith("The disk is full: ")


def test_an_unknown_verb_is_answered_with_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_verb(["serve"]) == 2
    assert "run, test, lint" in capsys.readouterr().err


@pytest.mark.parametrize(("seconds", "shown"), [(0.04, "0.0 s"), (9.94, "9.9 s"), (41.3, "41 s")])
def test_durations_are_short(seconds: float, shown: str) -> None:
    assert duration(seconds) == shown
