"""Nobody guesses a signed link: a thousand tokens that are nearly right, and each is 404.

The paths of the link share them, each with its own token; `make faults` tries all of them at every path.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import quote

import pytest
import time_machine
from django.conf import LazySettings
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import translation

from consultations.confirmation import confirmation_token
from consultations.models import Comment, Consultation, Decision, Statement, StatementContact
from consultations.submission import Receipt
from consultations.tokens import TOKEN_LENGTH
from hyte.pages.addresses import LANGUAGES
from tests.consultations.factories import send
from tests.faults.scale import IN_FULL

pytestmark = pytest.mark.django_db

ALPHABET = string.ascii_letters + string.digits + "-_"
PATHS = ("own_statement", "own_data", "correct_own", "withdraw_own", "erase_own", "own_file", "confirm_address")
LOOK_ALIKES = str.maketrans(
    {"a": "а", "c": "с", "e": "е", "o": "о", "p": "р", "x": "х", "y": "у", "A": "А", "B": "В", "E": "Е", "H": "Н",
     "K": "К", "M": "М", "O": "О", "P": "Р", "T": "Т", "X": "Х", "-": "‐", "_": "＿", "0": "О", "1": "１", "2": "２"}
)  # fmt: skip
IN_THE_FORM_OF_A_TOKEN = re.compile(rf"[\w-]{{{TOKEN_LENGTH}}}", re.ASCII)
"""Anything else is no address, whatever is sent to it."""

ENOUGH = 1000
EMAIL = "meri@yhdistys.example"


def tokens_like(token: str, other: str) -> Iterator[str]:
    """Yield tokens that are not `token` but resemble it; `other` is the right one of another statement."""
    yield from ("", other, other[::-1], token[::-1], token * 2, token + other, f"{token}{token[-1]}", token * 500)
    yield from (token.lower(), token.upper(), token.swapcase(), f" {token}", f"{token} ", f"{token}=", f"{token}\n")
    yield from (f"{token}\0", f"\ufeff{token}", f"{token}\u200b", f"%{token}", f"{token}%00", quote(f"ä{token}"))
    yield from (f"{token}/", f"./{token}", f"../{token}", f"{token}/..", f"{token};", f"{token}' OR '1'='1")
    yield from (token.translate(LOOK_ALIKES), "".join(chr(ord(each) + 0xFEE0) for each in token))
    yield from (each * TOKEN_LENGTH for each in ALPHABET)
    for place in range(TOKEN_LENGTH):
        before, here, after = token[:place], token[place], token[place + 1 :]
        yield before
        yield token[place + 1 :]
        yield f"{before}{after}"
        yield f"{before}{here}{here}{after}"
        yield f"{before}{here.translate(LOOK_ALIKES)}{after}"
        yield f"{before}{here.swapcase()}{after}"
        yield before + other[place:]
        yield other[:place] + token[place:]
        yield f"{before}{after[:1]}{here}{after[1:]}"
        at = ALPHABET.index(here)
        yield from (f"{before}{ALPHABET[(at + step) % len(ALPHABET)]}{after}" for step in (*range(1, 13), 26, 32, -1))


def guesses(token: str, other: str) -> list[str]:
    return sorted({guess for guess in tokens_like(token, other) if guess != token})


def plain_404(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponseNotFound()


@pytest.fixture
def receipts(consultation: Consultation, now: datetime) -> Iterator[tuple[Receipt, Receipt]]:
    with time_machine.travel(now, tick=False):
        yield (
            send(consultation, now, "Oma.", email=EMAIL),
            send(consultation, now, "Muiden.", email=f"toinen.{EMAIL}"),
        )


@pytest.fixture(autouse=True)
def short_answers(monkeypatch: pytest.MonkeyPatch, settings: LazySettings) -> None:
    """Leave out the page that says 404, which has tests of its own, and what stands round every view.

    That is where the time goes; that a guess finds nothing is up to the addresses and the views.
    """
    monkeypatch.setattr(get_resolver().urlconf_module, "handler404", plain_404, raising=False)
    settings.MIDDLEWARE = ["django.middleware.locale.LocaleMiddleware"]


def address(name: str, statement: Statement, token: str, language: str) -> str:
    right = "2" * TOKEN_LENGTH
    rest = ["222222222222"] if name == "own_file" else []
    with translation.override(language):
        return reverse(name, args=[statement.public_id, right, *rest]).replace(right, quote(token))


def right_token(name: str, receipt: Receipt) -> str:
    if name != "confirm_address":
        return receipt.token
    return confirmation_token(receipt.statement, StatementContact.objects.get(statement=receipt.statement).email)


def told() -> list[object]:
    return [list(each.objects.order_by("pk").values()) for each in (Statement, StatementContact, Comment, Decision)]


@pytest.mark.parametrize("name", PATHS)
def test_a_thousand_guesses_find_nothing_and_change_nothing(
    client: Client, receipts: tuple[Receipt, Receipt], name: str
) -> None:
    own, other = receipts
    tried, before = guesses(right_token(name, own), right_token(name, other)), told()
    assert len(tried) >= ENOUGH
    mine = tried if IN_FULL else tried[PATHS.index(name) :: len(PATHS)]
    for number, guess in enumerate(mine):
        guessed = address(name, own.statement, guess, LANGUAGES[number % 2])
        assert client.get(guessed).status_code == 404, guess
        if IN_THE_FORM_OF_A_TOKEN.fullmatch(guess):
            assert client.post(guessed, {"sure": "on"}).status_code == 404, guess
    assert told() == before


@pytest.mark.parametrize("name", [name for name in PATHS if name != "own_file"])
def test_the_right_token_is_no_guess(client: Client, receipts: tuple[Receipt, Receipt], name: str) -> None:
    own, _other = receipts
    for language in LANGUAGES:
        assert client.get(address(name, own.statement, right_token(name, own), language)).status_code == 200
