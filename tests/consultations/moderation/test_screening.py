"""What arrives is compared with what arrived before. Signs hold it; nothing is refused, and no address is stored."""

from datetime import datetime, timedelta

import pytest

from consultations.models import Consultation, ModerationSettings, Statement
from consultations.moderation.models import Arrival, BlockedWord
from consultations.moderation.screening import MOST_FROM_A_NETWORK, Arriving, forget, remember, screen
from tests.consultations.factories import send
from tests.consultations.moderation.test_likeness import LETTER

pytestmark = pytest.mark.django_db
HOME = "192.0.2.7"


def arrive(consultation: Consultation, at: datetime, text: str = "Kyllä.", address: str = HOME) -> Statement:
    statement = send(consultation, at, text).statement
    remember(arriving(at, text, address), statement)
    return statement


def signs(at: datetime, text: str = "Kyllä.", address: str = HOME) -> list[str]:
    return screen(arriving(at, text, address))


def arriving(at: datetime, text: str, address: str) -> Arriving:
    return Arriving(texts=[text], names=[], language="fi", address=address, at=at)


def test_an_ordinary_statement_shows_no_sign(consultation: Consultation, now: datetime) -> None:
    arrive(consultation, now - timedelta(minutes=1))
    assert signs(now) == []


def test_a_blocked_word_is_named_as_moderators_wrote_it(db: None, now: datetime) -> None:
    BlockedWord.objects.create(word="kasino")
    assert signs(now, "Tulkaa kasinolle!") == ["blocked_word:kasino"]


def test_a_copy_names_the_statement_that_it_repeats(consultation: Consultation, now: datetime) -> None:
    earlier = arrive(consultation, now - timedelta(hours=20), LETTER)
    assert signs(now, LETTER.replace("kuudessa", "viidessä")) == [f"like_another:{earlier.public_id}"]


def test_a_flood_from_one_network_is_noticed_whatever_the_last_byte(consultation: Consultation, now: datetime) -> None:
    for number in range(MOST_FROM_A_NETWORK):
        arrive(consultation, now - timedelta(minutes=number + 1), address=f"192.0.2.{number}")
    assert signs(now) == [f"same_network:{MOST_FROM_A_NETWORK}"]
    assert signs(now, address="198.51.100.1") == []
    assert signs(now + timedelta(minutes=10)) == []


def test_a_surge_is_noticed_at_the_threshold_of_the_settings(consultation: Consultation, now: datetime) -> None:
    ModerationSettings.objects.create(pk=1, surge_threshold=5)
    for number in range(4):
        arrive(consultation, now - timedelta(minutes=50), address=f"10.0.{number}.1")
    assert signs(now) == []
    arrive(consultation, now - timedelta(hours=1), address="10.0.9.1")
    assert signs(now) == ["surge:5"]


def test_nothing_of_the_address_or_the_text_is_stored(consultation: Consultation, now: datetime) -> None:
    arrive(consultation, now, LETTER)
    row = Arrival.objects.get()
    assert len(row.network) == 32
    assert "192" not in row.network
    assert row.numbers
    assert all(isinstance(value, int) for value in row.numbers)


def test_an_arrival_is_forgotten_after_a_month_or_with_its_statement(consultation: Consultation, now: datetime) -> None:
    arrive(consultation, now)
    assert forget(at=now + timedelta(days=30)) == 0
    assert forget(at=now + timedelta(days=30, microseconds=1)) == 1
    erased = arrive(consultation, now)
    Statement.objects.filter(pk=erased.pk).update(
        erased_at=now, name="", organisation="", business_id="", role="", fingerprint=""
    )
    assert forget(at=now) == 1


def test_an_unreadable_address_is_no_network(consultation: Consultation, now: datetime) -> None:
    for _number in range(MOST_FROM_A_NETWORK):
        arrive(consultation, now - timedelta(minutes=1), address="unknown")
    assert signs(now, address="unknown") == []
