"""Hostile and broken files: each is judged within the limits, and whoever asked goes on."""

from __future__ import annotations

import os
import resource
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from hyte.media.reading import process
from hyte.media.reading.limits import CPU_SECONDS, MOST_BYTES, WALL_SECONDS
from hyte.media.reading.outcome import Outcome, Reading
from hyte.media.reading.process import ReaderFailed, read_apart
from tests.media.files import docx, pdf
from tests.media.reading import hostile

HOSTILE: list[tuple[str, Callable[[], bytes], Outcome]] = [
    ("docx", hostile.word_bomb, Outcome.TOO_COSTLY),
    ("pptx", hostile.many_slides, Outcome.TOO_COSTLY),
    ("docx", hostile.many_parts, Outcome.TOO_COSTLY),
    ("docx", lambda: hostile.word_with('[<!ENTITY x SYSTEM "file:///etc/hostname">]', "&x;"), Outcome.BROKEN),
    ("docx", lambda: hostile.word_with('SYSTEM "http://127.0.0.1/d.dtd"'), Outcome.BROKEN),
    ("docx", lambda: hostile.word_with(hostile.laughs(), "&l9;"), Outcome.BROKEN),
    ("odt", hostile.open_document_with_entity, Outcome.BROKEN),
    ("docx", hostile.deep_markup, Outcome.NO_TEXT),
    ("docx", hostile.wide_markup, Outcome.NO_TEXT),
    ("pdf", lambda: hostile.pdf_bomb(megabytes=1000), Outcome.BROKEN),
    ("pdf", hostile.pdf_in_a_circle, Outcome.READ),
    ("pdf", hostile.pdf_that_calls_itself, Outcome.BROKEN),
    ("pdf", hostile.pdf_of_a_billion_pages, Outcome.READ),
    ("pdf", hostile.pixel_flood, Outcome.NO_TEXT),
    ("pptx", hostile.png_flood, Outcome.READ),
    ("pdf", lambda: pdf(*["Sivu"] * 10_000), Outcome.CUT),
    ("pdf", lambda: pdf(*[""] * 10_000), Outcome.NO_TEXT),
    ("pdf", hostile.protected_pdf, Outcome.PROTECTED),
    ("odt", hostile.protected_open_document, Outcome.PROTECTED),
    ("docx", lambda: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(5000), Outcome.PROTECTED),
    ("pdf", lambda: b"%PDF-1.7\n", Outcome.BROKEN),
    ("pdf", pdf, Outcome.BROKEN),
    ("docx", lambda: docx("Ohjelma")[:-30], Outcome.BROKEN),
    ("docx", lambda: b"Ei mikaan Word-tiedosto", Outcome.BROKEN),
    ("txt", lambda: bytes(1000), Outcome.BROKEN),
    ("txt", lambda: bytes(MOST_BYTES + 1), Outcome.TOO_LARGE),
]  # fmt: skip


def computed_by_children() -> float:
    """Return the seconds of computing of all processes that were waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@pytest.mark.parametrize(("extension", "make", "outcome"), HOSTILE)
def test_a_hostile_file_is_judged_within_the_limits(
    extension: str, make: Callable[[], bytes], outcome: Outcome
) -> None:
    content = make()
    started, computed = time.monotonic(), computed_by_children()
    assert read_apart(BytesIO(content), extension).outcome is outcome
    assert computed_by_children() - computed < CPU_SECONDS + 1
    assert time.monotonic() - started < WALL_SECONDS


@pytest.mark.parametrize("extension", hostile.SAMPLES)
@pytest.mark.parametrize("seed", range(8))
def test_a_damaged_file_is_judged_whatever_the_damage(extension: str, seed: int) -> None:
    content = hostile.damaged(hostile.SAMPLES[extension](), seed)
    assert read_apart(BytesIO(content), extension).outcome in set(Outcome)


@pytest.mark.parametrize("extension", hostile.SAMPLES)
def test_the_same_file_undamaged_is_read(extension: str) -> None:
    reading = read_apart(BytesIO(hostile.SAMPLES[extension]()), extension)
    assert reading.outcome is Outcome.READ
    assert "Hyvinvointialueen ohjelma" in reading.text


END = "import os, signal; os.kill(os.getpid(), signal."
"""A program that ends itself, up to the name of the signal."""


def run_instead(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, program: str) -> None:
    """Have another program run in place of the one that reads."""
    (tmp_path / "program.py").write_text(program)
    starter = tmp_path / "python"
    starter.write_text(f"#!/bin/sh\nexec {sys.executable} {tmp_path}/program.py\n")
    starter.chmod(0o755)
    monkeypatch.setattr(process.sys, "executable", str(starter))


@pytest.mark.parametrize(("end", "outcome"), [("SIGXCPU", "too_costly"), ("SIGSEGV", "broken")])
def test_a_process_that_a_limit_ends_tells_what_the_file_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, end: str, outcome: str
) -> None:
    run_instead(monkeypatch, tmp_path, f"{END}{end})")
    assert read_apart(BytesIO(b""), "txt") == Reading(Outcome(outcome))


@pytest.mark.parametrize("program", [f"{END}SIGKILL)", f"{END}SIGALRM)", "raise SystemExit(1)", ""])
def test_an_end_that_says_nothing_about_the_file_is_an_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, program: str
) -> None:
    run_instead(monkeypatch, tmp_path, program)
    with pytest.raises(ReaderFailed):
        read_apart(BytesIO(b""), "txt")


def test_a_process_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    run_instead(monkeypatch, tmp_path, "import time; time.sleep(60)")
    monkeypatch.setattr(process, "WALL_SECONDS", 0)
    monkeypatch.setattr(process, "GRACE", 0.2)
    with pytest.raises(ReaderFailed):
        read_apart(BytesIO(b""), "txt")


def test_the_process_sees_neither_settings_nor_secrets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SECRET_KEY", "salaisuus")
    seen = tmp_path / "seen"
    run_instead(monkeypatch, tmp_path, f"import os; open({str(seen)!r}, 'w').write(str(dict(os.environ)))")
    with pytest.raises(ReaderFailed):
        read_apart(BytesIO(b""), "txt")
    assert "salaisuus" in str(dict(os.environ))
    assert "salaisuus" not in seen.read_text()
