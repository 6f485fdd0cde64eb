"""What is read of a mail that came back: of what is no report, or broken, nothing, and quickly."""

from __future__ import annotations

import base64
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hyte.mail.bounces import LONGEST_REASON, MOST_BYTES, Bounce, read_bounce
from tests.mail.reports import EXCHANGE, OURS, RECIPIENT, REPLY, SAID, report


def test_a_report_as_postfix_writes_it_tells_which_mail_and_why() -> None:
    assert read_bounce(report()) == Bounce(OURS, SAID)


def test_a_report_as_exchange_writes_it_tells_which_mail_and_why() -> None:
    said = f"550 5.1.10 Recipient not found, looked up by address {RECIPIENT}"
    assert read_bounce(EXCHANGE) == Bounce(OURS, said)


@pytest.mark.parametrize("returned", ["text/rfc822-headers", "message/global", "message/global-headers"])
def test_the_head_of_the_mail_may_come_back_in_each_form_that_there_is(returned: str) -> None:
    assert read_bounce(report(returned=returned)) == Bounce(OURS, SAID)


def test_a_report_in_utf_8_is_read() -> None:
    said = read_bounce(report(part="message/global-delivery-status", said="utf-8; 550 Ei löydy")).reason
    assert said == "5.1.1 550 Ei löydy"


def test_a_report_that_is_encoded_is_read() -> None:
    status = base64.encodebytes(b"Action: failed\nStatus: 5.2.2\n")
    head, _status, rest = report(part="message/delivery-status\nContent-Transfer-Encoding: base64").split(
        b"\n\n--x1", 2
    )
    original = rest.partition(b"--x1")[2]
    encoded = head + b"\n\n--x1/relay.example\nContent-Type: message/delivery-status\n"
    encoded += b"Content-Transfer-Encoding: base64\n\n" + status + b"\n--x1" + original
    assert read_bounce(encoded) == Bounce(OURS, "5.2.2")


def test_where_nothing_is_returned_the_report_itself_may_say_what_it_answers() -> None:
    assert read_bounce(report(returned="text/plain", more=f"In-Reply-To: {OURS}\n")) == Bounce(OURS, SAID)
    assert read_bounce(report(returned="text/plain")) is None


def test_what_was_returned_goes_before_what_the_report_says_that_it_answers() -> None:
    assert read_bounce(report(more="In-Reply-To: <another@hyte.example>\n")).message_id == OURS


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed", "expanded", "", "x failed"])
def test_what_has_not_finally_failed_is_no_bounce(action: str) -> None:
    assert read_bounce(report(action=action)) is None


@pytest.mark.parametrize("action", ["Failed", "failed(for good)", " FAILED "])
def test_failed_is_read_in_any_case_and_with_a_comment(action: str) -> None:
    assert read_bounce(report(action=action)) == Bounce(OURS, SAID)


@pytest.mark.parametrize("kind", ["disposition-notification", "feedback-report", '""'])
def test_a_report_that_it_was_read_or_is_unwanted_is_no_bounce(kind: str) -> None:
    assert read_bounce(report(kind=kind)) is None


@pytest.mark.parametrize("raw", [REPLY, b"", b"\n\n", b"\0" * 100, report()[:300], report().replace(b"--x1", b"--y1")])
def test_an_ordinary_reply_and_what_is_broken_are_no_bounces(raw: bytes) -> None:
    assert read_bounce(raw) is None


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("smtp; 450 4.4.7 too late", "5.1.1 450 4.4.7 too late"),
        ("smtp; 550 5.1.1 a;b", "550 5.1.1 a;b"),
        ("550 5.1.1 without its kind", "550 5.1.1 without its kind"),
        ("", "5.1.1"),
        ("smtp; 550 5.1.1 \u202eturned\0\u200b", "550 5.1.1 turned"),
    ],
)
def test_the_reason_is_one_line_of_what_can_be_seen(said: str, reason: str) -> None:
    assert read_bounce(report(said=said)).reason == reason


def test_the_reason_has_an_end() -> None:
    assert len(read_bounce(report(said="smtp; " + "no " * 10_000)).reason) == LONGEST_REASON


def test_of_many_recipients_the_first_that_failed_counts() -> None:
    said = "smtp; 250 well\n\nAction: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp; full"
    assert read_bounce(report(action="delivered", said=said)).reason == "5.2.2 full"


@pytest.mark.parametrize("name", ["", "0123", "<>", "<a b@c>", "<a\0b@c>", "<å@hyte.example>", f"<{'a' * 299}>"])
def test_what_is_no_message_id_names_no_mail(name: str) -> None:
    assert read_bounce(report(original=f"Message-ID: {name}")) is None


def test_what_stands_behind_the_first_half_megabyte_is_not_read() -> None:
    padding = b"x" * MOST_BYTES
    assert read_bounce(report().replace(b"We are sorry", padding)) is None
    assert read_bounce(report() + padding) == Bounce(OURS, SAID)


HEAD = b"Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
PART = b"--b\nContent-Type: message/delivery-status"
HOSTILE = {
    "thousands of levels of parts": b"".join(
        HEAD.replace(b"=b", b"=%d" % level) + b"--%d\n" % level for level in range(9_000)
    ),
    "thousands of levels of mails": HEAD + b"--b\n" + b"Content-Type: message/rfc822\n\n" * 20_000,
    "a type of nothing but quotation marks": HEAD + PART + b';"' * 300_000,
    "a head of nothing but quotation marks": HEAD[:30] + b';"' * 300_000,
    "nothing but boundaries": HEAD + b"--b\n" * 200_000,
    "a boundary that never ends": HEAD + b"--b" + b" " * 600_000 + b"x",
    "nothing but recipients": HEAD + PART + b"\n\n" + b"Action: failed\n\n" * 40_000,
    "nothing but empty lines": HEAD + PART + b"\n\n" + b"\n" * 600_000,
    "nothing but lines of the head": b"a: b\n" * 120_000 + HEAD,
    "a Message-ID that never ends": report(original="Message-ID: " + "<a" * 250_000),
    "bytes of no alphabet": HEAD[:-2] + b'; x="' + b"\xe4" * 600_000,
    "a parameter of an alphabet with a zero byte": HEAD.replace(b"type=", b"type*=a\0b''") + PART,
}


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_made_to_keep_the_reader_busy_is_no_bounce_and_takes_no_time(raw: bytes) -> None:
    begun = time.process_time()
    assert read_bounce(raw) is None
    assert time.process_time() - begun < 2


@given(st.binary(max_size=200), st.integers(0, len(EXCHANGE)), st.integers(0, 300))
def test_however_a_report_is_damaged_what_is_read_of_it_can_be_stored(damage: bytes, at: int, gone: int) -> None:
    found = read_bounce(EXCHANGE[:at] + damage + EXCHANGE[at + gone :])
    assert found is None or (found.message_id.isascii() and found.reason.isprintable())
