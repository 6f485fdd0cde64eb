"""Words that a line end or a typesetter has taken apart are whole again."""

from __future__ import annotations

import pytest

from hyte.media.reading.cleaning import cleaned


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("koordi\x02naattori", "koordinaattori"),
        ("koordi\ufffe\r\nnaattori", "koordinaattori"),
        ("linja\x02auto", "linja-auto"),
        ("EU\x02rahoitus", "EU-rahoitus"),
        ("2026\x02luku", "2026-luku"),
        ("Etelä\x02Savo", "Etelä-Savo"),
        ("maa- ja\nmetsätalous", "maa- ja\nmetsätalous"),
        ("järjestö\u00adavustus", "järjestöavustus"),
        ("ﬁlosoﬁa, eﬀekti, oﬃciell, ﬂagga", "filosofia, effekti, officiell, flagga"),
        ("a\u0308a\u0308nestys", "äänestys"),
        ("yksi\0 \u202ekaksi", "yksi kaksi"),
        ("yksi   kaksi\t\tkolme", "yksi kaksi kolme"),
        ("a\r\n \r\n\r\n\r\nb", "a\n\nb"),
        ("rikki \ud800 pari", "rikki pari"),
    ],
)
def test_text_is_made_as_a_reader_would_type_it(raw: str, text: str) -> None:
    assert cleaned(raw) == text
