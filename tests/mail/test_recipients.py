"""Which addresses are taken: those that a mail can be written to."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from hyte.mail.reasons import reason_of
from hyte.mail.recipients import LONGEST, RecipientField, is_recipient

HOST = "@yhdistys.example"


@pytest.mark.parametrize(
    "email", ["aino@yhdistys.example", "aino@järjestö.fi", "o'hara+1@a-b.fi", "a" * (LONGEST - len(HOST)) + HOST]
)
def test_ordinary_addresses_and_hosts_with_letters_of_finland_are_taken(email: str) -> None:
    assert is_recipient(email)


@pytest.mark.parametrize(
    "email",
    [
        "a@א1.fi",  # mixes the directions of writing
        f"a@{'ä' * 63}.fi",  # too long as the mail system writes it
        "a@․b.fi",  # a dot that becomes another one
        "a@b\u200bc.fi",
        "a@b\u202e.fi",
        "a" * (LONGEST - len(HOST) + 1) + HOST,
        "a@b..fi",
        "aino",
    ],
)
def test_what_no_mail_can_be_written_to_is_refused(email: str) -> None:
    assert not is_recipient(email)


@pytest.mark.parametrize(("language", "words"), [("fi", "ei voi lähettää"), ("sv", "går inte att skicka")])
def test_the_reader_is_told_in_the_readers_language(language: str, words: str) -> None:
    with translation.override(language), pytest.raises(ValidationError) as refused:
        RecipientField().clean("a@א1.fi")
    with translation.override(language):
        assert words in refused.value.messages[0]


def test_a_reason_tells_no_address_and_no_link_however_the_server_quotes_them() -> None:
    link = f"https://hyte.example/fi/oma-lausunto/abcdefghjkmn/{'t' * 43}/"
    reason = reason_of(ValueError(f"554 not wanted: <aino@yhdistys.example> {link}" + " x" * 300))
    assert reason.startswith("ValueError: 554 not wanted: <[address]> https://hyte.example/fi/oma-lausunto/")
    assert "t" * 43 not in reason
    assert len(reason) == 300
