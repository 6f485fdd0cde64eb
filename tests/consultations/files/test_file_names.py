"""A file name is shown and downloaded by people: it must be what it seems to be."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultations.file_checks.names import clean_name, extension_of


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("Lausunto näkökohdista.pdf", "Lausunto näkökohdista.pdf"),
        ("C:\\Users\\Meri\\Asiakirjat\\lausunto.pdf", "lausunto.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("lausunto.exe.pdf", "lausunto-exe.pdf"),
        ("lausunto\u202efdp.pdf", "lausuntofdp.pdf"),
        ("lausunto\x00.html.pdf", "lausunto-html.pdf"),
        ('"; filename="x.html".pdf', "filename=-x-html.pdf"),
        ("a\r\nSet-Cookie: x=1.pdf", "a Set-Cookie- x=1.pdf"),
        ("<script>alert(1)</script>.pdf", "script.pdf"),
        ("con.pdf", "file-con.pdf"),
        ("LPT1.pdf", "file-LPT1.pdf"),
        (".pdf", "file.pdf"),
        ("   .pdf", "file.pdf"),
        ("\u200b\u200d.pdf", "file.pdf"),
        ("-rf .pdf", "rf.pdf"),
        ("a%00b%2F..pdf", "a-00b-2F.pdf"),
        ("Nuotta\u0308.pdf", "Nuottä.pdf"),
    ],
)
def test_a_name_is_cleaned(name: str, cleaned: str) -> None:
    assert clean_name(name, "pdf") == cleaned


@pytest.mark.parametrize("letter", ["a", "ä", "漢", "😀"])
def test_a_long_name_fits_into_a_file_system(letter: str) -> None:
    cleaned = clean_name(letter * 255 + ".pdf", "pdf")
    assert len(cleaned.encode()) <= 255
    assert len(cleaned) <= 150


@given(st.text(max_size=300))
def test_whatever_it_was_a_name_is_one_line_with_one_extension(name: str) -> None:
    cleaned = clean_name(name, "pdf")
    assert cleaned.count(".") == 1
    assert not set(cleaned) & set('/\\:"<>|?*;%\n\r\x00')
    assert not any(unicodedata.category(letter) == "Cc" for letter in cleaned)
    assert clean_name(cleaned, "pdf") == cleaned


@pytest.mark.parametrize(
    ("name", "extension"),
    [("a.PDF", "pdf"), ("a.pdf ", "pdf"), ("a", ""), ("a.pdf/b", ""), ("a.pdf\u202e", "pdf"), ("a.jpg.exe", "exe")],
)
def test_the_last_extension_of_the_last_part_counts(name: str, extension: str) -> None:
    assert extension_of(name) == extension
